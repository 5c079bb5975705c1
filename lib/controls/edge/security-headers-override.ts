import { each } from '../check';
import { control } from '../control';
import { single } from '../detect';
import { judged } from '../frameworks/framework';
import type { Resource } from '../resource';
import { all, notApplicable, type Verdict } from '../verdict';

/** Those of which each states whether it replaces the origin's; StrictTransportSecurity is judged by its own control. */
const HEADERS = ['ContentSecurityPolicy', 'ContentTypeOptions', 'FrameOptions', 'ReferrerPolicy'];
const PATH = 'ResponseHeadersPolicyConfig.SecurityHeadersConfig';

function judgePolicy(policy: Resource): Verdict {
  return all(
    ...HEADERS.map((name) => {
      const header = policy.at(`${PATH}.${name}`);
      return header.absent().kind === 'compliant' ? notApplicable() : header.at('Override').isTrue();
    }),
  );
}

const headers = (override: unknown) => ({
  Resources: {
    Headers: {
      Type: 'AWS::CloudFront::ResponseHeadersPolicy',
      Properties: {
        ResponseHeadersPolicyConfig: {
          SecurityHeadersConfig: {
            ContentTypeOptions: { Override: true },
            FrameOptions: { FrameOption: 'DENY', Override: override },
          },
        },
      },
    },
  },
});

/** An origin cannot weaken the security headers. */
export const securityHeadersOverride = control({
  id: 'SecurityHeadersOverride',
  area: 'edge',
  title: 'Security headers replace those of the origin',
  rationale: 'One forgotten line in an application sends its own, weaker header, and CloudFront then leaves that.',
  severity: 'low',
  frameworks: { 'pci-dss-4.0.1': [judged('6.2.4')], gdpr: ['32.1.b'], 'nist-csf-2.0': ['PR.PS-01'] },
  since: '0.1.0',
  check: each('AWS::CloudFront::ResponseHeadersPolicy', judgePolicy),
  remedy:
    'Set override: true on each, or use SecurityHeaders. An origin that renders a nonce into its policy keeps false: record an exception.',
  detect: single(),
  examples: {
    compliant: [headers(true), headers('true')],
    violating: [{ faultAt: `${PATH}.FrameOptions.Override`, ...headers(false) }],
    unknown: [{ Parameters: { Override: { Type: 'String' } }, ...headers({ Ref: 'Override' }) }],
  },
});
