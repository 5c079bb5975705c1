import { caaAdmitsAmazon } from '../../../lib/controls/identity/caa-admits-amazon';
import { hostedZoneIssuers } from '../../../lib/controls/identity/hosted-zone-issuers';
import type { VerdictKind } from '../../../lib/controls/verdict';
import { verdictOn } from './verdict-on';

const caa = (name: unknown, ...values: readonly string[]) => ({ Name: name, Type: 'CAA', ResourceRecords: values });
const recordSet = (properties: object) => ({ Type: 'AWS::Route53::RecordSet', Properties: properties });
const group = (...records: readonly object[]) => ({
  Type: 'AWS::Route53::RecordSetGroup',
  Properties: { RecordSets: records },
});
const certificate = (properties: object) => ({ Type: 'AWS::CertificateManager::Certificate', Properties: properties });

const AMAZON = '0 issue "amazon.com"';
const OTHER = '0 issue "letsencrypt.org"';

describe('a CAA record beside a certificate of ACM', () => {
  test.each<[string, object, object, VerdictKind]>([
    ['for its own name', recordSet(caa('shop.example', OTHER)), { DomainName: 'shop.example' }, 'violation'],
    ['for a name below', recordSet(caa('SHOP.example.', OTHER)), { DomainName: 'a.b.shop.example' }, 'violation'],
    [
      'for a name that merely ends alike',
      recordSet(caa('shop.example', OTHER)),
      { DomainName: 'myshop.example' },
      'compliant',
    ],
    [
      'for an alternative name',
      recordSet(caa('shop.example', OTHER)),
      { DomainName: 'other.example', SubjectAlternativeNames: ['www.shop.example'] },
      'violation',
    ],
    [
      'of a private authority',
      recordSet(caa('shop.example', OTHER)),
      {
        DomainName: 'shop.example',
        CertificateAuthorityArn: 'arn:aws:acm-pca:eu-west-1:111122223333:certificate-authority/1',
      },
      'compliant',
    ],
    [
      'that a nearer record admits',
      group(caa('shop.example', OTHER), caa('www.shop.example', AMAZON)),
      { DomainName: 'www.shop.example' },
      'compliant',
    ],
    [
      'that a nearer record refuses',
      group(caa('shop.example', AMAZON), caa('www.shop.example', OTHER)),
      { DomainName: 'www.shop.example' },
      'violation',
    ],
    [
      'with a wildcard, which its issuewild refuses',
      recordSet(caa('shop.example', AMAZON, '0 issuewild ";"')),
      { DomainName: '*.shop.example' },
      'violation',
    ],
    [
      'without a wildcard, which its issuewild does not concern',
      recordSet(caa('shop.example', AMAZON, '0 issuewild ";"')),
      { DomainName: 'www.shop.example' },
      'compliant',
    ],
    [
      'with parameters of the authority',
      recordSet(caa('shop.example', '128 issue "amazon.com; validationmethods=dns-01"')),
      { DomainName: 'shop.example' },
      'compliant',
    ],
    ['that may be of another type', recordSet({ ...caa('shop.example', OTHER), Type: { Ref: 'Free' } }), {}, 'unknown'],
    ['that is a text', recordSet({ ...caa('shop.example', OTHER), Type: 'TXT' }), {}, 'not-applicable'],
  ])('%s', (_name, record, issued, expected) => {
    expect(verdictOn(caaAdmitsAmazon, { Record: record, Certificate: certificate(issued) }, 'Record')).toBe(expected);
  });
});

describe('a hosted zone', () => {
  const zone = (properties: object = {}) => ({
    Type: 'AWS::Route53::HostedZone',
    Properties: { Name: 'shop.example.', ...properties },
  });

  test.each<[string, object, object, VerdictKind]>([
    ['with a record of its name', zone(), group(caa('shop.example', AMAZON)), 'compliant'],
    ['with a record above it', zone({ Name: 'eu.shop.example' }), recordSet(caa('shop.example.', AMAZON)), 'compliant'],
    ['with a record of one name in it', zone(), recordSet(caa('www.shop.example', AMAZON)), 'violation'],
    ['with records of other types', zone(), recordSet({ Name: 'shop.example', Type: 'A' }), 'violation'],
    ['with a record that may be one', zone(), recordSet({ ...caa('shop.example'), Type: { Ref: 'Free' } }), 'unknown'],
    ['that is private', zone({ VPCs: [{ VPCId: 'vpc-1', VPCRegion: 'eu-west-1' }] }), group(), 'not-applicable'],
  ])('%s', (_name, subject, record, expected) => {
    expect(verdictOn(hostedZoneIssuers, { Zone: subject, Record: record }, 'Zone')).toBe(expected);
  });
});
