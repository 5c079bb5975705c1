import { each } from '../check';
import { control } from '../control';
import { none } from '../detect';
import { judged } from '../frameworks/framework';
import type { Resource } from '../resource';
import type { TemplateSet } from '../template-set';
import { all, compliant, unknown, type Verdict, violation } from '../verdict';
import { type CaaRecord, type CaaTag, caaRecords, caaRecordsOf, dnsName, isWithin } from './caa-record';
import { RECORD_TYPES } from './dns-text';

/** Names of Amazon's authorities ("Configure a CAA record", AWS Certificate Manager User Guide). */
const AMAZON = ['amazon.com', 'amazontrust.com', 'awstrust.com', 'amazonaws.com'];

const example = (records: unknown, domain: unknown = 'www.shop.example') => ({
  Resources: {
    Issuers: {
      Type: 'AWS::Route53::RecordSet',
      Properties: { Name: 'shop.example.', Type: 'CAA', ResourceRecords: records },
    },
    Certificate: { Type: 'AWS::CertificateManager::Certificate', Properties: { DomainName: domain } },
  },
});

/**
 * CAA records name an issuer, and Amazon where ACM is to issue for their names: else it does not, and does not renew. The
 * nearest record at or above a name counts (RFC 8659, section 3).
 */
export const caaAdmitsAmazon = control({
  id: 'CaaAdmitsAmazon',
  area: 'identity',
  title: 'CAA records name who may issue certificates, and Amazon where ACM does',
  rationale: 'A record that names nobody keeps nobody out; one that leaves Amazon out ends the shop when ACM renews.',
  severity: 'medium',
  frameworks: { 'pci-dss-4.0.1': [judged('5.4.1')], gdpr: ['32.1.b'], 'nist-csf-2.0': ['PR.DS-02'] },
  since: '0.1.0',
  check: each(RECORD_TYPES, (resource) => all(...caaRecordsOf(resource).map((record) => judge(record, resource)))),
  remedy: 'Add the value 0 issue "amazon.com", or use CaaAmazonRecord.',
  detect: none('AWS Config does not read what DNS records say; neither does AWS Cloud Control.'),
  examples: {
    compliant: [
      example(['0 issue "letsencrypt.org"', '0 issue "amazon.com"']),
      example(['0 issue "letsencrypt.org"'], 'shop.other.example'),
      example(['0 issue "amazontrust.com"', '0 issuewild "awstrust.com"'], '*.shop.example'),
    ],
    violating: [
      { faultAt: 'ResourceRecords', ...example(['0 issue "letsencrypt.org"']) },
      { faultAt: 'ResourceRecords', ...example(['0 issue "amazon.com"', '0 issuewild ";"'], '*.shop.example') },
      { faultAt: 'ResourceRecords', ...example(['0 iodef "mailto:security@shop.example"'], 'shop.other.example') },
    ],
    unknown: [{ Parameters: { Issuer: { Type: 'String' } }, ...example([{ Ref: 'Issuer' }]) }],
  },
});

function judge(record: CaaRecord, { template: { set } }: Resource): Verdict {
  const { path } = record.place.at('ResourceRecords');
  const { tags } = record;
  if (!record.isCertain || tags === undefined) return unknown(path, 'the template does not tell what the record says');
  if (!tags.some(({ tag }) => tag.startsWith('issue'))) {
    return violation(path, `${path} names no issuer; expected 0 issue "amazon.com"`);
  }
  const missed = certified(set).find((domain) => isNearest(record, domain, set) && !admitsAmazon(tags, domain));
  return missed === undefined
    ? compliant()
    : violation(path, `${path} leaves Amazon out, and ACM issues for ${missed}; expected 0 issue "amazon.com"`);
}

/** The names for which ACM itself issues, not a private authority. */
function certified(set: TemplateSet): readonly string[] {
  const certificates = set
    .ofType('AWS::CertificateManager::Certificate')
    .filter((certificate) => certificate.at('CertificateAuthorityArn').absent().kind === 'compliant');
  return certificates
    .flatMap((certificate) => [certificate.at('DomainName'), ...certificate.at('SubjectAlternativeNames').items()])
    .flatMap((place) => dnsName(place) ?? []);
}

function isNearest({ name }: CaaRecord, domain: string, set: TemplateSet): boolean {
  const host = domain.replace(/^\*\./, '');
  if (name === undefined || !isWithin(host, name)) return false;
  return !caaRecords(set).some(
    (other) => other.name !== undefined && other.name.length > name.length && isWithin(host, other.name),
  );
}

function admitsAmazon(tags: readonly CaaTag[], domain: string): boolean {
  const wild = tags.filter(({ tag }) => tag === 'issuewild');
  const counting = domain.startsWith('*.') && wild.length > 0 ? wild : tags.filter(({ tag }) => tag === 'issue');
  // Only `issuewild` stands there: it binds nobody who issues for a plain name.
  if (counting.length === 0) return true;
  return counting.some(({ value }) => AMAZON.includes(value.split(';')[0]?.trim() ?? ''));
}
