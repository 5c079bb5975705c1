import { RemovalPolicy } from 'aws-cdk-lib';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import { DYNAMODB_TABLEV2_RESOURCE_POLICY_PER_REPLICA } from 'aws-cdk-lib/cx-api';
import { Construct } from 'constructs';
import { InvalidPropertyError } from '../errors';
import { refuseReplica } from './replica-region';
import { tablePolicyStatements } from './table-policy-statements';
import type { TableReplica } from './table-replica';

/** Properties of {@link CustomerTable}. */
export interface CustomerTableProps {
  /** Partition key. Changing it replaces the table. */
  readonly partitionKey: dynamodb.Attribute;
  /**
   * Sort key. Changing it replaces the table.
   * @default - no sort key
   */
  readonly sortKey?: dynamodb.Attribute;
  /** The customer managed key of the table's data class, in the table's region. */
  readonly encryptionKey: kms.IKey;
  /**
   * Number attribute with the time, in seconds since the epoch, from which DynamoDB may delete the item
   * (PCI DSS 4.0.1 requirement 3.2.1, GDPR article 5.1.e).
   * @default - items do not expire
   */
  readonly timeToLiveAttribute?: string;
  /**
   * What the table's stream carries. The stream is encrypted with the table's key.
   * @default - no stream; with replicas, new and old images, which they need
   */
  readonly dynamoStream?: dynamodb.StreamViewType;
  /**
   * Copies in other regions, each with a key of its own. Whoever reads one reads all that the table holds.
   * @default - none
   */
  readonly replicas?: TableReplica[];
  /**
   * The AWS regions where this data may stand. Required with `replicas`, whose regions must be among them.
   * @default - none is needed: nothing leaves the stack's region
   */
  readonly allowedRegions?: string[];
  /**
   * Id of the AWS organization, such as `o-a1b2c3d4e5`, whose principals alone may be let in.
   * @default - principals of the table's own account alone
   */
  readonly organizationId?: string;
  /**
   * Whether DynamoDB refuses to delete the table.
   * @default true
   */
  readonly deletionProtection?: boolean;
  /**
   * What happens to the table when it leaves the template.
   * @default RemovalPolicy.RETAIN
   */
  readonly removalPolicy?: RemovalPolicy;
}

/**
 * A DynamoDB table for customer data: encrypted with the given key, recoverable to any second of the last 35
 * days (the longest that "Point-in-time backups for DynamoDB" offers), protected from deletion, paid per request.
 *
 * The table refuses requests without TLS, and principals of other accounts whatever else lets them in.
 *
 * DynamoDB uses the key through the caller's own permissions and grants, so the key's policy needs no
 * statement for it ("DynamoDB encryption at rest: usage notes"); whoever uses the table gets the key with the grants.
 *
 * Beforehand: the key of each replica exists in the replica's region, and so does, in the account, DynamoDB's role for
 * replication, which the first replica makes where the deploying role may call `iam:CreateServiceLinkedRole`.
 *
 * Satisfies: TableCustomerManagedKey, TablePointInTimeRecovery, TableDeletionProtection, TableRecoveryWindow,
 * StorePolicyNotPublic
 */
export class CustomerTable extends Construct {
  public readonly table: dynamodb.TableV2;

  /**
   * @throws InvalidPropertyError when a replica stands outside `allowedRegions` or twice in one region, or when the
   * stream carries less than replicas need
   */
  public constructor(scope: Construct, id: string, props: CustomerTableProps) {
    super(scope, id);
    // In an app without the feature flag each replica would get the table's policy, which its creation does not bear.
    this.node.setContext(DYNAMODB_TABLEV2_RESOURCE_POLICY_PER_REPLICA, true);
    const { encryptionKey, deletionProtection, removalPolicy, replicas, allowedRegions, organizationId, ...rest } =
      props;
    this.refuseReplicas(props);
    const keys = Object.fromEntries((replicas ?? []).map(({ region, encryptionKeyArn }) => [region, encryptionKeyArn]));
    const policy = () => new iam.PolicyDocument({ statements: tablePolicyStatements(this, organizationId) });
    this.table = new dynamodb.TableV2(this, 'Table', {
      ...rest,
      billing: dynamodb.Billing.onDemand(),
      encryption: dynamodb.TableEncryptionV2.customerManagedKey(encryptionKey, keys),
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true, recoveryPeriodInDays: 35 },
      deletionProtection: deletionProtection ?? true,
      resourcePolicy: policy(),
      ...(replicas === undefined
        ? {}
        : {
            replicas: replicas.map((replica) => ({
              region: replica.region,
              deletionProtection: replica.deletionProtection ?? deletionProtection ?? true,
              ...(replica.withPolicy === true ? { resourcePolicy: policy() } : {}),
            })),
          }),
      removalPolicy: removalPolicy ?? RemovalPolicy.RETAIN,
    });
  }

  /** Lets a principal read items, and decrypt them. */
  public grantReadData(grantee: iam.IGrantable): iam.Grant {
    return this.table.grantReadData(grantee);
  }

  /** Lets a principal write items, and encrypt them. */
  public grantWriteData(grantee: iam.IGrantable): iam.Grant {
    return this.table.grantWriteData(grantee);
  }

  /** Lets a principal read and write items. */
  public grantReadWriteData(grantee: iam.IGrantable): iam.Grant {
    return this.table.grantReadWriteData(grantee);
  }

  /** Lets a principal read the table's stream. Needs `dynamoStream`. */
  public grantStreamRead(grantee: iam.IGrantable): iam.Grant {
    return this.table.grantStreamRead(grantee);
  }

  private refuseReplicas({ replicas = [], allowedRegions, dynamoStream }: CustomerTableProps): void {
    for (const [index, replica] of replicas.entries()) {
      const property = `replicas[${index}]`;
      refuseReplica(this, { ...replica, property }, allowedRegions);
      if (replicas.findIndex(({ region }) => region === replica.region) !== index) {
        throw new InvalidPropertyError(this, `${property}.region`, replica.region, 'name each region once');
      }
    }
    if (
      replicas.length > 0 &&
      dynamoStream !== undefined &&
      dynamoStream !== dynamodb.StreamViewType.NEW_AND_OLD_IMAGES
    ) {
      throw new InvalidPropertyError(
        this,
        'dynamoStream',
        dynamoStream,
        'leave it out, or give NEW_AND_OLD_IMAGES: replicas are fed from the stream',
      );
    }
  }
}
