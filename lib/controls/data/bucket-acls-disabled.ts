import { each } from '../check';
import { control, type Example } from '../control';
import { managedRule } from '../detect';
import { judged } from '../frameworks/framework';
import { onlyWhere } from '../only-where';
import type { Resource } from '../resource';
import { all, compliant, type Verdict, violation } from '../verdict';
import { logWriters } from './log-target';

/**
 * CloudFront's standard logging (legacy) writes through an access control list (CloudFront Developer Guide, "Access
 * logs (standard logs)").
 */
function needsNoAcl(bucket: Resource): Verdict {
  const writers = logWriters(bucket, 'AWS::CloudFront::Distribution', 'DistributionConfig.Logging.Bucket');
  return writers.length > 0 ? violation('', 'CloudFront writes its legacy logs into it') : compliant();
}

const example = (Properties: object): Example => ({ Resources: { Orders: { Type: 'AWS::S3::Bucket', Properties } } });
const owned = (ObjectOwnership: unknown) => ({ OwnershipControls: { Rules: [{ ObjectOwnership }] } });

/**
 * Access to buckets is granted by policies alone. A bucket without ownership controls is compliant: S3 creates it with
 * access control lists disabled (Amazon S3 User Guide, "Controlling ownership of objects and disabling ACLs").
 */
export const bucketAclsDisabled = control({
  id: 'BucketAclsDisabled',
  area: 'data',
  title: 'Buckets have no access control lists',
  rationale: 'Access control lists grant access object by object, where no policy review looks.',
  severity: 'medium',
  frameworks: { 'pci-dss-4.0.1': [judged('10.3.2')], gdpr: ['32.1.b'], 'nist-csf-2.0': ['PR.AA-05'] },
  since: '0.1.0',
  check: each('AWS::S3::Bucket', (bucket) =>
    onlyWhere(
      needsNoAcl(bucket),
      all(
        bucket.at('AccessControl').or('Private').equals('Private'),
        bucket
          .at('OwnershipControls.Rules')
          .every((rule) => rule.at('ObjectOwnership').or('BucketOwnerEnforced').equals('BucketOwnerEnforced')),
      ),
    ),
  ),
  remedy:
    'Leave accessControl out and set objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED, or use StorefrontBucket. For log buckets, set the feature flag @aws-cdk/aws-s3:serverAccessLogsUseBucketPolicy.',
  detect: [managedRule('S3_BUCKET_ACL_PROHIBITED')],
  examples: {
    compliant: [example({}), example({ AccessControl: 'Private', ...owned('BucketOwnerEnforced') })],
    violating: [
      { faultAt: 'AccessControl', ...example({ AccessControl: 'PublicRead' }) },
      { faultAt: 'OwnershipControls.Rules[0].ObjectOwnership', ...example(owned('ObjectWriter')) },
    ],
    unknown: [{ Parameters: { Ownership: { Type: 'String' } }, ...example(owned({ Ref: 'Ownership' })) }],
  },
});
