import type { Position } from '../position';
import type { Resource } from '../resource';

/** The entry type of network access control lists. */
export const ACL_ENTRY = 'AWS::EC2::NetworkAclEntry';

/** What an entry says of traffic into the subnet, as far as the template tells. */
export interface AclEntry {
  readonly action: 'allow' | 'deny' | undefined;
  /** Entries count in ascending order; the first that matches decides. */
  readonly number: number | undefined;
  /** Whether the entry speaks of every source of one address family: its block has length 0. */
  readonly everySource: 'IPv4' | 'IPv6' | undefined;
  /** The ports of TCP that it speaks of; none for other protocols. */
  readonly ports: { readonly from: number; readonly to: number } | 'none' | undefined;
}

/** Reads an entry. */
export function readAclEntry(entry: Resource): AclEntry {
  const action = textOf(entry.at('RuleAction'))?.toLowerCase();
  return {
    action: action === 'allow' || action === 'deny' ? action : undefined,
    number: numberOf(entry.at('RuleNumber')),
    everySource: isWorld(entry.at('CidrBlock')) ? 'IPv4' : isWorld(entry.at('Ipv6CidrBlock')) ? 'IPv6' : undefined,
    ports: portsOf(entry),
  };
}

function portsOf(entry: Resource): AclEntry['ports'] {
  const protocol = textOf(entry.at('Protocol'));
  if (protocol === '-1') return { from: 0, to: 65535 };
  if (protocol !== undefined && protocol !== '6') return 'none';
  const [from, to] = [numberOf(entry.at('PortRange.From')), numberOf(entry.at('PortRange.To'))];
  return protocol === undefined || from === undefined || to === undefined ? undefined : { from, to };
}

function isWorld(block: Position): boolean {
  return /\/0$/.test(textOf(block) ?? '');
}

function textOf(position: Position): string | undefined {
  const target = position.target();
  return target.kind === 'text' ? target.text : undefined;
}

function numberOf(position: Position): number | undefined {
  const text = textOf(position);
  return text !== undefined && /^\d+$/.test(text) ? Number(text) : undefined;
}
