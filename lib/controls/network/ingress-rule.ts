import type { Position } from '../position';
import type { Resource } from '../resource';
import type { Value } from '../value';
import { agree, all, any, compliant, unknown, type Verdict, violation } from '../verdict';

/** The types that let traffic into a security group: the group with its own rules, and a rule that stands alone. */
export const INGRESS_TYPES = ['AWS::EC2::SecurityGroup', 'AWS::EC2::SecurityGroupIngress'];

/** The ports that a rule opens, both ends included. */
export interface PortRange {
  readonly from: number;
  readonly to: number;
}

const EVERY_PORT: PortRange = { from: 0, to: 65535 };
const ICMP = ['icmp', 'icmpv6', '1', '58'];

/** Holds when every rule passes; a group without rules lets nothing in. */
export function everyIngressRule(resource: Resource, judge: (rule: Position) => Verdict): Verdict {
  if (resource.type === 'AWS::EC2::SecurityGroupIngress') return all(compliant(), judge(resource));
  const rules = resource.at('SecurityGroupIngress');
  const unread = rules.values.find(({ kind }) => kind !== 'absent' && kind !== 'list' && kind !== 'object');
  if (unread !== undefined) {
    return unknown(rules.path, unread.kind === 'unknown' ? unread.reason : 'it is no list of rules');
  }
  const single = rules.values.length === 1 && rules.values[0]?.kind === 'object';
  return all(compliant(), single ? judge(rules) : rules.every(judge));
}

/** The position that names the whole world as a rule's source: `CidrIpv6` where that does, else `CidrIp`. */
export function worldSource(rule: Position): Position {
  const ipv6 = rule.at('CidrIpv6');
  return isWorld(ipv6).kind === 'compliant' ? ipv6 : rule.at('CidrIp');
}

/** Holds when a rule's source is the whole world: a block of length 0, IPv4 or IPv6. */
export function fromAnywhere(rule: Position): Verdict {
  return any(isWorld(rule.at('CidrIp')), isWorld(rule.at('CidrIpv6')));
}

function isWorld(block: Position): Verdict {
  return agree(
    block.path,
    block.values.map((value) => isWorldBlock(block.path, value)),
  );
}

/** A resource's own address range is no world, and neither is a text that ends in a longer prefix. */
function isWorldBlock(path: string, value: Value): Verdict {
  const text = value.kind === 'scalar' ? String(value.value) : value.kind === 'text' ? value.text : undefined;
  if (text !== undefined && isWide(text)) return compliant();
  const settled = value.kind === 'scalar' || value.kind === 'absent' || value.kind === 'reference';
  if (settled || (text !== undefined && /\/\d+$/.test(text))) return violation(path, 'it names a source');
  return unknown(path, value.kind === 'unknown' ? value.reason : 'its source is known only at deployment');
}

/**
 * Blocks of length 0, and halves of the world that stand for it: IPv4 of at most 8 bits outside 10.0.0.0/8, which is the
 * only private block of that length (RFC 1918), and IPv6 of at most 16.
 */
function isWide(block: string): boolean {
  const length = Number(/\/(\d+)$/.exec(block)?.[1] ?? Number.NaN);
  if (block.includes(':')) return length <= 16 && !/^f[cd]/i.test(block);
  return length === 0 || (length <= 8 && !/^10\./.test(block));
}

/** The ports of TCP and UDP that a rule opens: none for ICMP alone, `undefined` where the template does not tell. */
export function openPorts(rule: Position): PortRange | 'none' | undefined {
  const protocol = rule.at('IpProtocol').target();
  if (protocol.kind !== 'text') return undefined;
  if (protocol.text === '-1') return EVERY_PORT;
  if (ICMP.includes(protocol.text.toLowerCase())) return 'none';
  const [from, to] = [port(rule.at('FromPort'), EVERY_PORT.from), port(rule.at('ToPort'), EVERY_PORT.to)];
  return from === undefined || to === undefined ? undefined : { from, to };
}

/** A missing port, and -1, stand for every port. */
function port(position: Position, whenMissing: number): number | undefined {
  const target = position.target();
  if (target.kind === 'absent') return whenMissing;
  if (target.kind !== 'text' || !/^-?\d+$/.test(target.text)) return undefined;
  return target.text === '-1' ? whenMissing : Number(target.text);
}

/**
 * Whether a rule's port is the port attribute of a database or cache, as CDK renders
 * `connections.allowDefaultPortFrom`.
 */
export function opensDatabasePort(rule: Position): boolean {
  const target = rule.at('FromPort').target();
  return (
    target.kind === 'reference' &&
    /^AWS::(RDS|DocDB|Neptune|Redshift|ElastiCache)::/.test(target.reference.resource.type)
  );
}
