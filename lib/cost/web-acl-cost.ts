import { certainText } from '../controls/certain-value';
import { webAclCapacity } from '../controls/edge/web-acl-capacity';
import type { Position } from '../controls/position';
import type { Resource } from '../controls/resource';
import { priced, unpriced } from './price';
import { SOURCES } from './price-source';
import { type FixedCost, monthly, type ResourceCost } from './resource-cost';

const { webAcls } = SOURCES;

const WEB_ACL = priced('web ACL', '5', 'month', webAcls);

/** A rule group counts as one rule, however many it holds. */
const RULE = priced('rule of a web ACL', '1', 'month', webAcls);

/** AWS's rule groups for which a subscription is paid on top of the rule, by name. */
const SUBSCRIPTIONS: ReadonlyMap<string, FixedCost['price']> = new Map([
  ['AWSManagedRulesBotControlRuleSet', priced('Bot Control', '10', 'month', webAcls)],
  ['AWSManagedRulesATPRuleSet', unpriced('account takeover prevention', 'month')],
  ['AWSManagedRulesACFPRuleSet', unpriced('account creation fraud prevention', 'month')],
  ['AWSManagedRulesAntiDDoSRuleSet', unpriced('anti-DDoS rule group', 'month')],
]);

const MARKETPLACE = unpriced("another vendor's rule group", 'month');

const REQUESTS = priced('requests that a web ACL inspects', '0.60', 'million', webAcls);
const MORE_CAPACITY = priced('requests, for each 500 WCU over 1,500', '0.20', 'million', webAcls);
const BOT_REQUESTS = priced('requests that targeted Bot Control inspects', '10', 'million', webAcls);
const CHALLENGES = priced('challenges that a rule of your own serves', '0.40', 'million', webAcls);

/** Web ACL capacity units in the base price ("Web ACL capacity units (WCUs) in AWS WAF", AWS WAF Developer Guide). */
const WCU_IN_BASE_PRICE = 1_500;

/** What a web ACL costs: itself, its rules, and the subscriptions of the rule groups that it takes. */
export function webAclCost(webAcl: Resource): ResourceCost {
  const rules = rulesOf(webAcl);
  if (rules === undefined) {
    return { fixed: [...monthly(WEB_ACL), { price: RULE, quantity: undefined }], usage: [REQUESTS] };
  }
  const subscriptions = rules.flatMap(subscriptionOf);
  const bots = subscriptions.some(({ price }) => price.what === 'Bot Control');
  return {
    fixed: [
      ...monthly(WEB_ACL),
      // One that a condition may leave out is counted apart: nobody knows how many there will be.
      { price: RULE, quantity: rules.filter(({ optional }) => !optional).length },
      ...(rules.some(({ optional }) => optional) ? [{ price: RULE, quantity: undefined }] : []),
      ...subscriptions,
    ],
    usage: [
      REQUESTS,
      ...(capacityOf(webAcl) > WCU_IN_BASE_PRICE ? [MORE_CAPACITY] : []),
      ...(bots ? [BOT_REQUESTS] : []),
      ...(rules.some((rule) => rule.at('Action.Challenge').values.some(({ kind }) => kind === 'object'))
        ? [CHALLENGES]
        : []),
    ],
  };
}

/** `undefined` where the template does not tell the rules. */
function rulesOf(webAcl: Resource): readonly Position[] | undefined {
  const rules = webAcl.at('Rules');
  const [only, ...others] = rules.values;
  const told = others.length === 0 && (only?.kind === 'list' || only?.kind === 'absent');
  return told ? rules.items() : undefined;
}

/** WCU of the rules, as far as the template tells. */
function capacityOf(webAcl: Resource): number {
  const rules = webAcl.rawProperty('Rules');
  return Array.isArray(rules) ? webAclCapacity(rules).capacity : 0;
}

function subscriptionOf(rule: Position): readonly FixedCost[] {
  const group = rule.at('Statement.ManagedRuleGroupStatement');
  if (!group.values.some(({ kind }) => kind === 'object')) return [];
  const vendor = certainText(group.at('VendorName'));
  const price = vendor === 'AWS' ? SUBSCRIPTIONS.get(certainText(group.at('Name')) ?? '') : MARKETPLACE;
  return price === undefined ? [] : [{ price, quantity: rule.optional ? undefined : 1 }];
}
