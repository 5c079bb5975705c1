import type { Duration } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { InvalidPropertyError } from '../errors';

/** How long a bucket keeps objects and their versions. */
export interface BucketRetention {
  readonly versioned: boolean;
  /** Whether another bucket receives copies. */
  readonly replicated: boolean;
  readonly objectLockRetention?: Duration;
  readonly objectRetention?: Duration;
  readonly noncurrentVersionRetention?: Duration;
}

/**
 * Refuses what S3 refuses, and an expiry that Object Lock would defeat without a word.
 *
 * @throws InvalidPropertyError when Object Lock or replication is asked of an unversioned bucket, or objects or their
 * versions are to expire while they are locked
 */
export function refuseContradictions(scope: Construct, retention: BucketRetention): void {
  const { versioned, replicated, objectLockRetention: lock, objectRetention, noncurrentVersionRetention } = retention;
  if (!versioned && replicated) {
    throw new InvalidPropertyError(scope, 'versioned', false, 'leave it out: S3 copies object versions');
  }
  if (!versioned && lock !== undefined) {
    throw new InvalidPropertyError(scope, 'versioned', false, 'leave it out: Object Lock protects object versions');
  }
  for (const [property, expiry] of Object.entries({ objectRetention, noncurrentVersionRetention })) {
    if (lock !== undefined && expiry !== undefined && expiry.toDays() < lock.toDays()) {
      throw new InvalidPropertyError(
        scope,
        property,
        `${expiry.toDays()} days`,
        `give at least the ${lock.toDays()} days of objectLockRetention`,
      );
    }
  }
}
