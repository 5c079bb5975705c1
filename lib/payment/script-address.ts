import type { Construct } from 'constructs';
import { InvalidPropertyError } from '../errors';
import { isExactHost } from './exact-host';

/** What a path or query may hold that neither ends a directive of a policy nor separates its sources. */
const ADDRESS = /^https:\/\/[^/?]+\/[\w.~!$&()+=:@%/-]*(\?[\w.~!$&()+=:@%/?-]*)?\*?$/;
const PATH = /^\/[\w.~!$&()+=:@%-]+(\/[\w.~!$&()+=:@%-]+)*$/;

/**
 * Refuses an address that does not name scripts of one host. It must be written as browsers write it, because the page
 * is compared with it letter by letter.
 *
 * @returns the host
 * @throws InvalidPropertyError for another scheme, a wildcard in the host, or what a policy could not carry
 */
export function scriptHost(scope: Construct, property: string, url: string): string {
  const refuse = (mend: string): never => {
    throw new InvalidPropertyError(scope, property, url, mend);
  };
  if (!url.startsWith('https://')) return refuse('give an https URL');
  const host = url.slice('https://'.length).split(/[/?]/)[0] ?? '';
  if (host.includes('*')) return refuse('name the host: a wildcard lets in hosts that nobody authorized');
  const starred = url.endsWith('*') && !/[/?]\*$/.test(url);
  if (!isExactHost(host) || !ADDRESS.test(url) || starred || !URL.canParse(url) || new URL(url).href !== url) {
    return refuse(
      'give an address such as "https://js.example.com/v3/sdk.js", in lower-case host, without port, fragment, space, ' +
        'comma, semicolon or quote; a * only at the end, after / or ?',
    );
  }
  return host;
}

/**
 * Refuses what is not the path of one file of the shop.
 *
 * @throws InvalidPropertyError when it is not an absolute path, or has a query, wildcard or dot segment
 */
export function refuseInexactPath(scope: Construct, property: string, path: string): void {
  if (!PATH.test(path) || path.split('/').some((segment) => segment === '.' || segment === '..')) {
    const mend = 'give the absolute path of one file, such as "/assets/checkout.js", without query or wildcard';
    throw new InvalidPropertyError(scope, property, path, mend);
  }
}

/**
 * An address as a source of a Content-Security-Policy. Sources have no query, and match every path below one that ends
 * in a slash ("Matching Expressions", W3C Content Security Policy Level 3).
 */
export function policySourceOf(url: string): string {
  const { origin, pathname } = new URL(url.replace(/\*$/, ''));
  return pathname === '/' ? origin : `${origin}${pathname}`;
}
