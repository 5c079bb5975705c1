import { oneLine } from '../report/one-line';
import { shortened } from '../report/shortened';
import type { ProbeJudgement, ProbeRule } from './probe-rule';

/** Cookies stay on HTTPS. */
export const cookieSecure: ProbeRule = {
  id: 'CookieSecure',
  title: 'Cookies are Secure',
  severity: 'high',
  rationale:
    'A cookie that goes over plain HTTP as well is read by anybody on the network path, and the session with it.',
  remedy: 'Add Secure to the cookie.',
  frameworks: { 'pci-dss-4.0.1': ['4.2.1 (judgement)'] },
};

/** Scripts cannot read cookies. */
export const cookieHttpOnly: ProbeRule = {
  id: 'CookieHttpOnly',
  title: 'Cookies are HttpOnly',
  severity: 'medium',
  rationale: 'A script that slips into the shop reads the cookie, and takes over the session.',
  remedy: 'Add HttpOnly to the cookie, unless a script of the shop must read it.',
  frameworks: {},
};

/** Cookies say which sites may send them. */
export const cookieSameSite: ProbeRule = {
  id: 'CookieSameSite',
  title: 'Cookies have a SameSite attribute',
  severity: 'low',
  rationale:
    "Without it browsers differ in whether other sites' requests carry the cookie, and can so act for a shopper.",
  remedy: 'Add SameSite=Lax or SameSite=Strict; None only for what other sites must send.',
  frameworks: {},
};

/** Application Load Balancer writes these itself, encrypted and without a way to change them ("Sticky sessions for your Application Load Balancer"). */
const LOAD_BALANCER = /^AWSALB(APP-\d+|TG)?(CORS)?$/;

interface Cookie {
  readonly name: string;
  /** By lower-case name; empty for those without a value. */
  readonly attributes: ReadonlyMap<string, string>;
}

/**
 * Judges the cookies of a page. Their values are not kept.
 *
 * @param headers values of `Set-Cookie`
 */
export function judgeCookies(url: string, headers: readonly string[], now: Date): readonly ProbeJudgement[] {
  const cookies = headers.map(cookieOf).filter((cookie) => !LOAD_BALANCER.test(cookie.name) && !isRemoved(cookie, now));
  return cookies.flatMap(({ name, attributes }) => {
    const subject = { url, type: 'Set-Cookie', name: `Cookie ${name}` };
    const sameSite = attributes.get('samesite');
    const known = ['lax', 'strict', 'none'].includes(sameSite?.toLowerCase() ?? '');
    return [
      { ...subject, rule: cookieSecure, faults: attributes.has('secure') ? [] : [`${name} is not Secure`] },
      { ...subject, rule: cookieHttpOnly, faults: attributes.has('httponly') ? [] : [`${name} is not HttpOnly`] },
      { ...subject, rule: cookieSameSite, faults: known ? [] : [`SameSite of ${name} is ${sameSite || 'absent'}`] },
    ];
  });
}

function cookieOf(header: string): Cookie {
  const [pair = '', ...parts] = header.split(';');
  const attributes = parts.map((part) => {
    const [name = '', ...value] = part.split('=');
    return [name.trim().toLowerCase(), value.join('=').trim()] as const;
  });
  return { name: shortened(oneLine(pair.split('=')[0] ?? ''), 80), attributes: new Map(attributes) };
}

/** A server takes a cookie away by setting one that is over. */
function isRemoved({ attributes }: Cookie, now: Date): boolean {
  const maxAge = attributes.get('max-age');
  if (maxAge !== undefined) return Number(maxAge) <= 0;
  const expires = attributes.get('expires');
  return expires !== undefined && new Date(expires) <= now;
}
