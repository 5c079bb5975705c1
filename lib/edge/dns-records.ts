import type * as cloudfront from 'aws-cdk-lib/aws-cloudfront';
import type * as route53 from 'aws-cdk-lib/aws-route53';
import type { Construct } from 'constructs';
import { aliasRecords } from './alias-records';
import { caaAdvice, caaRecords } from './caa-records';

/** Where the names of a distribution get their records. */
export interface DnsRecordsProps {
  /**
   * The public hosted zone of `domainNames`, in which each gets an A and an AAAA alias record.
   * @default - no records; `dnsRecords` says which to create
   */
  readonly hostedZone?: route53.IHostedZone;
  /**
   * Whether each of `domainNames` gets a CAA record: Amazon alone may then issue certificates for it and for all names
   * below it. Switch it off where there is such a record already, or where another authority issues certificates.
   * @default true
   */
  readonly caaRecords?: boolean;
}

/** Creates the records of a distribution's names, or tells those to create by hand. */
export function dnsRecords(
  scope: Construct,
  distribution: cloudfront.IDistribution,
  domainNames: readonly string[],
  { hostedZone, caaRecords: caa = true }: DnsRecordsProps,
): string[] {
  if (hostedZone === undefined) {
    const aliases = domainNames.map((name) => `${name} CNAME ${distribution.distributionDomainName}`);
    return [...aliases, ...(caa ? caaAdvice(domainNames) : [])];
  }
  aliasRecords(scope, hostedZone, domainNames, distribution);
  if (caa) {
    caaRecords(scope, hostedZone, domainNames);
  }
  return [];
}
