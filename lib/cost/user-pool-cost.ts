import { certainText } from '../controls/certain-value';
import type { Resource } from '../controls/resource';
import { type Price, priced, unpriced } from './price';
import { SOURCES } from './price-source';
import type { ResourceCost } from './resource-cost';

const { userPools } = SOURCES;

const BY_PLAN: ReadonlyMap<string, Price> = new Map([
  ['LITE', priced('shoppers active in a user pool, plan Lite', '0.0055', 'shopper and month, over 10,000', userPools)],
  [
    'ESSENTIALS',
    priced('shoppers active in a user pool, plan Essentials', '0.015', 'shopper and month, over 10,000', userPools),
  ],
  ['PLUS', priced('shoppers active in a user pool, plan Plus', '0.02', 'shopper and month', userPools)],
]);

const UNKNOWN_PLAN = unpriced(
  'shoppers active in a user pool of a plan that the template does not tell',
  'shopper and month',
);
const TEXT_MESSAGES = unpriced('text messages, by country', 'message');

/** A user pool costs by the people who use it in a month, more in a better plan, and what it sends as text messages. */
export function userPoolCost(pool: Resource): ResourceCost {
  const plan = certainText(pool.at('UserPoolTier').or('ESSENTIALS')) ?? '';
  const texts = pool.at('SmsConfiguration').values.some(({ kind }) => kind !== 'absent');
  return { fixed: [], usage: [BY_PLAN.get(plan) ?? UNKNOWN_PLAN, ...(texts ? [TEXT_MESSAGES] : [])] };
}
