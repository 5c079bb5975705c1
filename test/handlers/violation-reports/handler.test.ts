import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { REPORT_HOSTS_VARIABLE } from '../../../lib/page/report-names';

const HOSTS = { scriptHosts: ['shop.example.com'], knownHosts: ['shop.example.com'] };

let lines: Record<string, unknown>[];

beforeEach(() => {
  jest.resetModules();
  process.env[REPORT_HOSTS_VARIABLE] = JSON.stringify(HOSTS);
  process.env.POWERTOOLS_SERVICE_NAME = 'Shop/Reports';
  lines = [];
  for (const stream of [process.stdout, process.stderr]) {
    jest.spyOn(stream, 'write').mockImplementation((chunk) => {
      lines.push(
        ...String(chunk)
          .trim()
          .split('\n')
          .map((line) => JSON.parse(line)),
      );
      return true;
    });
  }
});

afterEach(() => jest.restoreAllMocks());

async function post(contentType: string, body: unknown) {
  const { handler } =
    require('../../../lib/handlers/violation-reports') as typeof import('../../../lib/handlers/violation-reports');
  const event = { headers: { 'content-type': contentType }, body: JSON.stringify(body), isBase64Encoded: false };
  return await handler(event as unknown as APIGatewayProxyEventV2);
}

const violation = (blockedURL: string, effectiveDirective = 'script-src-elem') => ({
  type: 'csp-violation',
  url: 'https://shop.example.com/checkout',
  body: { blockedURL, effectiveDirective, disposition: 'enforce' },
});

/** The metrics that were published, each with its dimensions and value. */
const metrics = () =>
  lines
    .filter((line) => '_aws' in line)
    .map(({ _aws, ...line }) => {
      const [
        {
          Namespace,
          Dimensions: [dimensions],
          Metrics: [{ Name }],
        },
      ] = (_aws as { CloudWatchMetrics: never }).CloudWatchMetrics as [
        { Namespace: string; Dimensions: [string[]]; Metrics: [{ Name: string }] },
      ];
      return [Namespace, Name, Object.fromEntries(dimensions.map((name) => [name, line[name]])), line[Name]];
    });

test('logs each violation and counts them by directive and known host', async () => {
  const answer = await post('application/reports+json', [
    violation('https://evil.example/1.js'),
    violation('https://worse.example/2.js'),
    violation('https://shop.example.com/3.js'),
    violation('inline', 'style-src-elem'),
  ]);

  expect(answer).toEqual({ statusCode: 204, headers: { 'cache-control': 'no-store' } });
  expect(
    lines.filter(({ message }) => message === 'blocked').map(({ directive, host, path }) => [directive, host, path]),
  ).toEqual([
    ['script-src-elem', 'evil.example', '/checkout'],
    ['script-src-elem', 'worse.example', '/checkout'],
    ['script-src-elem', 'shop.example.com', '/checkout'],
    ['style-src-elem', 'inline', '/checkout'],
  ]);
  const service = 'Shop/Reports';
  expect(metrics()).toEqual([
    ['Storefront', 'Violations', { service, directive: 'script-src-elem', host: 'other' }, 2],
    ['Storefront', 'Violations', { service, directive: 'script-src-elem', host: 'shop.example.com' }, 1],
    ['Storefront', 'Violations', { service, directive: 'style-src-elem', host: 'inline' }, 1],
    ['Storefront', 'UnknownScriptHost', { service }, 2],
  ]);
});

test('counts a refused request, and echoes nothing of it', async () => {
  const answer = await post('application/reports+json', { secret: 'echo me' });

  expect(answer).toEqual({ statusCode: 400, headers: { 'cache-control': 'no-store' } });
  expect(metrics()).toEqual([['Storefront', 'RefusedRequests', { service: 'Shop/Reports' }, 1]]);
  expect(JSON.stringify(lines)).not.toContain('echo me');
});

test.each([
  [undefined, 'the environment variable REPORT_HOSTS is not set'],
  ['{"scriptHosts":[]}', /^REPORT_HOSTS is not understood: .*knownHosts/s],
  [JSON.stringify({ scriptHosts: [], knownHosts: Array(51).fill('a.example') }), /^REPORT_HOSTS is not understood: /],
])('does not start with the hosts %j', async (hosts, message) => {
  if (hosts === undefined) delete process.env[REPORT_HOSTS_VARIABLE];
  else process.env[REPORT_HOSTS_VARIABLE] = hosts;

  await expect(post('application/csp-report', {})).rejects.toThrow(message);
});
