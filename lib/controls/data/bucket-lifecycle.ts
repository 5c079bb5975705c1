import { each } from '../check';
import { control, type Example } from '../control';
import { managedRule } from '../detect';

const example = (Rules?: unknown): Example => ({
  Resources: {
    Orders: {
      Type: 'AWS::S3::Bucket',
      Properties: Rules === undefined ? {} : { LifecycleConfiguration: { Rules } },
    },
  },
});

/**
 * Buckets say when something ends: objects, the versions that were replaced, or uploads that were never completed.
 */
export const bucketLifecycle = control({
  id: 'BucketLifecycle',
  area: 'data',
  title: 'Buckets have a lifecycle rule',
  rationale: 'Data that nothing ever removes is kept for ever, and leaks with all the rest.',
  severity: 'low',
  frameworks: { 'pci-dss-4.0.1': ['3.2.1'], gdpr: ['5.1.e'], 'nist-csf-2.0': ['ID.AM-08'] },
  since: '0.1.0',
  check: each('AWS::S3::Bucket', (bucket) =>
    bucket
      .at('LifecycleConfiguration.Rules')
      .some((rule) => rule.at('Status').equals('Enabled'), 'no lifecycle rule is Enabled'),
  ),
  remedy: 'Set lifecycleRules, with expiration, noncurrentVersionExpiration and abortIncompleteMultipartUploadAfter.',
  detect: [managedRule('S3_LIFECYCLE_POLICY_CHECK')],
  examples: {
    compliant: [
      example([{ Status: 'Enabled', NoncurrentVersionExpiration: { NoncurrentDays: 30 } }]),
      example([
        { Status: 'Disabled', ExpirationInDays: 30 },
        { Status: 'Enabled', AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 } },
      ]),
    ],
    violating: [
      { faultAt: 'LifecycleConfiguration.Rules', ...example() },
      { faultAt: 'LifecycleConfiguration.Rules', ...example([{ Status: 'Disabled', ExpirationInDays: 30 }]) },
    ],
    unknown: [
      {
        Parameters: { Status: { Type: 'String' } },
        ...example([{ Status: { Ref: 'Status' }, ExpirationInDays: 30 }]),
      },
    ],
  },
});
