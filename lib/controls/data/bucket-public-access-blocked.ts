import { each } from '../check';
import { control, type Example } from '../control';
import { managedRule } from '../detect';
import { judged } from '../frameworks/framework';
import { RESOURCE_ID } from '../remediation';
import { all, violation } from '../verdict';

const SETTINGS = ['BlockPublicAcls', 'BlockPublicPolicy', 'IgnorePublicAcls', 'RestrictPublicBuckets'];

const example = (PublicAccessBlockConfiguration?: object): Example => ({
  Resources: { Orders: { Type: 'AWS::S3::Bucket', Properties: { PublicAccessBlockConfiguration } } },
});
const blocked = {
  BlockPublicAcls: true,
  BlockPublicPolicy: true,
  IgnorePublicAcls: true,
  RestrictPublicBuckets: true,
};

/** Buckets refuse public policies and access control lists, whoever writes them. */
export const bucketPublicAccessBlocked = control({
  id: 'BucketPublicAccessBlocked',
  area: 'data',
  title: 'Buckets block public access in all four ways',
  rationale: 'One careless policy or access control list then cannot publish the order exports.',
  severity: 'critical',
  frameworks: {
    'pci-dss-4.0.1': [judged('1.3.1'), judged('1.4.4'), judged('7.3.3')],
    gdpr: ['32.1.b', '25.2'],
    'nist-csf-2.0': ['PR.DS-01', 'PR.AA-05'],
  },
  since: '0.1.0',
  check: each('AWS::S3::Bucket', (bucket) => {
    const block = bucket.at('PublicAccessBlockConfiguration');
    return block.absent().kind === 'compliant'
      ? violation(block.path, `${block.path} is absent; expected all four settings to be true`)
      : all(...SETTINGS.map((setting) => block.at(setting).isTrue()));
  }),
  remedy: 'Set blockPublicAccess: BlockPublicAccess.BLOCK_ALL, or use StorefrontBucket.',
  detect: [managedRule('S3_BUCKET_LEVEL_PUBLIC_ACCESS_PROHIBITED')],
  remediation: {
    rule: 'S3_BUCKET_LEVEL_PUBLIC_ACCESS_PROHIBITED',
    document: 'AWSConfigRemediation-ConfigureS3BucketPublicAccessBlock',
    parameters: { BucketName: RESOURCE_ID },
    permissions: [
      {
        actions: ['s3:GetBucketPublicAccessBlock', 's3:PutBucketPublicAccessBlock'],
        resource: 'arn:{partition}:s3:::*',
      },
    ],
  },
  examples: {
    compliant: [example(blocked), example({ ...blocked, BlockPublicAcls: 'true' })],
    violating: [
      { faultAt: 'PublicAccessBlockConfiguration', ...example() },
      {
        faultAt: 'PublicAccessBlockConfiguration.BlockPublicPolicy',
        ...example({ ...blocked, BlockPublicPolicy: false }),
      },
      {
        faultAt: 'PublicAccessBlockConfiguration.RestrictPublicBuckets',
        ...example({ ...blocked, RestrictPublicBuckets: undefined }),
      },
    ],
    unknown: [
      { Parameters: { Block: { Type: 'String' } }, ...example({ ...blocked, IgnorePublicAcls: { Ref: 'Block' } }) },
    ],
  },
});
