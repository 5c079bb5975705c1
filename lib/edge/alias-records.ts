import { Token } from 'aws-cdk-lib';
import type * as cloudfront from 'aws-cdk-lib/aws-cloudfront';
import * as route53 from 'aws-cdk-lib/aws-route53';
import { CloudFrontTarget } from 'aws-cdk-lib/aws-route53-targets';
import type { Construct } from 'constructs';
import { InvalidPropertyError } from '../errors';

/** Points names of a hosted zone at a distribution, over IPv4 and IPv6. */
export function aliasRecords(
  scope: Construct,
  zone: route53.IHostedZone,
  domainNames: readonly string[],
  distribution: cloudfront.IDistribution,
): void {
  const target = route53.RecordTarget.fromAlias(new CloudFrontTarget(distribution));
  for (const recordName of domainNames) {
    new route53.ARecord(scope, `${recordName}-A`, { zone, recordName, target });
    new route53.AaaaRecord(scope, `${recordName}-AAAA`, { zone, recordName, target });
  }
}

/** @throws InvalidPropertyError when there is no name for the zone, or one that it does not hold */
export function refuseOtherZones(scope: Construct, { zoneName }: route53.IHostedZone, domainNames: readonly string[]) {
  if (domainNames.length === 0) {
    throw new InvalidPropertyError(scope, 'domainNames', domainNames, 'give the names to create in hostedZone');
  }
  for (const name of Token.isUnresolved(zoneName) ? [] : domainNames) {
    if (!Token.isUnresolved(name) && name !== zoneName && !name.endsWith(`.${zoneName}`)) {
      throw new InvalidPropertyError(scope, 'domainNames', name, `give names within the hosted zone ${zoneName}`);
    }
  }
}
