import type { RemovalPolicy } from 'aws-cdk-lib';
import type * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { cloudWatchLogsStatements } from './key-service-statements';

/** Properties of {@link CustomerDatabaseLogGroups}. */
export interface CustomerDatabaseLogGroupsProps {
  /** The cluster's identifier, as it will be. */
  readonly clusterIdentifier: string;
  /** The logs that the cluster sends, such as `postgresql`. */
  readonly exports: readonly string[];
  readonly encryptionKey: kms.IKey;
  readonly retention: logs.RetentionDays;
  readonly removalPolicy: RemovalPolicy;
}

/**
 * The log groups that Amazon RDS writes the logs of a cluster to. It makes those that are missing, unencrypted and for
 * ever: the cluster must come after these.
 */
export class CustomerDatabaseLogGroups extends Construct {
  public readonly logGroups: logs.LogGroup[];

  public constructor(scope: Construct, id: string, props: CustomerDatabaseLogGroupsProps) {
    super(scope, id);
    const { clusterIdentifier, exports, encryptionKey, retention, removalPolicy } = props;
    for (const statement of cloudWatchLogsStatements(this)) encryptionKey.addToResourcePolicy(statement);
    this.logGroups = exports.map(
      (log) =>
        new logs.LogGroup(this, log, {
          logGroupName: `/aws/rds/cluster/${clusterIdentifier}/${log}`,
          encryptionKey,
          retention,
          removalPolicy,
        }),
    );
  }
}
