import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import type * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { CustomerTable } from '../data/customer-table';
import { StorefrontBucket } from '../data/storefront-bucket';
import { DEFAULT_EVIDENCE_RETENTION, refuseShortRetention } from '../detection/evidence-retention';
import { InvalidPropertyError } from '../errors';
import { HOLD_KEYS, REQUEST_EXPIRY, REQUEST_KEY } from '../privacy-steps/step-names';
import type { PrivacyRequestsProps } from './privacy-requests-props';

/** What is kept of requests: the requests themselves, holds, exports until they are handed over, and the evidence. */
export class PrivacyRecords extends Construct {
  public readonly register: dynamodb.TableV2;
  public readonly holds: dynamodb.TableV2;
  public readonly exportBucket: s3.Bucket;
  public readonly evidenceBucket: s3.Bucket;

  /** @throws InvalidPropertyError when exports or evidence would be kept for too short or too long */
  public constructor(scope: Construct, id: string, props: PrivacyRequestsProps) {
    super(scope, id);
    const { encryptionKey, deletionProtection, accessLogBucket, removalPolicy = RemovalPolicy.RETAIN } = props;
    const table = {
      encryptionKey,
      removalPolicy,
      ...(deletionProtection === undefined ? {} : { deletionProtection }),
    };
    const bucket = { encryptionKey, removalPolicy, ...(accessLogBucket === undefined ? {} : { accessLogBucket }) };
    const text = (name: string) => ({ name, type: dynamodb.AttributeType.STRING });
    this.register = new CustomerTable(this, 'Register', {
      ...table,
      partitionKey: text(REQUEST_KEY),
      timeToLiveAttribute: REQUEST_EXPIRY,
    }).table;
    this.holds = new CustomerTable(this, 'Holds', {
      ...table,
      partitionKey: text(HOLD_KEYS.partition),
      sortKey: text(HOLD_KEYS.sort),
    }).table;
    this.exportBucket = new StorefrontBucket(this, 'Exports', {
      ...bucket,
      objectRetention: exportRetention(scope, props.exportRetention),
      noncurrentVersionRetention: Duration.days(1),
    }).bucket;
    const retention = props.evidenceRetention ?? DEFAULT_EVIDENCE_RETENTION;
    refuseShortRetention(scope, 'evidenceRetention', retention.toDays());
    this.evidenceBucket = new StorefrontBucket(this, 'Evidence', {
      ...bucket,
      objectLockRetention: retention,
      objectRetention: retention,
    }).bucket;
  }
}

/** An export that stopped half-way goes on within a day, and what it exported first must not have expired by then. */
function exportRetention(scope: Construct, retention = Duration.days(7)): Duration {
  const days = retention.toDays({ integral: false });
  if (!Number.isInteger(days) || days < 2 || days > 30) {
    throw new InvalidPropertyError(scope, 'exportRetention', `${days} days`, 'give 2 to 30 whole days');
  }
  return retention;
}
