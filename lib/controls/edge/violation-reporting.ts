import { each } from '../check';
import { control } from '../control';
import { none } from '../detect';
import { judged } from '../frameworks/framework';
import type { Resource } from '../resource';
import { PAYMENT_PAGE_METADATA } from '../template-metadata';
import { compliant, notApplicable, unknown, violation } from '../verdict';
import { isUndecided } from './csp-directives';
import { CSP_PATH, judgeDirectives } from './csp-header';

function isPaymentPage(policy: Resource): boolean {
  return policy.metadata(PAYMENT_PAGE_METADATA).absent().kind !== 'compliant';
}

const headers = (policy: unknown) => ({
  Resources: {
    Headers: {
      Type: 'AWS::CloudFront::ResponseHeadersPolicy',
      Properties: {
        ResponseHeadersPolicyConfig: {
          SecurityHeadersConfig: { ContentSecurityPolicy: { ContentSecurityPolicy: policy, Override: true } },
        },
      },
    },
  },
});

/** Browsers tell the shop what they blocked. */
export const violationReporting = control({
  id: 'ViolationReporting',
  area: 'edge',
  title: 'Content-Security-Policy headers say where browsers report what they block',
  rationale: 'A script that is injected into the shop is blocked in silence: nobody learns that somebody got in.',
  severity: 'low',
  frameworks: {
    'pci-dss-4.0.1': [judged('11.6.1'), judged('12.10.5')],
    gdpr: ['33.1'],
    'nist-csf-2.0': ['DE.CM-09', 'DE.AE-02'],
  },
  since: '0.1.0',
  check: each('AWS::CloudFront::ResponseHeadersPolicy', (policy) =>
    // Of payment pages PaymentPageViolationReports speaks.
    isPaymentPage(policy)
      ? notApplicable()
      : judgeDirectives(policy, (directives, { path }) => {
          if (directives.has('report-to') || directives.has('report-uri')) return compliant();
          if ([...directives.keys()].some(isUndecided))
            return unknown(path, 'part of the policy is decided at deployment');
          return violation(path, `${path} has neither report-to nor report-uri; expected both`);
        }),
  ),
  remedy: 'Set reportingEndpoints and reportTo on SecurityHeaders, to a path that ViolationReportCollector serves.',
  detect: none(
    'AWS Config has no managed rule on response headers policies; which of them are for payment pages, of which another control speaks, stands in the metadata of the template.',
  ),
  examples: {
    compliant: [headers("default-src 'self'; report-to csp; report-uri /reports")],
    violating: [{ faultAt: CSP_PATH, ...headers("default-src 'self'") }],
    unknown: [
      { Parameters: { Policy: { Type: 'String' } }, ...headers({ 'Fn::Sub': "default-src 'self'; ${Policy}" }) },
      { Parameters: { Policy: { Type: 'String' } }, ...headers({ Ref: 'Policy' }) },
    ],
  },
});
