import { Token } from 'aws-cdk-lib';
import type * as route53 from 'aws-cdk-lib/aws-route53';
import type { Construct } from 'constructs';
import { InvalidPropertyError } from '../errors';

/** "Preferred name syntax" of RFC 1035, section 2.3.1, in lower case and with at least two labels. */
const DOMAIN = /^(?=.{1,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])$/;

/** Whether a text is a domain name in lower case, such as `example.com`. */
export function isDomainName(text: string): boolean {
  return DOMAIN.test(text);
}

/** @throws InvalidPropertyError when the value is no domain name in lower case, written out */
export function refuseNoDomain(scope: Construct, property: string, value: string): void {
  if (!isDomainName(value)) {
    throw new InvalidPropertyError(scope, property, value, 'write out a domain in lower case, such as example.com');
  }
}

/** @throws InvalidPropertyError when the hosted zone is known and does not hold the domain */
export function refuseOtherZone(scope: Construct, zone: route53.IHostedZone | undefined, domainName: string): void {
  if (zone === undefined || Token.isUnresolved(zone.zoneName)) return;
  if (domainName === zone.zoneName || domainName.endsWith(`.${zone.zoneName}`)) return;
  const mend = `give the zone that holds ${domainName}, or leave it out and create dnsRecords by hand`;
  throw new InvalidPropertyError(scope, 'hostedZone', zone.zoneName, mend);
}
