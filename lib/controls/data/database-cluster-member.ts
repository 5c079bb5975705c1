import type { Resource } from '../resource';
import { all, compliant, type Verdict } from '../verdict';

/** Clusters and instances of the database engines whose storage RDS keeps. */
export const DATABASE_TYPES = [
  'AWS::RDS::DBInstance',
  'AWS::RDS::DBCluster',
  'AWS::DocDB::DBCluster',
  'AWS::Neptune::DBCluster',
];

/** Holds where a database keeps its own storage settings: an instance of a cluster has the cluster's. */
export function standsAlone(database: Resource): Verdict {
  return database.type === 'AWS::RDS::DBInstance' ? database.at('DBClusterIdentifier').absent() : compliant();
}

/** Properties that make an instance, or a cluster, a read replica. */
const REPLICATES = ['SourceDBInstanceIdentifier', 'SourceDBClusterIdentifier'];
const CLUSTER_REPLICATES = ['ReplicationSourceIdentifier'];

/** Holds where a database is no read replica of another one. */
export function isNoReplica(database: Resource): Verdict {
  const sources = database.type === 'AWS::RDS::DBInstance' ? REPLICATES : CLUSTER_REPLICATES;
  return all(...sources.map((source) => database.at(source).absent()));
}
