import { strictTransportSecurityOf } from './strict-transport-security';

/** Values of response headers by lower-case name. */
export type Headers = Readonly<Record<string, readonly string[]>>;

const REFERRER_POLICIES =
  /^(no-referrer|no-referrer-when-downgrade|origin|origin-when-cross-origin|same-origin|strict-origin|strict-origin-when-cross-origin|unsafe-url)$/;

/** `SecurityHeadersConfig` of a response headers policy as headers would be made by it, the policy of content apart. */
export function securitySettings(headers: Headers): Readonly<Record<string, object | undefined>> {
  return {
    ContentTypeOptions: isNosniff(headers['x-content-type-options'] ?? []) ? { Override: true } : undefined,
    FrameOptions: overriding('FrameOption', frameOption(headers['x-frame-options'] ?? [])),
    ReferrerPolicy: overriding('ReferrerPolicy', referrerPolicy(headers['referrer-policy'] ?? [])),
    StrictTransportSecurity: transportSecurity(headers['strict-transport-security'] ?? []),
  };
}

/** `CorsConfig` of a response headers policy; absent where no other origin is let in. */
export function corsSettings(headers: Headers): object | undefined {
  const origins = headers['access-control-allow-origin'];
  if (origins === undefined) return undefined;
  const credentials = headers['access-control-allow-credentials'] ?? [];
  return {
    AccessControlAllowOrigins: { Items: origins },
    AccessControlAllowCredentials: credentials.some((value) => value.trim() === 'true'),
    OriginOverride: true,
  };
}

/** A setting that replaces the origin's: what arrived is what counts. */
export function overriding(name: string, value: string | undefined): object | undefined {
  return value === undefined ? undefined : { [name]: value, Override: true };
}

function isNosniff(values: readonly string[]): boolean {
  return values.join(',').split(',')[0]?.trim().toLowerCase() === 'nosniff';
}

/** The same value twice is one; different ones stay together, and stand for none that is known. */
function frameOption(values: readonly string[]): string | undefined {
  const options = new Set(values.flatMap((value) => value.split(',')).map((value) => value.trim().toUpperCase()));
  return options.size === 0 ? undefined : [...options].join(', ');
}

/** The last policy that a browser knows counts ("Referrer Policy", W3C, section 8.1). */
function referrerPolicy(values: readonly string[]): string | undefined {
  const tokens = values.flatMap((value) => value.split(',')).map((token) => token.trim().toLowerCase());
  return tokens.findLast((token) => REFERRER_POLICIES.test(token)) ?? tokens.at(-1);
}

/** The first header counts (RFC 6797, section 8.1). */
function transportSecurity([header]: readonly string[]): object | undefined {
  const policy = header === undefined ? undefined : strictTransportSecurityOf(header);
  if (policy === undefined) return undefined;
  const { maxAge, includeSubdomains, preload } = policy;
  return { AccessControlMaxAgeSec: maxAge, IncludeSubdomains: includeSubdomains, Preload: preload, Override: true };
}
