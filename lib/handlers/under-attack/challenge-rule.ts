import type { Rule, Statement } from '@aws-sdk/client-wafv2';

/** Name of the rule that the switch adds, and of its CloudWatch metric. */
export const CHALLENGE_RULE = 'UnderAttackChallenge';

/** Labels of requests that are never challenged; rules of the web ACL that stand before the challenge add them. */
export const EXEMPT_LABELS = ['storefront:monitor', 'storefront:webhook', 'storefront:allowed-address'] as const;

/**
 * What the rule costs at most, in WCU: 20 for the header, 12 for the method, 1 for each label ("Rule statements list",
 * AWS WAF Developer Guide).
 */
export const CHALLENGE_CAPACITY = 35;

/**
 * A silent challenge on every page: GET requests that ask for HTML. Only those can run the challenge script; anything
 * else would be answered 202 without one ("CAPTCHA and Challenge action behavior", AWS WAF Developer Guide). A browser
 * that passed is let through for the web ACL's challenge immunity time, 300 seconds unless the web ACL says otherwise.
 */
export function challengeRule(priority: number): Rule {
  return {
    Name: CHALLENGE_RULE,
    Priority: priority,
    Statement: {
      AndStatement: {
        Statements: [
          {
            ByteMatchStatement: {
              FieldToMatch: { Method: {} },
              PositionalConstraint: 'EXACTLY',
              SearchString: Buffer.from('GET'),
              TextTransformations: [{ Priority: 0, Type: 'NONE' }],
            },
          },
          {
            ByteMatchStatement: {
              FieldToMatch: { SingleHeader: { Name: 'accept' } },
              PositionalConstraint: 'CONTAINS',
              SearchString: Buffer.from('text/html'),
              TextTransformations: [{ Priority: 0, Type: 'LOWERCASE' }],
            },
          },
          ...EXEMPT_LABELS.map(without),
        ],
      },
    },
    Action: { Challenge: {} },
    VisibilityConfig: { CloudWatchMetricsEnabled: true, MetricName: CHALLENGE_RULE, SampledRequestsEnabled: true },
  };
}

function without(label: string): Statement {
  return { NotStatement: { Statement: { LabelMatchStatement: { Scope: 'LABEL', Key: label } } } };
}

/** Whether the web ACL challenges already. */
export function isChallenged(rules: readonly Rule[]): boolean {
  return rules.some(({ Name: name }) => name === CHALLENGE_RULE);
}
