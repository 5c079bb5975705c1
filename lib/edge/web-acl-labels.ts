import type * as wafv2 from 'aws-cdk-lib/aws-wafv2';

type Statement = wafv2.CfnWebACL.StatementProperty;

/**
 * The labels that this construct's first rules give to requests, and by which later rules spare them. AWS WAF puts the
 * web ACL's own prefix before them; a match without prefix looks there ("AWS WAF rules that match labels", AWS WAF
 * Developer Guide).
 */
export const WEBHOOK_LABEL = 'storefront:webhook';
/** See {@link WEBHOOK_LABEL}. */
export const MONITOR_LABEL = 'storefront:monitor';
/** See {@link WEBHOOK_LABEL}. */
export const ALLOWED_ADDRESS_LABEL = 'storefront:allowed-address';

/** "IP reputation rule groups", AWS WAF Developer Guide: upper and lower case count. */
export const HOSTING_PROVIDER_LABEL = 'awswaf:managed:aws:anonymous-ip-list:HostingProviderIPList';

/** "Baseline rule groups", AWS WAF Developer Guide: unlike the rule, the label ends in `Body`. */
export const BODY_SIZE_LABEL = 'awswaf:managed:aws:core-rule-set:SizeRestrictions_Body';

/** Matches requests that an earlier rule labelled. Costs 1 WCU. */
export function labelled(key: string): Statement {
  return { labelMatchStatement: { scope: 'LABEL', key } };
}

/** A statement that none of the labelled requests matches; undefined where there is no label. Costs 1 WCU a label. */
export function withoutLabels(labels: readonly string[]): Statement | undefined {
  const statement = anyOf(labels.map(labelled));
  return statement === undefined ? undefined : { notStatement: { statement } };
}

/** Matches when one of the statements does; undefined where there is none. */
export function anyOf(statements: readonly Statement[]): Statement | undefined {
  return statements.length > 1 ? { orStatement: { statements: [...statements] } } : statements[0];
}

/** Matches when all of the statements do, absent ones left aside; undefined where there is none. */
export function allOf(...statements: readonly (Statement | undefined)[]): Statement | undefined {
  const present = statements.filter((statement) => statement !== undefined);
  return present.length > 1 ? { andStatement: { statements: present } } : present[0];
}
