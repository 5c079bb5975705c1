import { each } from '../check';
import { control } from '../control';
import { none } from '../detect';
import { judged } from '../frameworks/framework';
import type { Position } from '../position';
import type { Resource } from '../resource';
import { someRelated } from '../some-related';
import { any, compliant, unknown, type Verdict, violation } from '../verdict';

const DELIVERY = 'AWS::Logs::Delivery';

function judgeDistribution(distribution: Resource): Verdict {
  const legacy = distribution.at('DistributionConfig.Logging.Bucket');
  const unlogged = violation(
    legacy.path,
    `${legacy.path} is absent and no delivery of ACCESS_LOGS exists; expected either`,
  );
  const delivered = someRelated(
    distribution.relatedBy('AWS::Logs::DeliverySource', 'ResourceArn'),
    judgeSource,
    unlogged,
  );
  return any(delivered, legacy.present());
}

function judgeSource(source: Resource): Verdict {
  const accessLogs = source.at('LogType').equals('ACCESS_LOGS');
  if (accessLogs.kind !== 'compliant') return accessLogs;
  const undelivered = violation('', 'no delivery takes from the source');
  return any(
    someRelated(source.relatedBy(DELIVERY, 'DeliverySourceName'), compliant, undelivered),
    ...source.template.set.ofType(DELIVERY).map((delivery) => delivers(delivery.at('DeliverySourceName'), source)),
  );
}

/** A delivery may also give its source's name instead of referring to it. */
function delivers(name: Position, source: Resource): Verdict {
  const wanted = source.at('Name').target();
  return name.judge((value) => {
    if (value.kind !== 'scalar') return name.fault(value, 'the name of the source');
    if (wanted.kind !== 'text') return unknown(name.path, 'the template does not tell the name of the source');
    return name.equals(wanted.text);
  });
}

const shop = (config: object) => ({
  Type: 'AWS::CloudFront::Distribution',
  Properties: { DistributionConfig: config },
});
const source = (logType: string, resource: unknown) => ({
  Type: 'AWS::Logs::DeliverySource',
  Properties: { Name: 'shop-access', LogType: logType, ResourceArn: resource },
});
const delivery = (name: unknown) => ({ Type: DELIVERY, Properties: { DeliverySourceName: name } });
const arn = { 'Fn::Sub': 'arn:aws:cloudfront::123456789012:distribution/${Shop}' };
const faultAt = 'DistributionConfig.Logging.Bucket';

/** Distributions log who asked for what. */
export const distributionAccessLogs = control({
  id: 'DistributionAccessLogs',
  area: 'edge',
  title: 'Distributions have access logs',
  rationale: 'Without access logs a break-in at the edge cannot be traced, nor its extent told to those affected.',
  severity: 'high',
  frameworks: { 'pci-dss-4.0.1': [judged('10.2.1'), judged('10.2.2')], gdpr: ['33.5'], 'nist-csf-2.0': ['PR.PS-04'] },
  since: '0.1.0',
  check: each('AWS::CloudFront::Distribution', judgeDistribution),
  remedy: 'Add a delivery source of ACCESS_LOGS with a delivery in us-east-1, or use StorefrontDistribution.',
  detect: none(
    'The managed rule CLOUDFRONT_ACCESSLOGS_ENABLED knows legacy logging alone and reports standard logging v2 as a fault; a running distribution does not tell of the latter, and a read of a delivery source leaves out whose log it is.',
  ),
  examples: {
    compliant: [
      { Resources: { Shop: shop({ Logging: { Bucket: 'logs.s3.amazonaws.com' } }) } },
      { Resources: { Shop: shop({}), Source: source('ACCESS_LOGS', arn), Delivery: delivery({ Ref: 'Source' }) } },
      { Resources: { Shop: shop({}), Source: source('ACCESS_LOGS', arn), Delivery: delivery('shop-access') } },
    ],
    violating: [
      { faultAt, Resources: { Shop: shop({}) } },
      { faultAt, Resources: { Shop: shop({}), Source: source('ACCESS_LOGS', arn) } },
      {
        faultAt,
        Resources: { Shop: shop({}), Source: source('CONNECTION_LOGS', arn), Delivery: delivery({ Ref: 'Source' }) },
      },
    ],
    unknown: [
      {
        Parameters: { Arn: { Type: 'String' } },
        Resources: {
          Shop: shop({}),
          Source: source('ACCESS_LOGS', { Ref: 'Arn' }),
          Delivery: delivery({ Ref: 'Source' }),
        },
      },
    ],
  },
});
