import { each } from '../check';
import { control } from '../control';
import { managedRule } from '../detect';
import { judged } from '../frameworks/framework';
import type { Position } from '../position';
import { notApplicable, unknown, type Verdict, violation } from '../verdict';
import { originDomain, originResource } from './referenced-origin';

const URL_DOMAIN = /\.lambda-url\.[a-z0-9-]+\.on\.aws$/i;

function judgeOrigin(origin: Position): Verdict {
  const isUrl = originResource(origin, 'AWS::Lambda::Url') !== undefined || URL_DOMAIN.test(originDomain(origin));
  if (!isUrl) return notApplicable();
  const id = origin.at('OriginAccessControlId');
  const present = id.present();
  if (present.kind === 'violation') return present;
  const target = id.target();
  const access = target.kind === 'reference' ? target.reference.resource : undefined;
  if (access?.type !== 'AWS::CloudFront::OriginAccessControl') {
    return unknown(id.path, 'the origin access control is not in the templates');
  }
  const signs = access.at('OriginAccessControlConfig.SigningBehavior').equals('always');
  if (signs.kind !== 'violation') return signs;
  return violation(id.path, `${id.path} is ${access.logicalId}, whose SigningBehavior is not "always"`);
}

const shop = (access: unknown, signing = 'always', domain: unknown = undefined) => ({
  Resources: {
    Shop: {
      Type: 'AWS::CloudFront::Distribution',
      Properties: {
        DistributionConfig: {
          Origins: [
            {
              DomainName: domain ?? {
                'Fn::Select': [2, { 'Fn::Split': ['/', { 'Fn::GetAtt': ['Search', 'FunctionUrl'] }] }],
              },
              OriginAccessControlId: access,
            },
          ],
        },
      },
    },
    Search: { Type: 'AWS::Lambda::Url', Properties: { AuthType: 'AWS_IAM' } },
    Access: {
      Type: 'AWS::CloudFront::OriginAccessControl',
      Properties: { OriginAccessControlConfig: { OriginAccessControlOriginType: 'lambda', SigningBehavior: signing } },
    },
  },
});
const access = { 'Fn::GetAtt': ['Access', 'Id'] };
const faultAt = 'DistributionConfig.Origins[0].OriginAccessControlId';

/** A function URL behind a distribution answers that distribution alone. */
export const functionUrlOriginAccessControl = control({
  id: 'FunctionUrlOriginAccessControl',
  area: 'edge',
  title: 'Distributions sign their requests to function URLs by an origin access control',
  rationale: 'A function URL that does not wait for a signature is a way around the web ACL and the access log.',
  severity: 'high',
  frameworks: { 'pci-dss-4.0.1': [judged('1.4.2'), judged('1.4.4')], gdpr: ['32.1.b'], 'nist-csf-2.0': ['PR.IR-01'] },
  since: '0.1.0',
  check: each('AWS::CloudFront::Distribution', (distribution) =>
    distribution.at('DistributionConfig.Origins').every(judgeOrigin),
  ),
  remedy: 'Use FunctionUrlOrigin.withOriginAccessControl(url), or StorefrontOrigin.functionUrl.',
  detect: [managedRule('CLOUDFRONT_ORIGIN_LAMBDA_URL_OAC_ENABLED', { onlyInRegion: 'us-east-1' })],
  examples: {
    compliant: [shop(access), shop(access, 'always', 'abcdef123456.lambda-url.eu-west-1.on.aws')],
    violating: [
      { faultAt, ...shop(undefined) },
      { faultAt, ...shop(access, 'no-override') },
    ],
    unknown: [{ Parameters: { Other: { Type: 'String' } }, ...shop({ Ref: 'Other' }) }],
  },
});
