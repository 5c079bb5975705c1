import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics } from '@aws-lambda-powertools/metrics';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { METRIC_NAMESPACE } from '../../page/monitor-names';
import { collectReports } from './collect-reports';
import { recordViolations } from './record-violations';
import { reportHosts } from './report-hosts';

const hosts = reportHosts(process.env);
const logger = new Logger();
const metrics = new Metrics({ namespace: METRIC_NAMESPACE });

/** Takes the violation reports of browsers, behind `POST` of an HTTP API. Never echoes what was posted. */
export async function handler(event: APIGatewayProxyEventV2): Promise<APIGatewayProxyStructuredResultV2> {
  const collected = collectReports(event, hosts);
  recordViolations(collected, { logger, metrics });
  return { statusCode: collected.status, headers: { 'cache-control': 'no-store' } };
}
