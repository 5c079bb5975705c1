import { each } from '../check';
import { control, type Example } from '../control';
import { single } from '../detect';
import { judged } from '../frameworks/framework';
import { LIFECYCLE_RULES, someLifecycleRule } from './lifecycle-rule';

const example = (Rules?: unknown): Example => ({
  Resources: {
    Uploads: {
      Type: 'AWS::S3::Bucket',
      Properties: Rules === undefined ? {} : { LifecycleConfiguration: { Rules } },
    },
  },
});

/** Parts of uploads that nobody finished do not stay for ever: no listing of the bucket shows them. */
export const bucketIncompleteUploadsEnd = control({
  id: 'BucketIncompleteUploadsEnd',
  area: 'data',
  title: 'Uploads that were never completed end',
  rationale: 'Their parts hold what a shopper sent, are invisible in listings, and survive every clean-up.',
  severity: 'low',
  frameworks: { 'pci-dss-4.0.1': [judged('3.2.1')], gdpr: ['5.1.e'], 'nist-csf-2.0': ['ID.AM-08'] },
  since: '0.1.0',
  check: each('AWS::S3::Bucket', (bucket) =>
    someLifecycleRule(
      bucket,
      (rule) => rule.at('AbortIncompleteMultipartUpload.DaysAfterInitiation').atLeast(1),
      'no enabled lifecycle rule ends uploads that were never completed',
    ),
  ),
  remedy: 'Set abortIncompleteMultipartUploadAfter in a lifecycle rule; StorefrontBucket does.',
  detect: single(),
  examples: {
    compliant: [example([{ Status: 'Enabled', AbortIncompleteMultipartUpload: { DaysAfterInitiation: '7' } }])],
    violating: [
      { faultAt: LIFECYCLE_RULES, ...example() },
      { faultAt: LIFECYCLE_RULES, ...example([{ Status: 'Enabled', ExpirationInDays: 30 }]) },
    ],
    unknown: [
      {
        Parameters: { Days: { Type: 'Number' } },
        ...example([{ Status: 'Enabled', AbortIncompleteMultipartUpload: { DaysAfterInitiation: { Ref: 'Days' } } }]),
      },
    ],
  },
});
