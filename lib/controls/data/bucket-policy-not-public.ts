import { each } from '../check';
import { control, type Example } from '../control';
import { managedRule } from '../detect';
import { judged } from '../frameworks/framework';
import { notPublic } from './public-statement';

const example = (Statement: object): Example => ({
  Resources: {
    OrdersPolicy: {
      Type: 'AWS::S3::BucketPolicy',
      Properties: { Bucket: 'orders', PolicyDocument: { Version: '2012-10-17', Statement } },
    },
  },
});
const read = { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::orders/*' };

/** Bucket policies name who may read and write. */
export const bucketPolicyNotPublic = control({
  id: 'BucketPolicyNotPublic',
  area: 'data',
  title: 'Bucket policies allow nothing to everybody',
  rationale: 'Whatever lies in a bucket that everybody may read will be found and copied within hours.',
  severity: 'critical',
  frameworks: {
    'pci-dss-4.0.1': ['1.3.1', judged('1.4.4'), judged('7.3.3')],
    gdpr: ['32.1.b', '25.2'],
    'nist-csf-2.0': ['PR.DS-01', 'PR.AA-05'],
  },
  since: '0.1.0',
  check: each('AWS::S3::BucketPolicy', (policy) => notPublic(policy.at('PolicyDocument'))),
  remedy:
    'Remove publicReadAccess and serve the content through StorefrontDistribution; name the principals of each statement.',
  detect: [managedRule('S3_BUCKET_PUBLIC_READ_PROHIBITED'), managedRule('S3_BUCKET_PUBLIC_WRITE_PROHIBITED')],
  examples: {
    compliant: [
      example([
        {
          ...read,
          Principal: { Service: 'cloudfront.amazonaws.com' },
          Condition: { StringEquals: { 'AWS:SourceArn': 'arn:aws:cloudfront::111122223333:distribution/EXAMPLE' } },
        },
      ]),
      example({ ...read, Principal: '*', Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } } }),
      example([{ ...read, Effect: 'Deny', Principal: '*' }]),
    ],
    violating: [
      { faultAt: 'PolicyDocument.Statement[0].Principal', ...example([{ ...read, Principal: { AWS: '*' } }]) },
      {
        faultAt: 'PolicyDocument.Statement.Principal',
        ...example({ ...read, Principal: '*', Condition: { Bool: { 'aws:SecureTransport': 'true' } } }),
      },
      {
        faultAt: 'PolicyDocument.Statement[0].Principal',
        ...example([{ ...read, Principal: '*', Condition: { IpAddress: { 'aws:SourceIp': '0.0.0.0/0' } } }]),
      },
      {
        faultAt: 'PolicyDocument.Statement[0].NotPrincipal',
        ...example([{ ...read, NotPrincipal: { AWS: 'arn:aws:iam::111122223333:root' } }]),
      },
    ],
    unknown: [
      { Parameters: { Reader: { Type: 'String' } }, ...example([{ ...read, Principal: { AWS: { Ref: 'Reader' } } }]) },
    ],
  },
});
