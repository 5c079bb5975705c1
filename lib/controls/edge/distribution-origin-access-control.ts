import { each } from '../check';
import { control } from '../control';
import { managedRule } from '../detect';
import { judged } from '../frameworks/framework';
import type { Position } from '../position';
import { compliant, notApplicable, unknown, type Verdict, violation } from '../verdict';
import { originKind } from './origin-kind';

function judgeOrigin(origin: Position): Verdict {
  const { path } = origin.at('DomainName');
  switch (originKind(origin)) {
    case 'bucket':
      return judgeAccessControl(origin);
    case 'website':
      return violation(path, `${path} is a website endpoint, for which the bucket must be public; expected its domain`);
    case 'undecided':
      return unknown(path, 'the template does not tell whether it is a bucket');
    case 'other':
      return notApplicable();
  }
}

function judgeAccessControl(origin: Position): Verdict {
  const id = origin.at('OriginAccessControlId');
  const present = id.present();
  if (present.kind === 'violation') {
    const legacy = origin.at('S3OriginConfig.OriginAccessIdentity').present().kind === 'compliant';
    return legacy ? violation(id.path, `${id.path} is absent; expected it in place of the legacy identity`) : present;
  }
  return id.judge((value) => {
    const resource = value.kind === 'reference' ? value.reference.resource : undefined;
    if (resource?.type !== 'AWS::CloudFront::OriginAccessControl') {
      return unknown(id.path, 'the origin access control is not in the templates');
    }
    const signs = resource.at('OriginAccessControlConfig.SigningBehavior').equals('always');
    if (signs.kind === 'compliant') return compliant();
    if (signs.kind === 'unknown') return signs;
    return violation(id.path, `${id.path} is ${resource.logicalId}, whose SigningBehavior is not "always"`);
  });
}

const shop = (origin: object) => ({
  Type: 'AWS::CloudFront::Distribution',
  Properties: { DistributionConfig: { Origins: [{ Id: 'content', ...origin }] } },
});
const content = { Type: 'AWS::S3::Bucket' };
const accessControl = (signing: string) => ({
  Type: 'AWS::CloudFront::OriginAccessControl',
  Properties: { OriginAccessControlConfig: { OriginAccessControlOriginType: 's3', SigningBehavior: signing } },
});
const bucketOrigin = { DomainName: { 'Fn::GetAtt': ['Content', 'RegionalDomainName'] } };
const signed = { ...bucketOrigin, OriginAccessControlId: { 'Fn::GetAtt': ['Access', 'Id'] } };
const faultAt = 'DistributionConfig.Origins[0].OriginAccessControlId';

/** Bucket origins answer to the distribution alone. */
export const distributionOriginAccessControl = control({
  id: 'DistributionOriginAccessControl',
  area: 'edge',
  title: 'Distributions sign their requests to bucket origins by an origin access control',
  rationale: 'A bucket that answers to others too is a way around the web ACL, the headers and the access log.',
  severity: 'high',
  frameworks: {
    'pci-dss-4.0.1': [judged('1.4.2'), judged('1.4.4'), '10.3.4'],
    gdpr: ['32.1.b'],
    'nist-csf-2.0': ['PR.IR-01'],
  },
  since: '0.1.0',
  check: each('AWS::CloudFront::Distribution', (distribution) =>
    distribution.at('DistributionConfig.Origins').every(judgeOrigin),
  ),
  remedy: 'Use S3BucketOrigin.withOriginAccessControl(bucket), or StorefrontDistribution.',
  detect: [managedRule('CLOUDFRONT_S3_ORIGIN_ACCESS_CONTROL_ENABLED', { onlyInRegion: 'us-east-1' })],
  examples: {
    compliant: [{ Resources: { Shop: shop(signed), Content: content, Access: accessControl('always') } }],
    violating: [
      { faultAt, Resources: { Shop: shop(bucketOrigin), Content: content } },
      { faultAt, Resources: { Shop: shop(signed), Content: content, Access: accessControl('never') } },
      {
        faultAt,
        Resources: { Shop: shop({ S3OriginConfig: { OriginAccessIdentity: 'origin-access-identity/cloudfront/E1' } }) },
      },
      {
        faultAt: 'DistributionConfig.Origins[0].DomainName',
        Resources: { Shop: shop({ DomainName: 'content.s3-website-eu-west-1.amazonaws.com', CustomOriginConfig: {} }) },
      },
    ],
    unknown: [
      {
        Parameters: { Access: { Type: 'String' } },
        Resources: { Shop: shop({ ...bucketOrigin, OriginAccessControlId: { Ref: 'Access' } }), Content: content },
      },
    ],
  },
});
