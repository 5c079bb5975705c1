import type { Construct } from 'constructs';
import { InvalidPropertyError } from '../errors';
import type { PageInventory } from '../page/page-inventory';
import { MOST_REPORT_HOSTS, type ReportHosts } from '../page/report-names';

/** 3 KB of the 4 KB that a function's environment takes ("Lambda quotas", AWS Lambda Developer Guide). */
const LONGEST = 3_000;

/**
 * The hosts that the pages name: in their addresses, their scripts, and their Content-Security-Policy.
 *
 * @param scope the construct that refuses them
 * @throws InvalidPropertyError when there is no page, or more hosts than a function's environment takes
 */
export function reportHosts(scope: Construct, inventories: readonly PageInventory[]): ReportHosts {
  if (inventories.length === 0) {
    throw new InvalidPropertyError(scope, 'inventories', inventories, 'give the inventory of a payment page');
  }
  const pages = inventories.map(({ url }) => hostOf(url));
  const scripts = inventories.flatMap((page) => page.scripts.map(({ source }) => hostOf(source)));
  const policies = inventories.flatMap(({ headers }) => policyHosts(headers['content-security-policy'] ?? ''));
  const hosts = {
    scriptHosts: distinct([...pages, ...scripts]),
    knownHosts: distinct([...pages, ...scripts, ...policies]),
  };
  if (hosts.knownHosts.length > MOST_REPORT_HOSTS || JSON.stringify(hosts).length > LONGEST) {
    const mend = `name at most ${MOST_REPORT_HOSTS} hosts, ${LONGEST} characters in all; make a collector for each page`;
    throw new InvalidPropertyError(scope, 'inventories', hosts.knownHosts.length, mend);
  }
  return hosts;
}

function policyHosts(policy: string): readonly (string | undefined)[] {
  return policy.split(/[\s;]+/).map((word) => (word.startsWith('https://') ? hostOf(word) : undefined));
}

/** A host with a wildcard is no name that a browser reports. */
function hostOf(address: string): string | undefined {
  const host = /^https:\/\/([^/:*?#]+)/.exec(address)?.[1];
  return host?.toLowerCase();
}

function distinct(hosts: readonly (string | undefined)[]): readonly string[] {
  return [...new Set(hosts.filter((host) => host !== undefined))].sort();
}
