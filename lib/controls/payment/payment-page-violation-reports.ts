import { control } from '../control';
import { none } from '../detect';
import { CSP_PATH, judgeDirectives } from '../edge/csp-header';
import { definedEndpoints, isSafeEndpoint } from '../edge/reporting-endpoints';
import { judged } from '../frameworks/framework';
import type { Resource } from '../resource';
import { compliant, unknown, type Verdict, violation } from '../verdict';
import { eachPaymentPage } from './payment-page';
import { EXAMPLE_POLICY, exampleHeader, examplePage } from './payment-page-example';

function judgePage(page: Resource): Verdict {
  return judgeDirectives(page, (directives, { path }) => {
    const [name] = directives.get('report-to') ?? [];
    if (name === undefined) {
      const hidden = [...directives.keys()].some((key) => key.includes('${'));
      if (hidden) return unknown(path, 'part of the policy is decided at deployment');
      return judgeAddress(path, directives.get('report-uri')?.[0]);
    }
    const endpoints = definedEndpoints(page);
    if (endpoints === undefined) return unknown(path, 'the template does not tell the endpoints');
    const url = endpoints.get(name);
    if (url === undefined) return violation(path, `report-to names ${name}, which is not among Reporting-Endpoints`);
    if (url.startsWith('${')) return unknown(path, `the address of endpoint ${name} is decided at deployment`);
    return isSafeEndpoint(url) ? compliant() : violation(path, `endpoint ${name} is ${url}; expected an https address`);
  });
}

/** Browsers take `report-uri` where there is no `report-to`. */
function judgeAddress(path: string, address: string | undefined): Verdict {
  if (address === undefined)
    return violation(path, `${path} has neither report-to nor report-uri; expected one of them`);
  if (address.startsWith('${')) return unknown(path, 'the address of the reports is decided at deployment');
  return isSafeEndpoint(address)
    ? compliant()
    : violation(path, `report-uri is ${address}; expected an https address or a path of the shop`);
}

const withoutEndpoint = EXAMPLE_POLICY.replace('report-to violations; ', '');

const reporting = (endpoints: unknown) => examplePage({ items: [exampleHeader('Reporting-Endpoints', endpoints)] });

/** Browsers tell the shop what they blocked on a payment page. */
export const paymentPageViolationReports = control({
  id: 'PaymentPageViolationReports',
  area: 'payment',
  title: 'Payment pages report violations of their policy to an https endpoint',
  rationale: 'A skimmer that the policy stops for some shoppers runs for others: the report is the first sign of it.',
  severity: 'high',
  frameworks: {
    'pci-dss-4.0.1': [judged('11.6.1'), judged('12.10.5')],
    gdpr: ['33.1'],
    'nist-csf-2.0': ['DE.CM-09', 'DE.AE-02'],
  },
  since: '0.1.0',
  check: eachPaymentPage(judgePage),
  remedy: 'Leave violation reports of PaymentPage on, and serve its reportsPath by ViolationReportCollector.',
  detect: none(
    'AWS Config has no managed rule on response headers policies; which policies are for payment pages stands in the metadata of the template.',
  ),
  examples: {
    compliant: [
      examplePage(),
      reporting('violations="/_reports/violations"'),
      examplePage({ policy: withoutEndpoint, items: [] }),
    ],
    violating: [
      { faultAt: CSP_PATH, ...examplePage({ policy: withoutEndpoint.replace(/; report-uri .*/, '') }) },
      { faultAt: CSP_PATH, ...examplePage({ policy: withoutEndpoint.replace('/_reports', 'http://shop.example') }) },
      { faultAt: CSP_PATH, ...examplePage({ items: [] }) },
      { faultAt: CSP_PATH, ...reporting('violations="http://shop.example/reports"') },
    ],
    unknown: [{ Parameters: { Endpoints: { Type: 'String' } }, ...reporting({ Ref: 'Endpoints' }) }],
  },
});
