import * as route53 from 'aws-cdk-lib/aws-route53';
import type { Construct } from 'constructs';

/**
 * Lets Amazon alone issue certificates for names of a hosted zone and for what stands below them ("Configure a CAA
 * record", AWS Certificate Manager User Guide).
 */
export function caaRecords(scope: Construct, zone: route53.IHostedZone, domainNames: readonly string[]): void {
  for (const recordName of hostsOf(domainNames)) {
    new route53.CaaAmazonRecord(scope, `${recordName}-CAA`, { zone, recordName });
  }
}

/**
 * The same to do by hand. A name with a CNAME record can have no other record (RFC 1034, 3.6.2), and authorities then
 * look at the names above it (RFC 8659, 3).
 */
export function caaAdvice(domainNames: readonly string[]): string[] {
  return hostsOf(domainNames).map(
    (name) =>
      `${name} CAA 0 issue "amazon.com" (beside an alias; beside a CNAME it cannot stand: give it to the name above, ` +
      'where it binds all names below)',
  );
}

/** CAA records of a wildcard name stand at the name that it is below. */
function hostsOf(domainNames: readonly string[]): string[] {
  return [...new Set(domainNames.map((name) => name.replace(/^\*\./, '')))];
}
