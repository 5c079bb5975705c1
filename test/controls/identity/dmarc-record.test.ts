import { verdictOf } from '../verdict-of';

const record = (properties: object) => ({ R: { Type: 'AWS::Route53::RecordSet', Properties: properties } });
const text = (value: unknown, Name: unknown = '_dmarc.shop.example') =>
  record({ Name, Type: 'TXT', ResourceRecords: [value] });
const group = (...records: object[]) => ({
  R: { Type: 'AWS::Route53::RecordSetGroup', Properties: { RecordSets: records } },
});
const NONE = { Name: '_dmarc.shop.example', Type: 'TXT', ResourceRecords: ['"v=DMARC1; p=none"'] };
const ADDRESS = { Name: 'shop.example', Type: 'A', ResourceRecords: ['192.0.2.1'] };

describe('a DMARC policy is judged', () => {
  test.each([
    ['in several strings', text('"v=DMARC1; p=rej" "ect"'), 'compliant'],
    ['in any case and spacing', text('"V=DMARC1;P = Reject ;"'), 'compliant'],
    ['under a name known at deployment, by its text', text('"v=DMARC1; p=none"', { Ref: 'Unknown' }), 'violation'],
    ['under a name in capitals', text('"v=DMARC1; p=none"', '_DMARC.shop.example'), 'violation'],
    ['without p', text('"v=DMARC1; sp=reject"'), 'violation'],
    ['in a group, among others', group(ADDRESS, NONE), 'violation'],
    ['in a list known at deployment', record({ ...NONE, ResourceRecords: { Ref: 'Unknown' } }), 'unknown'],
    ['in a record of a type known at deployment', record({ ...NONE, Type: { Ref: 'Unknown' } }), 'unknown'],
  ])('%s', (_case, resources, verdict) => {
    expect(verdictOf('DmarcPolicyEnforced', 'R', resources)).toBe(verdict);
  });

  test.each([
    ['an address', record(ADDRESS)],
    ['an alias', record({ Name: '_dmarc.shop.example', Type: 'TXT', AliasTarget: { DNSName: 'x.example' } })],
    ['the consent to receive reports', text('"v=DMARC1"', 'shop.example._report._dmarc.reports.example')],
    ['the proof of an owner', text('"ownership=1"', 'shop.example')],
    ['a text known at deployment', text({ Ref: 'Unknown' }, 'shop.example')],
    ['a group of addresses', group(ADDRESS)],
  ])('but not %s', (_case, resources) => {
    expect(verdictOf('DmarcPolicyEnforced', 'R', resources)).toBe('not-applicable');
  });
});

describe('SPF', () => {
  test.each([
    ['"v=spf1 include:_spf.example.net -ALL"', 'compliant'],
    ['"v=spf1 all"', 'violation'],
    ['"v=spf1 redirect=_spf.shop.example ?all"', 'violation'],
    ['"v=spf10 +all"', 'not-applicable'],
    [{ 'Fn::Sub': '"v=spf1 include:${Unknown} -all"' }, 'compliant'],
  ])('%j is %s', (value, verdict) => {
    expect(verdictOf('SpfRefusesOthers', 'R', text(value, 'shop.example'))).toBe(verdict);
  });
});

test('an address as identity shares the MAIL FROM domain of its domain', () => {
  const identity = { Type: 'AWS::SES::EmailIdentity', Properties: { EmailIdentity: 'orders@shop.example' } };

  expect(verdictOf('MailIdentityMailFrom', 'R', { R: identity })).toBe('not-applicable');
});
