import type { Resource } from '../controls/resource';
import { priced, unpriced } from './price';
import { SOURCES } from './price-source';
import { monthly, type ResourceCost } from './resource-cost';

/** One secret, with all its versions. */
export const SECRET = priced('secret', '0.40', 'month', SOURCES.secrets);

const REPLICA = unpriced('replica of a secret', 'month');
const REQUESTS = priced('requests for secrets', '0.05', '10,000', SOURCES.secrets);

/** What a secret costs, and its copies in other regions. */
export function secretCost(secret: Resource): ResourceCost {
  const replicas = secret.at('ReplicaRegions').items();
  return { fixed: [...monthly(SECRET), ...replicas.flatMap(() => monthly(REPLICA))], usage: [REQUESTS] };
}
