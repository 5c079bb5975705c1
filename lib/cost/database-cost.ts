import { certainNumber, certainText } from '../controls/certain-value';
import type { Resource } from '../controls/resource';
import { referencesOf } from '../controls/value';
import { priced, unpriced } from './price';
import { SOURCES } from './price-source';
import { type FixedCost, hourly, monthly, type ResourceCost } from './resource-cost';
import { SECRET } from './secret-cost';

const CAPACITY = priced('Aurora capacity unit', '0.12', 'hour', SOURCES.databases);
const INSTANCE = unpriced('database instance', 'hour');

const CLUSTER_USAGE = [
  priced('storage of Aurora', '0.10', 'GB and month', SOURCES.databaseStorage),
  priced('input and output of Aurora', '0.20', 'million requests', SOURCES.databaseStorage),
  priced('backups of Aurora beyond the size of the database', '0.021', 'GB and month', SOURCES.databaseStorage),
];

/** An instance costs by its class; a serverless one by its capacity, of which the cluster keeps a minimum. */
export function databaseInstanceCost(instance: Resource): ResourceCost {
  const serverless = certainText(instance.at('DBInstanceClass')) === 'db.serverless';
  const capacity = serverless ? hourly(CAPACITY, leastCapacityOf(instance)) : hourly(INSTANCE, 1);
  return { fixed: [capacity, ...masterSecretOf(instance)], usage: [] };
}

/** A cluster costs by what it stores and how often; its instances cost for themselves. */
export function databaseClusterCost(cluster: Resource): ResourceCost {
  const aurora = certainText(cluster.at('Engine'))?.startsWith('aurora') === true;
  const fixed = masterSecretOf(cluster);
  return aurora ? { fixed, usage: CLUSTER_USAGE } : { fixed: [...fixed, hourly(INSTANCE, 1)], usage: [] };
}

/** In Aurora capacity units. */
function leastCapacityOf(instance: Resource): number | undefined {
  const clusters = instance.at('DBClusterIdentifier').values.flatMap(referencesOf);
  const [cluster, ...others] = clusters.map(({ resource }) => resource);
  if (cluster === undefined || others.length > 0) return undefined;
  return certainNumber(cluster.at('ServerlessV2ScalingConfiguration.MinCapacity'));
}

/** The secret that RDS makes and rotates is charged as any other. */
function masterSecretOf(database: Resource): readonly FixedCost[] {
  return certainText(database.at('ManageMasterUserPassword').or('false')) === 'true' ? monthly(SECRET) : [];
}
