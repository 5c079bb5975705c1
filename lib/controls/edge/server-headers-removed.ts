import { each } from '../check';
import { control } from '../control';
import { single } from '../detect';
import { judged } from '../frameworks/framework';
import type { Resource } from '../resource';
import { all, any, type Verdict } from '../verdict';
import { judgeCustomHeader } from './custom-header';

const TELLTALE = ['Server', 'X-Powered-By'];
const PATH = 'ResponseHeadersPolicyConfig.RemoveHeadersConfig.Items';

/** A header that is replaced tells as little as one that is taken out. */
function judgePolicy(policy: Resource): Verdict {
  return all(
    ...TELLTALE.map((name) =>
      any(
        policy.at(PATH).some((item) => {
          return item.at('Header').satisfies((text) => String(text).toLowerCase() === name.toLowerCase(), name);
        }, `RemoveHeadersConfig.Items lacks ${name}`),
        judgeCustomHeader(policy, name, (value) => value.present()),
      ),
    ),
  );
}

const headers = (...removed: readonly unknown[]) => ({
  Resources: {
    Headers: {
      Type: 'AWS::CloudFront::ResponseHeadersPolicy',
      Properties: {
        ResponseHeadersPolicyConfig: { RemoveHeadersConfig: { Items: removed.map((Header) => ({ Header })) } },
      },
    },
  },
});

/** Responses do not tell what software made them. */
export const serverHeadersRemoved = control({
  id: 'ServerHeadersRemoved',
  area: 'edge',
  title: 'Response headers policies take out Server and X-Powered-By',
  rationale: 'A version number in a header tells an attacker which known hole to try first.',
  severity: 'low',
  frameworks: { 'pci-dss-4.0.1': [judged('6.2.4')], gdpr: ['25.2'], 'nist-csf-2.0': ['PR.PS-01'] },
  since: '0.1.0',
  check: each('AWS::CloudFront::ResponseHeadersPolicy', judgePolicy),
  remedy: "Set removeHeaders: ['Server', 'X-Powered-By'], or use SecurityHeaders.",
  detect: single(),
  examples: {
    compliant: [headers('server', 'X-Powered-By')],
    violating: [
      { faultAt: PATH, ...headers() },
      { faultAt: PATH, ...headers('Server') },
    ],
    unknown: [{ Parameters: { Removed: { Type: 'String' } }, ...headers('Server', { Ref: 'Removed' }) }],
  },
});
