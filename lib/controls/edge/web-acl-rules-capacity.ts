import type { Position } from '../position';
import type { Value } from '../value';
import { type WebAclCapacity, webAclCapacity } from './web-acl-capacity';

/** WCU in the base price of a web ACL ("Web ACL capacity units (WCUs) in AWS WAF", AWS WAF Developer Guide). */
export const BASE_PRICE_WCU = 1500;
/** The most WCU that a web ACL may need (the same page). */
export const MAXIMUM_WCU = 5000;

/**
 * What the rules of a web ACL cost; a rule group of the templates costs the capacity that it declares.
 *
 * @param rules the position of the property `Rules`
 * @param list one value of it
 */
export function capacityOf(rules: Position, list: Value & { readonly kind: 'list' }): WebAclCapacity {
  const declared = new Map(rules.items().map((rule) => [rule.path, declaredCapacity(rule)]));
  const capacities = list.items.map((_, index) => declared.get(`${rules.path}[${index}]`));
  const rest = webAclCapacity(list.items.filter((_, index) => capacities[index] === undefined));
  return { ...rest, capacity: rest.capacity + capacities.reduce<number>((sum, part) => sum + (part ?? 0), 0) };
}

function declaredCapacity(rule: Position): number | undefined {
  const arn = rule.at('Statement.RuleGroupReferenceStatement.Arn').target();
  if (arn.kind !== 'reference' || arn.reference.resource.type !== 'AWS::WAFv2::RuleGroup') return undefined;
  const capacity = arn.reference.resource.at('Capacity').target();
  return capacity.kind === 'text' && /^\d+$/.test(capacity.text) ? Number(capacity.text) : undefined;
}
