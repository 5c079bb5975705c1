import { RemovalPolicy } from 'aws-cdk-lib';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import type * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';

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
   * What the table's stream carries.
   * @default - no stream
   */
  readonly dynamoStream?: dynamodb.StreamViewType;
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
 * DynamoDB uses the key through the caller's own permissions and grants, so the key's policy needs no
 * statement for it ("DynamoDB encryption at rest: usage notes"); whoever uses the table gets the key with the grants.
 *
 * Satisfies: TableCustomerManagedKey, TablePointInTimeRecovery, TableDeletionProtection
 */
export class CustomerTable extends Construct {
  public readonly table: dynamodb.TableV2;

  public constructor(scope: Construct, id: string, props: CustomerTableProps) {
    super(scope, id);
    const { encryptionKey, deletionProtection, removalPolicy, ...rest } = props;
    this.table = new dynamodb.TableV2(this, 'Table', {
      ...rest,
      billing: dynamodb.Billing.onDemand(),
      encryption: dynamodb.TableEncryptionV2.customerManagedKey(encryptionKey),
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true, recoveryPeriodInDays: 35 },
      deletionProtection: deletionProtection ?? true,
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
}
