import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { REPORT_HOSTS_VARIABLE, type ReportHosts } from '../../lib/page/report-names';
import type { HostAnswer, HostRequest } from './https-server';

/** What the collector said of one violation. */
export interface CollectedLine {
  readonly directive: string;
  readonly host: string;
  readonly path: string;
  readonly reportOnly: boolean;
  readonly unknownScriptHost: boolean;
}

/** The collector's function behind a local server, as API Gateway calls it. */
export interface ReportCollector {
  /** The violations that it logged. */
  readonly violations: readonly CollectedLine[];
  /** The metrics that it published, by name, directive and host. */
  readonly metrics: readonly string[];
  readonly answer: (request: HostRequest) => Promise<HostAnswer>;
  readonly stop: () => void;
}

/** Loads the collector's function and listens to what it writes to the function's log. */
export function startReportCollector(hosts: ReportHosts): ReportCollector {
  process.env[REPORT_HOSTS_VARIABLE] = JSON.stringify(hosts);
  process.env.POWERTOOLS_SERVICE_NAME = 'reports';
  const violations: CollectedLine[] = [];
  const metrics: string[] = [];
  const original = process.stdout.write.bind(process.stdout);
  const written = [process.stdout, process.stderr].map((stream) =>
    jest.spyOn(stream, 'write').mockImplementation((chunk) => {
      for (const line of String(chunk)
        .split('\n')
        .filter((text) => text.startsWith('{'))) {
        const data = JSON.parse(line);
        if (data.message === 'blocked') violations.push(data);
        if (data._aws !== undefined) metrics.push(metricOf(data));
      }
      return String(chunk).startsWith('{') ? true : original(chunk as string);
    }),
  );
  // Only now: the function reads its environment when it is loaded.
  const { handler } =
    require('../../lib/handlers/violation-reports') as typeof import('../../lib/handlers/violation-reports');
  return {
    violations,
    metrics,
    answer: async (request) => {
      const { statusCode, headers } = (await handler(eventOf(request))) as APIGatewayProxyStructuredResultV2;
      return { status: statusCode ?? 0, headers: headers as Record<string, string> };
    },
    stop: () => {
      for (const spy of written) spy.mockRestore();
    },
  };
}

/** "Embedded metric format specification", Amazon CloudWatch User Guide. */
function metricOf(data: {
  readonly _aws: { readonly CloudWatchMetrics: readonly { readonly Metrics: readonly { readonly Name: string }[] }[] };
  readonly directive?: string;
  readonly host?: string;
}): string {
  const name = data._aws.CloudWatchMetrics[0]?.Metrics[0]?.Name ?? '';
  return [name, data.directive, data.host].filter((part) => part !== undefined).join(' ');
}

function eventOf({ method, path, headers, body }: HostRequest): APIGatewayProxyEventV2 {
  const [rawPath = '', rawQueryString = ''] = path.split('?');
  return {
    version: '2.0',
    routeKey: `${method} ${rawPath}`,
    rawPath,
    rawQueryString,
    headers,
    isBase64Encoded: true,
    body: Buffer.from(body).toString('base64'),
    requestContext: {} as APIGatewayProxyEventV2['requestContext'],
  };
}
