import type { Resource } from '../resource';
import { directivesOf } from './csp-directives';
import { CSP_PATH } from './csp-header';
import { customHeader, maySendHeader, textsOf } from './custom-header';

/** A name under which browsers are told to report, and the header that says so. */
export interface NamedEndpoint {
  readonly name: string;
  readonly path: string;
}

/** Custom headers that name endpoints as `endpoints=(csp)` or `report-to="csp"`. */
const NAMING_HEADERS = [
  'Integrity-Policy',
  'Integrity-Policy-Report-Only',
  'Content-Security-Policy-Report-Only',
  'Cross-Origin-Opener-Policy',
  'Cross-Origin-Embedder-Policy',
  'Permissions-Policy',
];

/** The endpoints that a response headers policy defines, by name; `undefined` where the template does not tell. */
export function definedEndpoints(policy: Resource): ReadonlyMap<string, string> | undefined {
  const value = customHeader(policy, 'Reporting-Endpoints');
  if (value === undefined) return maySendHeader(policy, 'Reporting-Endpoints') ? undefined : new Map();
  const [text, ...others] = textsOf(value);
  if (text === undefined || others.length > 0) return undefined;
  return new Map(
    [...text.matchAll(/([a-z*][\w.*-]*)\s*=\s*"([^"]*)"/gi)].map(([, name = '', url = '']) => [name, url]),
  );
}

/** The endpoints that the headers of a response headers policy name. */
export function namedEndpoints(policy: Resource): readonly NamedEndpoint[] {
  const ofCsp = textsOf(policy.at(CSP_PATH)).flatMap((text) => directivesOf(text).get('report-to') ?? []);
  return [
    ...ofCsp.map((name) => ({ name, path: CSP_PATH })),
    ...NAMING_HEADERS.flatMap((header) => {
      const value = customHeader(policy, header);
      if (value === undefined) return [];
      return textsOf(value).flatMap((text) => namesIn(text).map((name) => ({ name, path: value.path })));
    }),
  ];
}

function namesIn(text: string): readonly string[] {
  const lists = [...text.matchAll(/endpoints=\(([^)]*)\)/g)].flatMap(([, list = '']) => list.trim().split(/\s+/));
  const single = [...text.matchAll(/report-to[= ]"?([\w.-]+)"?/g)].flatMap(([, name]) => name ?? []);
  return [...lists, ...single].filter((name) => name !== '');
}

/** Whether an endpoint is one to which browsers send: https, or a path of the shop. */
export function isSafeEndpoint(url: string): boolean {
  return /^https:\/\/[^/]/i.test(url) || /^\/(?!\/)/.test(url);
}
