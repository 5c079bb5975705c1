import type { Construct } from 'constructs';
import { InvalidPropertyError } from '../errors';

/** Letters, digits and hyphens in labels, the last of which starts with a letter (RFC 1123): nothing that ends a directive. */
const HOST = /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?$/;

/** Whether a text is one host name in lower case, without scheme, port, path or wildcard. */
export function isExactHost(host: string): boolean {
  return HOST.test(host);
}

/**
 * The https origin of a host, as a source of a Content-Security-Policy.
 *
 * @throws InvalidPropertyError when the text is not one host name
 */
export function exactOrigin(scope: Construct, property: string, host: string): string {
  if (host.includes('*')) {
    const mend = 'name each host: a wildcard lets in hosts that nobody authorized';
    throw new InvalidPropertyError(scope, property, host, mend);
  }
  if (!isExactHost(host)) {
    const mend = 'give a host name alone in lower case, such as "api.example.com", without scheme, port or path';
    throw new InvalidPropertyError(scope, property, host, mend);
  }
  return `https://${host}`;
}
