import { certainText } from '../controls/certain-value';
import type { Resource } from '../controls/resource';
import { priced } from './price';
import { SOURCES } from './price-source';
import { monthly, type ResourceCost } from './resource-cost';

const KEY = priced('KMS key', '1', 'month', SOURCES.keys);
const ROTATED = priced('KMS key, more after its automatic rotation', '1', 'key and month', SOURCES.keys);
const REQUESTS = priced('requests to KMS', '0.03', '10,000', SOURCES.keyRequests);

/** What a key costs: replicas of a key in other regions are keys too, and so is what a rotation leaves behind. */
export function keyCost(key: Resource): ResourceCost {
  const rotates = certainText(key.at('EnableKeyRotation').or('false')) !== 'false';
  return { fixed: monthly(KEY), usage: [REQUESTS, ...(rotates ? [ROTATED] : [])] };
}
