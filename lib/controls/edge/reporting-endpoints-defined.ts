import { each } from '../check';
import { control } from '../control';
import { single } from '../detect';
import { judged } from '../frameworks/framework';
import type { Resource } from '../resource';
import { all, compliant, unknown, type Verdict, violation } from '../verdict';
import { isUndecided } from './csp-directives';
import { CSP_PATH, judgeDirectives } from './csp-header';
import { definedEndpoints, isSafeEndpoint, namedEndpoints } from './reporting-endpoints';

function judgePolicy(policy: Resource): Verdict {
  const endpoints = definedEndpoints(policy);
  return all(
    ...namedEndpoints(policy).map(({ name, path }) => {
      if (endpoints === undefined || isUndecided(name) || name.includes('${')) {
        return unknown(path, 'the template does not tell the endpoints');
      }
      const url = endpoints.get(name);
      if (url === undefined) return violation(path, `endpoint ${name} is not among Reporting-Endpoints`);
      if (url.startsWith('${')) return unknown(path, `the address of endpoint ${name} is decided at deployment`);
      return isSafeEndpoint(url) ? compliant() : violation(path, `endpoint ${name} is ${url}; expected https`);
    }),
    judgeDirectives(policy, (directives, { path }) =>
      all(
        ...(directives.get('report-uri') ?? []).map((url) => {
          if (url.startsWith('${')) return unknown(path, 'the address of report-uri is decided at deployment');
          return isSafeEndpoint(url) ? compliant() : violation(path, `report-uri is ${url}; expected https or a path`);
        }),
      ),
    ),
  );
}

const headers = (reportTo: string, endpoints: unknown, ...others: readonly object[]) => ({
  Resources: {
    Headers: {
      Type: 'AWS::CloudFront::ResponseHeadersPolicy',
      Properties: {
        ResponseHeadersPolicyConfig: {
          SecurityHeadersConfig: {
            ContentSecurityPolicy: { ContentSecurityPolicy: `default-src 'self'; ${reportTo}`, Override: true },
          },
          CustomHeadersConfig: {
            Items: [{ Header: 'Reporting-Endpoints', Value: endpoints, Override: true }, ...others],
          },
        },
      },
    },
  },
});
const integrity = {
  Header: 'Integrity-Policy',
  Value: 'blocked-destinations=(script), endpoints=(scripts)',
  Override: true,
};

/** Where browsers are told to report, there is an address. */
export const reportingEndpointsDefined = control({
  id: 'ReportingEndpointsDefined',
  area: 'edge',
  title: 'Every endpoint that response headers name is defined, and is reached over HTTPS',
  rationale: 'With one letter wrong in a name, browsers drop every report and the shop believes that nothing happens.',
  severity: 'medium',
  frameworks: {
    'pci-dss-4.0.1': [judged('11.6.1'), judged('12.10.5')],
    gdpr: ['33.1'],
    'nist-csf-2.0': ['DE.CM-09'],
  },
  since: '0.1.0',
  check: each('AWS::CloudFront::ResponseHeadersPolicy', judgePolicy),
  remedy:
    'Send Reporting-Endpoints with an https address under each name, such as by reportingEndpoints of SecurityHeaders.',
  detect: single(),
  examples: {
    compliant: [
      headers('report-to csp; report-uri /reports', 'csp="https://shop.example/reports"'),
      headers('report-to csp', 'csp="/reports", scripts="/reports"', integrity),
    ],
    violating: [
      { faultAt: CSP_PATH, ...headers('report-to csp', 'cps="/reports"') },
      { faultAt: CSP_PATH, ...headers('report-to csp', 'csp="http://shop.example/reports"') },
      { faultAt: CSP_PATH, ...headers('report-uri http://shop.example/reports', 'csp="/reports"') },
      {
        faultAt: 'ResponseHeadersPolicyConfig.CustomHeadersConfig.Items[1].Value',
        ...headers('report-to csp', 'csp="/reports"', integrity),
      },
    ],
    unknown: [{ Parameters: { Endpoints: { Type: 'String' } }, ...headers('report-to csp', { Ref: 'Endpoints' }) }],
  },
});
