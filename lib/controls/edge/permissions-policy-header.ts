import { each } from '../check';
import { control } from '../control';
import { single } from '../detect';
import { judged } from '../frameworks/framework';
import type { Position } from '../position';
import { all, type Verdict } from '../verdict';
import { judgeCustomHeader } from './custom-header';

/** What a shop's pages never need; a shop that does records an exception. */
const DENIED = ['camera', 'microphone', 'geolocation', 'usb'];
/** What a page may grant to itself and to hosts that it names, but not to everybody. */
const NAMED = ['payment', 'publickey-credentials-get'];
const PATH = 'ResponseHeadersPolicyConfig.CustomHeadersConfig.Items';

function judgeHeader(value: Position): Verdict {
  return all(
    ...DENIED.map((feature) => value.satisfies((text) => grantOf(text, feature) === '()', `${feature}=()`)),
    ...NAMED.map((feature) =>
      value.satisfies((text) => grantOf(text, feature) !== '*', `${feature} for named hosts, not for everybody`),
    ),
  );
}

/** The allowlist of a feature ("Permissions Policy", W3C), without white space; absent where it is not named. */
function grantOf(text: unknown, feature: string): string | undefined {
  const found = new RegExp(`(?:^|,)\\s*${feature}\\s*=\\s*(\\*|\\([^)]*\\)|[^,]*)`, 'i').exec(String(text));
  return found?.[1]?.replace(/\s+/g, '');
}

const headers = (value?: unknown) => ({
  Resources: {
    Headers: {
      Type: 'AWS::CloudFront::ResponseHeadersPolicy',
      Properties: {
        ResponseHeadersPolicyConfig: {
          CustomHeadersConfig: {
            Items: value === undefined ? [] : [{ Header: 'Permissions-Policy', Value: value, Override: true }],
          },
        },
      },
    },
  },
});
const denied = 'camera=(), microphone=(), geolocation=(), usb=()';

/** A script in the shop's page gets no camera, microphone, location or device. */
export const permissionsPolicyHeader = control({
  id: 'PermissionsPolicyHeader',
  area: 'edge',
  title: 'Response headers policies send a Permissions-Policy that denies camera, microphone, location and USB',
  rationale: "A foreign script or frame asks for the camera in the shop's name, and shoppers say yes to the shop.",
  severity: 'low',
  frameworks: { 'pci-dss-4.0.1': [judged('6.2.4')], gdpr: ['25.2'], 'nist-csf-2.0': ['PR.PS-01'] },
  since: '0.1.0',
  check: each('AWS::CloudFront::ResponseHeadersPolicy', (policy) =>
    judgeCustomHeader(policy, 'Permissions-Policy', judgeHeader),
  ),
  remedy: 'Send Permissions-Policy with camera=(), microphone=(), geolocation=(), usb=(), or use SecurityHeaders.',
  detect: single(),
  examples: {
    compliant: [headers(denied), headers(`${denied}, payment=(self "https://pay.example")`)],
    violating: [
      { faultAt: PATH, ...headers() },
      { faultAt: `${PATH}[0].Value`, ...headers('camera=(), microphone=(), geolocation=(self), usb=()') },
      { faultAt: `${PATH}[0].Value`, ...headers(`${denied}, payment=*`) },
    ],
    unknown: [{ Parameters: { Value: { Type: 'String' } }, ...headers({ Ref: 'Value' }) }],
  },
});
