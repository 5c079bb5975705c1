import { each } from '../check';
import { control } from '../control';
import { managedRule } from '../detect';
import type { Position } from '../position';
import type { Resource } from '../resource';
import { notApplicable, unknown, type Verdict } from '../verdict';
import { type OriginKind, originKind } from './origin-kind';

function judgeDistribution(distribution: Resource): Verdict {
  const config = distribution.at('DistributionConfig');
  const root = config.at('DefaultRootObject');
  const present = root.present();
  switch (kindOfDefaultOrigin(config)) {
    case 'bucket':
      return present;
    case 'undecided':
      return present.kind === 'violation'
        ? unknown(root.path, 'the template does not tell whether a bucket answers /')
        : present;
    case 'website':
    case 'other':
      return notApplicable();
  }
}

/** What answers `/`; a website endpoint and an application have an index of their own. */
function kindOfDefaultOrigin(config: Position): OriginKind {
  const origins = config.at('Origins').items();
  const id = config.at('DefaultCacheBehavior.TargetOriginId').target();
  const group = config
    .at('OriginGroups.Items')
    .items()
    .find((item) => isNamed(item.at('Id'), id));
  const primary = group?.at('Members.Items').items()[0]?.at('OriginId').target() ?? id;
  const origin =
    origins.find((item) => isNamed(item.at('Id'), primary)) ?? (origins.length === 1 ? origins[0] : undefined);
  return origin === undefined ? 'undecided' : originKind(origin);
}

function isNamed(id: Position, wanted: ReturnType<Position['target']>): boolean {
  const own = id.target();
  return own.kind === 'text' && wanted.kind === 'text' && own.text === wanted.text;
}

const shop = (config: object) => ({
  Type: 'AWS::CloudFront::Distribution',
  Properties: {
    DistributionConfig: {
      DefaultCacheBehavior: { TargetOriginId: 'content' },
      Origins: [{ Id: 'content', DomainName: 'content.s3.eu-west-1.amazonaws.com', S3OriginConfig: {} }],
      ...config,
    },
  },
});

/** Distributions never ask a bucket for its list of objects. */
export const distributionRootObject = control({
  id: 'DistributionRootObject',
  area: 'edge',
  title: 'Distributions in front of a bucket have a default root object',
  rationale: 'Without one, a request for / may return the list of what is in the bucket.',
  severity: 'medium',
  frameworks: { 'pci-dss-4.0.1': ['2.2.6'], gdpr: ['32.1.b'], 'nist-csf-2.0': ['PR.PS-01'] },
  since: '0.1.0',
  check: each('AWS::CloudFront::Distribution', judgeDistribution),
  remedy: "Set defaultRootObject: 'index.html', or use StorefrontDistribution.",
  detect: [managedRule('CLOUDFRONT_DEFAULT_ROOT_OBJECT_CONFIGURED', { onlyInRegion: 'us-east-1' })],
  examples: {
    compliant: [{ Resources: { Shop: shop({ DefaultRootObject: 'index.html' }) } }],
    violating: [
      { faultAt: 'DistributionConfig.DefaultRootObject', Resources: { Shop: shop({}) } },
      { faultAt: 'DistributionConfig.DefaultRootObject', Resources: { Shop: shop({ DefaultRootObject: '' }) } },
    ],
    unknown: [
      { Parameters: { Root: { Type: 'String' } }, Resources: { Shop: shop({ DefaultRootObject: { Ref: 'Root' } }) } },
    ],
  },
});
