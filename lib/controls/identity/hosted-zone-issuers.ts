import { each } from '../check';
import { control } from '../control';
import { none } from '../detect';
import { judged } from '../frameworks/framework';
import { onlyWhere } from '../only-where';
import type { Resource } from '../resource';
import { compliant, unknown, type Verdict, violation } from '../verdict';
import { type CaaRecord, caaRecords, dnsName, isWithin } from './caa-record';

const zone = (properties: object = {}) => ({
  Type: 'AWS::Route53::HostedZone',
  Properties: { Name: 'shop.example', ...properties },
});
const caa = (properties: object) => ({
  Type: 'AWS::Route53::RecordSet',
  Properties: { Name: 'shop.example.', Type: 'CAA', ResourceRecords: ['0 issue "amazon.com"'], ...properties },
});

/** Certificates for the shop's names come from who the shop chose. Private hosted zones are not applicable. */
export const hostedZoneIssuers = control({
  id: 'HostedZoneIssuers',
  area: 'identity',
  title: 'Public hosted zones say by a CAA record who may issue certificates',
  rationale: 'Any of a hundred authorities can be deceived into a certificate with which a forged shop looks genuine.',
  severity: 'medium',
  frameworks: { 'pci-dss-4.0.1': [judged('5.4.1')], gdpr: ['32.1.b'], 'nist-csf-2.0': ['PR.DS-02'] },
  since: '0.1.0',
  check: each('AWS::Route53::HostedZone', judge),
  remedy: 'Add a CaaAmazonRecord to the zone, or give StorefrontDistribution the hosted zone.',
  detect: none(
    'AWS Config does not read what DNS records say; neither does AWS Cloud Control, and a hosted zone does not tell its records.',
  ),
  examples: {
    compliant: [
      { Resources: { Zone: zone(), Issuers: caa({ HostedZoneId: { Ref: 'Zone' } }) } },
      { Resources: { Zone: zone({ Name: 'eu.shop.example.' }), Issuers: caa({ HostedZoneName: 'shop.example.' }) } },
    ],
    violating: [
      { faultAt: '', Resources: { Zone: zone() } },
      { faultAt: '', Resources: { Zone: zone(), Others: caa({ Name: 'other.example', HostedZoneId: 'Z123' }) } },
    ],
    unknown: [
      {
        Parameters: { Name: { Type: 'String' } },
        Resources: { Zone: zone(), Issuers: caa({ Name: { Ref: 'Name' } }) },
      },
    ],
  },
});

function judge(hostedZone: Resource): Verdict {
  const records = caaRecords(hostedZone.template.set);
  const open = records.some(({ isCertain, name }) => !isCertain || name === undefined);
  const verdict = open
    ? unknown('', 'the template does not tell what a record is named or what it says')
    : violation('', 'no CAA record says who may issue certificates for it; expected one');
  return onlyWhere(
    hostedZone.at('VPCs').absent(),
    records.some((record) => covers(record, dnsName(hostedZone.at('Name')))) ? compliant() : verdict,
  );
}

/** A record counts for its name and all below it. */
function covers({ isCertain, name }: CaaRecord, zone: string | undefined): boolean {
  return isCertain && name !== undefined && zone !== undefined && isWithin(zone, name);
}
