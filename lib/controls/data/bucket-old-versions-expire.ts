import { each } from '../check';
import { control, type Example } from '../control';
import { managedRule } from '../detect';
import { onlyWhere } from '../only-where';
import { any } from '../verdict';
import { LIFECYCLE_RULES, someLifecycleRule } from './lifecycle-rule';

const example = (Rules?: unknown, Status: unknown = 'Enabled'): Example => ({
  Resources: {
    Orders: {
      Type: 'AWS::S3::Bucket',
      Properties: {
        VersioningConfiguration: { Status },
        ...(Rules === undefined ? {} : { LifecycleConfiguration: { Rules } }),
      },
    },
  },
});

/** What was deleted or replaced in a bucket with versions is gone one day. */
export const bucketOldVersionsExpire = control({
  id: 'BucketOldVersionsExpire',
  area: 'data',
  title: 'Old versions of objects end',
  rationale:
    'Deleting a file of a shopper leaves its version behind: without an end, nothing was ever deleted from the bucket.',
  severity: 'low',
  frameworks: { 'pci-dss-4.0.1': ['3.2.1'], gdpr: ['5.1.e'], 'nist-csf-2.0': ['ID.AM-08'] },
  since: '0.1.0',
  check: each('AWS::S3::Bucket', (bucket) =>
    onlyWhere(
      bucket.at('VersioningConfiguration.Status').equals('Enabled'),
      someLifecycleRule(
        bucket,
        (rule) =>
          any(
            rule.at('NoncurrentVersionExpiration.NoncurrentDays').atLeast(1),
            rule.at('NoncurrentVersionExpirationInDays').atLeast(1),
          ),
        'no enabled lifecycle rule ends old versions',
      ),
    ),
  ),
  remedy: 'Set noncurrentVersionExpiration in a lifecycle rule; StorefrontBucket does.',
  detect: [managedRule('S3_VERSION_LIFECYCLE_POLICY_CHECK')],
  examples: {
    compliant: [
      example([{ Status: 'Enabled', NoncurrentVersionExpiration: { NoncurrentDays: 90 } }]),
      example([{ Status: 'Enabled', NoncurrentVersionExpirationInDays: '30' }]),
    ],
    violating: [
      { faultAt: LIFECYCLE_RULES, ...example() },
      { faultAt: LIFECYCLE_RULES, ...example([{ Status: 'Enabled', ExpirationInDays: 30 }]) },
      {
        faultAt: LIFECYCLE_RULES,
        ...example([{ Status: 'Disabled', NoncurrentVersionExpiration: { NoncurrentDays: 90 } }]),
      },
    ],
    unknown: [
      { Parameters: { Versions: { Type: 'String' } }, ...example(undefined, { Ref: 'Versions' }) },
      {
        Parameters: { Days: { Type: 'Number' } },
        ...example([{ Status: 'Enabled', NoncurrentVersionExpirationInDays: { Ref: 'Days' } }]),
      },
    ],
  },
});
