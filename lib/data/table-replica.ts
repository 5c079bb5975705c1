/** A copy of a table in another region, which its shop reads and writes like the table itself. */
export interface TableReplica {
  /** The AWS region of the copy: one of the table's `allowedRegions`. */
  readonly region: string;
  /** ARN of the customer managed key, in that region, that encrypts the copy and its stream. */
  readonly encryptionKeyArn: string;
  /**
   * Whether DynamoDB refuses to delete the copy.
   * @default - as for the table
   */
  readonly deletionProtection?: boolean;
  /**
   * Whether the copy carries the table's policy against plaintext and strangers, too. CloudFormation cannot create a
   * copy and its policy in one update ("Resource-based policy considerations", Amazon DynamoDB Developer Guide): set it
   * in the deployment after the one that makes the copy.
   * @default false
   */
  readonly withPolicy?: boolean;
}
