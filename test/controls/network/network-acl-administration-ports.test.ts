import { verdictOf } from '../verdict-of';

const ENTRY = 'AWS::EC2::NetworkAclEntry';
const allow = (properties: object) => ({
  Type: ENTRY,
  Properties: {
    NetworkAclId: { Ref: 'List' },
    RuleNumber: 100,
    RuleAction: 'allow',
    Protocol: 6,
    CidrBlock: '0.0.0.0/0',
    ...properties,
  },
});
const ports = (From: unknown, To: unknown = From) => ({ PortRange: { From, To } });
const verdict = (entry: object, others: object = {}) =>
  verdictOf('NetworkAclAdministrationPorts', 'Entry', {
    Entry: entry,
    List: { Type: 'AWS::EC2::NetworkAcl' },
    Other: { Type: 'AWS::EC2::NetworkAcl' },
    ...others,
  });

test.each([
  ['SSH', ports(22), 'violation'],
  ['RDP alone', ports('3389'), 'violation'],
  ['every port', ports(0, 65535), 'violation'],
  ['the answers to connections from inside', ports(1024, 65535), 'compliant'],
  ['the answers on Linux', ports(32768, 60999), 'compliant'],
  ['the well-known ports', ports(1, 1023), 'violation'],
  ['HTTPS', ports(443), 'compliant'],
  ['every protocol', { Protocol: '-1' }, 'violation'],
  ['UDP', { Protocol: '17', ...ports(0, 65535) }, 'compliant'],
  ['SSH of an office', { CidrBlock: '203.0.113.0/24', ...ports(22) }, 'compliant'],
  ['SSH of a block that a parameter names', { CidrBlock: { Ref: 'Unknown' }, ...ports(22) }, 'unknown'],
  ['a protocol that a parameter names', { Protocol: { Ref: 'Unknown' }, ...ports(22) }, 'unknown'],
  ['SSH by an action that a parameter names', { RuleAction: { Ref: 'Unknown' }, ...ports(22) }, 'unknown'],
  ['SSH, to be denied', { RuleAction: 'deny', ...ports(22) }, 'compliant'],
  ['SSH on the way out', { Egress: 'true', ...ports(22) }, 'not-applicable'],
])('an entry for %s: %s', (_what, properties, expected) => {
  expect(verdict(allow(properties))).toBe(expected);
});

const deny = (properties: object) => allow({ RuleAction: 'deny', RuleNumber: 10, ...ports(0, 1023), ...properties });

test.each([
  ['earlier', {}, 'compliant'],
  ['later', { RuleNumber: 200 }, 'violation'],
  ['for another port', ports(3389), 'violation'],
  ['for one address', { CidrBlock: '203.0.113.7/32' }, 'violation'],
  ['on the way out', { Egress: true }, 'violation'],
  ['in another list', { NetworkAclId: { Ref: 'Other' } }, 'violation'],
])('an entry for SSH that is denied %s: %s', (_how, properties, expected) => {
  expect(verdict(allow(ports(22)), { Denied: deny(properties) })).toBe(expected);
});
