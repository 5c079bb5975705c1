import { each } from '../check';
import { control } from '../control';
import { single } from '../detect';
import { judged } from '../frameworks/framework';
import type { Position } from '../position';
import { all, any, compliant, type Verdict } from '../verdict';
import { directivesOf, isClosed } from './csp-directives';

/** Referrer policies that give other origins no path and plain HTTP nothing ("Referrer Policy", W3C). */
const STRICT_REFERRER_POLICIES = ['no-referrer', 'same-origin', 'strict-origin', 'strict-origin-when-cross-origin'];
const PATH = 'ResponseHeadersPolicyConfig.SecurityHeadersConfig';

/** Browsers ignore X-Frame-Options where the Content-Security-Policy has `frame-ancestors`. */
function limitsFraming(headers: Position): Verdict {
  const policy = headers.at('ContentSecurityPolicy.ContentSecurityPolicy');
  return any(
    headers.at('FrameOptions.FrameOption').oneOf(['DENY', 'SAMEORIGIN']),
    policy.judge((value) => {
      const text = value.kind === 'text' ? value.text : value.kind === 'scalar' ? String(value.value) : '';
      const closed = isClosed(directivesOf(text).get('frame-ancestors'));
      return closed ? compliant() : policy.fault(value, 'frame-ancestors');
    }),
  );
}

const headers = (configured: object) => ({
  Type: 'AWS::CloudFront::ResponseHeadersPolicy',
  Properties: { ResponseHeadersPolicyConfig: { SecurityHeadersConfig: { ...complete, ...configured } } },
});
const complete = {
  ContentTypeOptions: { Override: true },
  FrameOptions: { FrameOption: 'DENY', Override: true },
  ReferrerPolicy: { ReferrerPolicy: 'same-origin', Override: true },
};
const partners = { ContentSecurityPolicy: 'frame-ancestors https://partner.example', Override: true };

/** Browsers neither guess content types, nor frame the shop, nor tell others where a shopper was. */
export const contentTypeAndFramingHeaders = control({
  id: 'ContentTypeAndFramingHeaders',
  area: 'edge',
  title: 'Response headers policies send nosniff, X-Frame-Options and a strict Referrer-Policy',
  rationale:
    'A framed checkout takes clicks for somebody else, and a full referrer carries order numbers to other sites.',
  severity: 'medium',
  frameworks: { 'pci-dss-4.0.1': [judged('6.2.4')], gdpr: ['25.2'], 'nist-csf-2.0': ['PR.PS-01'] },
  since: '0.1.0',
  check: each('AWS::CloudFront::ResponseHeadersPolicy', (policy) => {
    const security = policy.at(PATH);
    return all(
      security.at('ContentTypeOptions').present(),
      limitsFraming(security),
      security.at('ReferrerPolicy.ReferrerPolicy').oneOf(STRICT_REFERRER_POLICIES),
    );
  }),
  remedy: 'Set contentTypeOptions, frameOptions and a strict referrerPolicy, or use SecurityHeaders.',
  detect: single(),
  examples: {
    compliant: [
      { Resources: { Headers: headers({}) } },
      { Resources: { Headers: headers({ FrameOptions: undefined, ContentSecurityPolicy: partners }) } },
    ],
    violating: [
      { faultAt: `${PATH}.ContentTypeOptions`, Resources: { Headers: headers({ ContentTypeOptions: undefined }) } },
      { faultAt: `${PATH}.FrameOptions.FrameOption`, Resources: { Headers: headers({ FrameOptions: undefined }) } },
      {
        faultAt: `${PATH}.ReferrerPolicy.ReferrerPolicy`,
        Resources: { Headers: headers({ ReferrerPolicy: { ReferrerPolicy: 'unsafe-url' } }) },
      },
    ],
    unknown: [
      {
        Parameters: { Referrer: { Type: 'String' } },
        Resources: { Headers: headers({ ReferrerPolicy: { ReferrerPolicy: { Ref: 'Referrer' } } }) },
      },
    ],
  },
});
