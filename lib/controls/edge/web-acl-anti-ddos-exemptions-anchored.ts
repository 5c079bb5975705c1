import { each } from '../check';
import { control } from '../control';
import { single } from '../detect';
import { judged } from '../frameworks/framework';
import type { Position } from '../position';
import type { Verdict } from '../verdict';
import { groupStatement } from './web-acl-rule';

const PATTERNS = 'AWSManagedRulesAntiDDoSRuleSet.ClientSideActionConfig.Challenge.ExemptUriRegularExpressions';

function judgeRule(rule: Position): Verdict {
  return groupStatement(rule)
    .at('ManagedRuleGroupConfigs')
    .every((config) =>
      config
        .at(PATTERNS)
        .every((pattern) =>
          pattern
            .at('RegexString')
            .satisfies((text) => !alternativesOf(String(text)).some(isLoosePath), 'each path to begin with ^'),
        ),
    );
}

/** A path that may stand anywhere in an address: anybody can put it there. An ending such as `\.css$` is no path. */
function isLoosePath(alternative: string): boolean {
  return /^\(*(\?:)?\\?\//.test(alternative);
}

/** The alternatives of a pattern that stand in no parentheses. */
function alternativesOf(pattern: string): readonly string[] {
  const alternatives = [''];
  let depth = 0;
  for (const character of pattern) {
    if (character === '(') depth += 1;
    if (character === ')') depth -= 1;
    if (character === '|' && depth === 0) alternatives.push('');
    else alternatives.push(`${alternatives.pop() ?? ''}${character}`);
  }
  return alternatives;
}

const shop = (pattern: unknown) => ({
  Resources: {
    Shop: {
      Type: 'AWS::WAFv2::WebACL',
      Properties: {
        Rules: [
          {
            Statement: {
              ManagedRuleGroupStatement: {
                VendorName: 'AWS',
                Name: 'AWSManagedRulesAntiDDoSRuleSet',
                ManagedRuleGroupConfigs: [
                  {
                    AWSManagedRulesAntiDDoSRuleSet: {
                      ClientSideActionConfig: {
                        Challenge: {
                          UsageOfAction: 'ENABLED',
                          ExemptUriRegularExpressions: [{ RegexString: pattern }],
                        },
                      },
                    },
                  },
                ],
              },
            },
          },
        ],
      },
    },
  },
});
const at = `Rules[0].Statement.ManagedRuleGroupStatement.ManagedRuleGroupConfigs[0].${PATTERNS}[0].RegexString`;

/** Only what the shop means goes unchallenged in an attack. */
export const webAclAntiDdosExemptionsAnchored = control({
  id: 'WebAclAntiDdosExemptionsAnchored',
  area: 'edge',
  title: 'Paths that anti-DDoS rules leave unchallenged are anchored at their beginning',
  rationale: 'With /api/ exempt anywhere, an attacker asks for /search/api/ and is never challenged.',
  severity: 'medium',
  frameworks: { 'pci-dss-4.0.1': [judged('11.5.1')], gdpr: ['32.1.b'], 'nist-csf-2.0': ['PR.IR-04'] },
  since: '0.1.0',
  check: each('AWS::WAFv2::WebACL', (webAcl) => webAcl.at('Rules').every(judgeRule)),
  remedy: 'Write ^\\/api\\/ instead of \\/api\\/, in each alternative of the pattern.',
  detect: single(),
  examples: {
    compliant: [shop('^\\/api\\/|\\.(css|js|png)$'), shop('^/(api|reports)/')],
    violating: [
      { faultAt: at, ...shop('\\/api\\/|\\.(css|js|png)$') },
      { faultAt: at, ...shop('^/reports/|(/api/|/hooks/)') },
    ],
    unknown: [{ Parameters: { Pattern: { Type: 'String' } }, ...shop({ Ref: 'Pattern' }) }],
  },
});
