import { each } from '../check';
import { control, type Example } from '../control';
import { managedRule } from '../detect';
import type { PolicyStatement } from '../policy-statement';
import { someRelated } from '../some-related';
import { compliant, unknown, type Verdict, violation } from '../verdict';
import { deniesPlaintext } from './tls-only-policy';

/** The bucket itself and every object in it: `arn:...:name` and `arn:...:name/*`, or wildcards that fit both. */
function coversBucketAndObjects({ resources, position }: PolicyStatement): Verdict {
  const arns = resources.texts.map((text) => text.replace(/\$\{[^}]*\}/g, 'known'));
  const bucket = arns.some((arn) => !arn.includes('/'));
  const objects = arns.some((arn) => /^[^/]*\/?\*$/.test(arn));
  if (bucket && objects) return compliant();
  const path = `${position.path}.Resource`;
  return resources.undecided
    ? unknown(path, 'the template does not decide it')
    : violation(path, `${path} leaves out the ${bucket ? 'objects' : 'bucket'}`);
}

const deny = {
  Effect: 'Deny',
  Principal: '*',
  Action: 's3:*',
  Resource: [{ 'Fn::GetAtt': ['Orders', 'Arn'] }, { 'Fn::Sub': `\${Orders.Arn}/*` }],
  Condition: { Bool: { 'aws:SecureTransport': 'false' } },
};
const example = (Statement: object | undefined, Bucket: unknown = { Ref: 'Orders' }): Example => ({
  Resources: {
    Orders: { Type: 'AWS::S3::Bucket' },
    ...(Statement && {
      OrdersPolicy: { Type: 'AWS::S3::BucketPolicy', Properties: { Bucket, PolicyDocument: { Statement } } },
    }),
  },
});

/** Buckets refuse requests without TLS. */
export const bucketTlsOnly = control({
  id: 'BucketTlsOnly',
  area: 'data',
  title: 'Buckets refuse requests without TLS',
  rationale: 'A client that speaks plain HTTP shows its objects and its signature to everybody on the way.',
  severity: 'high',
  frameworks: { 'pci-dss-4.0.1': ['4.2.1'], gdpr: ['32.1.a'], 'nist-csf-2.0': ['PR.DS-02'] },
  since: '0.1.0',
  check: each('AWS::S3::Bucket', (bucket) =>
    someRelated(
      bucket.relatedBy('AWS::S3::BucketPolicy', 'Bucket'),
      (policy) => deniesPlaintext(policy.at('PolicyDocument'), { action: 's3:*', covers: coversBucketAndObjects }),
      violation(
        '',
        'no bucket policy denies everybody s3:* on the bucket and its objects where aws:SecureTransport is false',
      ),
    ),
  ),
  remedy: 'Set enforceSSL: true, or use StorefrontBucket.',
  detect: [managedRule('S3_BUCKET_SSL_REQUESTS_ONLY')],
  examples: {
    compliant: [example([deny]), example({ ...deny, Principal: { AWS: ['*'] }, Resource: '*' })],
    violating: [
      { faultAt: '', ...example(undefined) },
      { faultAt: '', ...example([{ ...deny, Effect: 'Allow' }]) },
      { faultAt: '', ...example([{ ...deny, Action: 's3:GetObject' }]) },
      { faultAt: '', ...example([{ ...deny, Resource: { 'Fn::Sub': `\${Orders.Arn}/*` } }]) },
      { faultAt: '', ...example([{ ...deny, Principal: { AWS: 'arn:aws:iam::111122223333:root' } }]) },
      { faultAt: '', ...example([{ ...deny, Condition: { Bool: { 'aws:SecureTransport': 'true' } } }]) },
    ],
    unknown: [{ Parameters: { BucketName: { Type: 'String' } }, ...example([deny], { Ref: 'BucketName' }) }],
  },
});
