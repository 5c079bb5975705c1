import { each } from '../check';
import { control, type Example } from '../control';
import { managedRule } from '../detect';
import { judged } from '../frameworks/framework';
import type { Resource } from '../resource';
import { compliant, notApplicable, unknown, type Verdict, violation } from '../verdict';
import { ACL_ENTRY, type AclEntry, readAclEntry } from './network-acl-entry';

const SSH = 22;
const RDP = 3389;
/** Ranges that begin here or later carry the answers to connections from inside (Amazon VPC User Guide, "Ephemeral ports"). */
const FIRST_EPHEMERAL = 1024;

function judge(entry: Resource): Verdict {
  const direction = entry.at('Egress').or(false).isFalse();
  if (direction.kind !== 'compliant') return direction.kind === 'unknown' ? direction : notApplicable();
  const read = readAclEntry(entry);
  if (read.action === 'deny') return compliant();
  const block = entry.at(read.everySource === 'IPv6' ? 'Ipv6CidrBlock' : 'CidrBlock');
  if (read.everySource === undefined) {
    const open = [...entry.at('CidrBlock').values, ...entry.at('Ipv6CidrBlock').values].find(
      ({ kind }) => kind === 'unknown',
    );
    return open?.kind === 'unknown' && read.ports !== 'none' ? unknown(block.path, open.reason) : compliant();
  }
  if (read.ports === undefined) return unknown('PortRange', 'the template does not tell the ports');
  const opened = portsIn(read).filter((port) => !isDenied(entry, read, port));
  if (opened.length === 0) return compliant();
  if (read.action === undefined) return unknown('RuleAction', 'the template does not tell what the entry does');
  const list = `${opened.length === 1 ? 'port' : 'ports'} ${opened.join(' and ')}`;
  return violation(block.path, `${block.path} opens ${list} to the world; expected a named source`);
}

function portsIn({ ports }: AclEntry): readonly number[] {
  if (ports === undefined || ports === 'none') return [];
  const { from, to } = ports;
  return [SSH, RDP].filter((port) => from <= port && port <= to && !(from >= FIRST_EPHEMERAL && from < to));
}

/** Whether an earlier entry of the same list keeps the whole world away from the port. */
function isDenied(entry: Resource, { number, everySource }: AclEntry, port: number): boolean {
  const list = entry.at('NetworkAclId').target();
  if (list.kind !== 'reference' || number === undefined) return false;
  return list.reference.resource.relatedBy(ACL_ENTRY, 'NetworkAclId').found.some((other) => {
    const earlier = readAclEntry(other);
    const { ports } = earlier;
    if (other.at('Egress').or(false).isFalse().kind !== 'compliant' || earlier.everySource !== everySource)
      return false;
    if (earlier.action !== 'deny' || earlier.number === undefined || earlier.number >= number) return false;
    return typeof ports === 'object' && ports.from <= port && port <= ports.to;
  });
}

const entry = (RuleNumber: number, RuleAction: string, Properties: object) => ({
  Type: ACL_ENTRY,
  Properties: {
    NetworkAclId: { Ref: 'List' },
    Protocol: 6,
    CidrBlock: '0.0.0.0/0',
    RuleNumber,
    RuleAction,
    ...Properties,
  },
});
const ports = (From: unknown, To: unknown) => ({ PortRange: { From, To } });
const example = (Subject: object, others: Record<string, object> = {}): Example => ({
  Resources: { Subject, ...others, List: { Type: 'AWS::EC2::NetworkAcl' } },
});

/** Access control lists of subnets keep the world away from SSH and RDP, even where a security group does not. */
export const networkAclAdministrationPorts = control({
  id: 'NetworkAclAdministrationPorts',
  area: 'network',
  title: 'Network access control lists keep the world from SSH and RDP',
  rationale: 'The list of the subnet is what still holds when somebody opens a security group in a hurry.',
  severity: 'medium',
  frameworks: {
    'pci-dss-4.0.1': [judged('1.3.1'), judged('1.4.2')],
    gdpr: ['32.1.b'],
    'nist-csf-2.0': ['PR.IR-01'],
  },
  since: '0.1.0',
  check: each(ACL_ENTRY, judge),
  remedy: 'Name the ports that the subnet serves, or deny ports 22 and 3389 in an entry with a lower number.',
  detect: [managedRule('NACL_NO_UNRESTRICTED_SSH_RDP')],
  examples: {
    compliant: [
      example(entry(100, 'allow', ports(443, '443'))),
      example(entry(110, 'allow', ports(1024, 65535))),
      example(entry(120, 'allow', ports(22, 22)), { First: entry(10, 'deny', ports(22, 22)) }),
    ],
    violating: [
      { faultAt: 'CidrBlock', ...example(entry(100, 'allow', { Protocol: '-1' })) },
      {
        faultAt: 'CidrBlock',
        ...example(entry(100, 'allow', ports('22', 22)), { Later: entry(200, 'deny', ports(22, 22)) }),
      },
      {
        faultAt: 'Ipv6CidrBlock',
        ...example(entry(100, 'allow', { ...ports(3389, 3389), CidrBlock: undefined, Ipv6CidrBlock: '::/0' })),
      },
    ],
    unknown: [
      { Parameters: { Port: { Type: 'Number' } }, ...example(entry(100, 'allow', ports({ Ref: 'Port' }, 22))) },
    ],
  },
});
