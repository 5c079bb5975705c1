import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { ReportHosts } from '../../page/report-names';
import { reportRequest } from './report-request';
import { reportsSchema } from './report-schema';
import { type Violation, violationOf } from './violation';

/** What a request of reports comes to. */
export interface CollectedReports {
  /** 204, or 400, 413 or 415 when nothing of the request is used. */
  readonly status: 204 | 400 | 413 | 415;
  readonly violations: readonly Violation[];
}

/** Reads what a browser posted. Anybody can post anything: a request is used whole or not at all. */
export function collectReports(
  event: Pick<APIGatewayProxyEventV2, 'headers' | 'body' | 'isBase64Encoded'>,
  hosts: ReportHosts,
): CollectedReports {
  const request = reportRequest(event);
  if ('refused' in request) return { status: request.refused, violations: [] };
  const reports = reportsSchema.safeParse(request.body);
  if (!reports.success) return { status: 400, violations: [] };
  return { status: 204, violations: reports.data.flatMap((report) => violationOf(report, hosts) ?? []) };
}
