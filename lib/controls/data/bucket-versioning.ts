import { each } from '../check';
import { control } from '../control';
import { managedRule } from '../detect';
import { RESOURCE_ID } from '../remediation';

/** Buckets keep previous versions. */
export const bucketVersioning = control({
  id: 'BucketVersioning',
  area: 'data',
  title: 'Buckets keep previous versions',
  rationale: 'An overwritten or deleted order export can be recovered.',
  severity: 'high',
  frameworks: { 'pci-dss-4.0.1': ['10.3.4'], gdpr: ['32.1.c'], 'nist-csf-2.0': ['PR.DS-11'] },
  since: '0.1.0',
  check: each('AWS::S3::Bucket', (bucket) => bucket.at('VersioningConfiguration.Status').equals('Enabled')),
  remedy: 'Set versioned: true, or use StorefrontBucket.',
  detect: [managedRule('S3_BUCKET_VERSIONING_ENABLED')],
  remediation: {
    rule: 'S3_BUCKET_VERSIONING_ENABLED',
    document: 'AWS-ConfigureS3BucketVersioning',
    parameters: { BucketName: RESOURCE_ID, VersioningState: 'Enabled' },
    permissions: [{ actions: ['s3:PutBucketVersioning'], resource: 'arn:{partition}:s3:::*' }],
  },
  examples: {
    compliant: [
      {
        Resources: {
          Orders: { Type: 'AWS::S3::Bucket', Properties: { VersioningConfiguration: { Status: 'Enabled' } } },
        },
      },
    ],
    violating: [
      { faultAt: 'VersioningConfiguration.Status', Resources: { Orders: { Type: 'AWS::S3::Bucket' } } },
      {
        faultAt: 'VersioningConfiguration.Status',
        Resources: {
          Orders: { Type: 'AWS::S3::Bucket', Properties: { VersioningConfiguration: { Status: 'Suspended' } } },
        },
      },
    ],
    unknown: [
      {
        Parameters: { Versioning: { Type: 'String' } },
        Resources: {
          Orders: {
            Type: 'AWS::S3::Bucket',
            Properties: { VersioningConfiguration: { Status: { Ref: 'Versioning' } } },
          },
        },
      },
    ],
  },
});
