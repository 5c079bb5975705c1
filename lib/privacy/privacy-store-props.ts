import type * as cognito from 'aws-cdk-lib/aws-cognito';
import type * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type * as s3 from 'aws-cdk-lib/aws-s3';

/** A table whose items belong to a subject. */
export interface PrivacyTableProps {
  /** The table, of this stack's region and account. */
  readonly table: dynamodb.ITable;
  /** The key that encrypts it. */
  readonly encryptionKey: kms.IKey;
  /** Name of its partition key. */
  readonly partitionKey: string;
  /**
   * Name of its sort key.
   * @default - it has none
   */
  readonly sortKey?: string;
  /**
   * Attribute with the `sub` of the subject, as text: the partition key of the table, or that of `indexName`.
   * @default - `partitionKey`
   */
  readonly subjectAttribute?: string;
  /**
   * A global secondary index with `subjectAttribute` as its partition key, which projects all attributes: what it does not
   * project is not exported.
   * @default - the table itself is asked
   */
  readonly indexName?: string;
  /**
   * Number attribute with the time, in seconds since the epoch, until which an item must stay, such as an invoice for the
   * tax office (GDPR article 17.3.b). An item with anything but a number there stays, too.
   * @default - no item must stay
   */
  readonly heldUntilAttribute?: string;
  /**
   * Attributes that an item which must stay loses when its subject asks for erasure. None that is a key of the table.
   * @default - it stays as it is
   */
  readonly anonymizedAttributes?: string[];
}

/** A bucket with objects of subjects, below `<prefix><sub>/`. */
export interface PrivacyObjectsProps {
  /** The bucket, of this stack's region and account. */
  readonly bucket: s3.IBucket;
  /** The key that encrypts it. */
  readonly encryptionKey: kms.IKey;
  /**
   * What stands before the subject's id in the keys of objects; ends in a slash.
   * @default - nothing
   */
  readonly prefix?: string;
}

/** A user pool with accounts of subjects. */
export interface PrivacyUserPoolProps {
  /** The user pool, of this stack's region and account. */
  readonly userPool: cognito.IUserPool;
  /**
   * Whether the devices that it remembers are exported. A pool that remembers none refuses to list them.
   * @default false
   */
  readonly devices?: boolean;
  /**
   * Whether its sign-in events, with addresses and places, are exported. A pool without threat protection has none and
   * refuses to list them.
   * @default false
   */
  readonly signInEvents?: boolean;
}
