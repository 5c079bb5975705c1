/** Domains of the AWS console outside the commercial partition, by the beginning of the region's name. */
const DOMAINS: Readonly<Record<string, string>> = { 'cn-': 'amazonaws.cn', 'us-gov-': 'amazonaws-us-gov.com' };

/** The address of a page of the AWS console: `path` is `<service>/home#<page>`. */
export function consoleAddress(region: string, path: string): string {
  const [, domain] = Object.entries(DOMAINS).find(([start]) => region.startsWith(start)) ?? [];
  const host = domain === undefined ? [region, 'console', 'aws.amazon.com'] : ['console', domain];
  const [page = '', fragment] = path.split('#');
  return `https://${host.join('.')}/${page}?region=${region}${fragment === undefined ? '' : `#${fragment}`}`;
}
