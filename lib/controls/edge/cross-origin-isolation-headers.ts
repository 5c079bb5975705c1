import { each } from '../check';
import { control } from '../control';
import { single } from '../detect';
import { judged } from '../frameworks/framework';
import { all } from '../verdict';
import { judgeCustomHeader } from './custom-header';

/** A report-to parameter may follow the value ("HTML", Cross-origin opener policies). */
const OPENER = /^same-origin(-allow-popups)?(\s*;.*)?$/i;
const RESOURCE = /^(same-origin|same-site|cross-origin)$/i;
const ITEMS = 'ResponseHeadersPolicyConfig.CustomHeadersConfig.Items';

const headers = (...items: readonly (readonly [string, unknown])[]) => ({
  Resources: {
    Headers: {
      Type: 'AWS::CloudFront::ResponseHeadersPolicy',
      Properties: {
        ResponseHeadersPolicyConfig: {
          CustomHeadersConfig: { Items: items.map(([Header, Value]) => ({ Header, Value, Override: true })) },
        },
      },
    },
  },
});
const resource = ['Cross-Origin-Resource-Policy', 'same-site'] as const;

/** Other sites' windows and pages keep no hold on the shop's. */
export const crossOriginIsolationHeaders = control({
  id: 'CrossOriginIsolationHeaders',
  area: 'edge',
  title: 'Response headers policies send Cross-Origin-Opener-Policy and Cross-Origin-Resource-Policy',
  rationale:
    'A site that opens the shop in a window can send it elsewhere later, to a sign-in page that looks the same.',
  severity: 'low',
  frameworks: { 'pci-dss-4.0.1': [judged('6.2.4')], gdpr: ['25.2'], 'nist-csf-2.0': ['PR.PS-01'] },
  since: '0.1.0',
  check: each('AWS::CloudFront::ResponseHeadersPolicy', (policy) =>
    all(
      judgeCustomHeader(policy, 'Cross-Origin-Opener-Policy', (value) =>
        value.matches(OPENER, 'same-origin or same-origin-allow-popups'),
      ),
      judgeCustomHeader(policy, 'Cross-Origin-Resource-Policy', (value) =>
        value.matches(RESOURCE, 'same-origin, same-site or cross-origin'),
      ),
    ),
  ),
  remedy: 'Send both as custom headers, or use SecurityHeaders.',
  detect: single(),
  examples: {
    compliant: [
      headers(['Cross-Origin-Opener-Policy', 'same-origin'], resource),
      headers(['cross-origin-opener-policy', 'same-origin-allow-popups; report-to="csp"'], resource),
    ],
    violating: [
      { faultAt: ITEMS, ...headers(resource) },
      { faultAt: `${ITEMS}[0].Value`, ...headers(['Cross-Origin-Opener-Policy', 'unsafe-none'], resource) },
      { faultAt: ITEMS, ...headers(['Cross-Origin-Opener-Policy', 'same-origin']) },
    ],
    unknown: [
      {
        Parameters: { Opener: { Type: 'String' } },
        ...headers(['Cross-Origin-Opener-Policy', { Ref: 'Opener' }], resource),
      },
    ],
  },
});
