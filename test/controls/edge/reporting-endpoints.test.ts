import { definedEndpoints, isSafeEndpoint, namedEndpoints } from '../../../lib/controls/edge/reporting-endpoints';
import type { Resource } from '../../../lib/controls/resource';
import { TemplateSet } from '../../../lib/controls/template-set';

function policy(items: readonly object[], csp?: unknown): Resource {
  const Properties = {
    ResponseHeadersPolicyConfig: {
      SecurityHeadersConfig: { ContentSecurityPolicy: { ContentSecurityPolicy: csp } },
      CustomHeadersConfig: { Items: items },
    },
  };
  const body = { Resources: { Headers: { Type: 'AWS::CloudFront::ResponseHeadersPolicy', Properties } } };
  const [resource] = new TemplateSet([{ name: 'template', body }]).ofType('AWS::CloudFront::ResponseHeadersPolicy');
  return resource as Resource;
}

const header = (Header: string, Value: unknown) => ({ Header, Value });

test('endpoints are read by name', () => {
  const endpoints = definedEndpoints(
    policy([header('reporting-endpoints', 'csp="https://a.example/r", scripts="/s"')]),
  );

  expect([...(endpoints ?? [])]).toEqual([
    ['csp', 'https://a.example/r'],
    ['scripts', '/s'],
  ]);
});

test('no header defines none, and one that is decided at deployment leaves them open', () => {
  expect(definedEndpoints(policy([]))?.size).toBe(0);
  expect(definedEndpoints(policy([header('Reporting-Endpoints', { 'Fn::ImportValue': 'Endpoints' })]))).toBeUndefined();
});

test('names are those of the policy and of every header that has them', () => {
  const items = [
    header('Integrity-Policy', 'blocked-destinations=(script), endpoints=(a b)'),
    header('Cross-Origin-Opener-Policy', 'same-origin; report-to="c"'),
    header('X-Other', 'endpoints=(never)'),
  ];

  expect(namedEndpoints(policy(items, "default-src 'self'; report-to d")).map(({ name }) => name)).toEqual([
    'd',
    'a',
    'b',
    'c',
  ]);
});

test.each([
  ['https://shop.example/reports', true],
  ['/reports', true],
  ['//other.example/reports', false],
  ['http://shop.example/reports', false],
  ['https:///reports', false],
  ['reports', false],
])('%s is an address that browsers report to safely: %s', (url, expected) => {
  expect(isSafeEndpoint(url)).toBe(expected);
});
