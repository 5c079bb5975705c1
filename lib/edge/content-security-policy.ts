import { Token } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { InvalidPropertyError } from '../errors';

/** Nothing but the shop's own origin; what a page needs from elsewhere, its own policy names. */
const DEFAULT_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  'upgrade-insecure-requests',
].join('; ');
/** "Quotas", Amazon CloudFront Developer Guide, in characters. */
const LONGEST_POLICY = 1_783;

/** Where a policy's violations go: a name of `Reporting-Endpoints`, and its address for browsers that know no names. */
export interface ViolationReports {
  readonly name: string;
  readonly url: string;
}

/**
 * The text of `Content-Security-Policy`.
 *
 * @param given the policy without reports; the default names the shop's own origin alone
 * @throws InvalidPropertyError when CloudFront would refuse the policy, or it sends reports elsewhere already
 */
export function contentSecurityPolicy(scope: Construct, given = DEFAULT_POLICY, reports?: ViolationReports): string {
  if (Token.isUnresolved(given)) return withReports(given, reports);
  if (!/^[\x20-\x7e]*[\x21-\x7e][\x20-\x7e]*$/.test(given)) {
    const mend = 'write the directives on one line in ASCII, separated by semicolons';
    throw new InvalidPropertyError(scope, 'contentSecurityPolicy', given, mend);
  }
  const reporting = directives(given).find((directive) => /^report-(to|uri)\b/i.test(directive));
  if (reports !== undefined && reporting !== undefined) {
    const mend = `leave out ${nameOf(reporting)}: reportTo adds report-to and report-uri`;
    throw new InvalidPropertyError(scope, 'contentSecurityPolicy', brief(given), mend);
  }
  const policy = withReports(given, reports);
  if (policy.length > LONGEST_POLICY) {
    throw new InvalidPropertyError(scope, 'contentSecurityPolicy', brief(given), shorten(policy));
  }
  return policy;
}

/** The sources of `frame-ancestors` as they stand, or `undefined` where a policy has none. */
export function frameAncestors(policy: string): readonly string[] | undefined {
  const directive = directives(policy).find((text) => nameOf(text).toLowerCase() === 'frame-ancestors');
  return directive?.split(/\s+/).slice(1);
}

function withReports(policy: string, reports: ViolationReports | undefined): string {
  if (reports === undefined) return policy;
  return `${policy.replace(/[;\s]+$/, '')}; report-to ${reports.name}; report-uri ${reports.url}`;
}

function directives(policy: string): readonly string[] {
  return policy
    .split(';')
    .map((directive) => directive.trim())
    .filter((directive) => directive !== '');
}

function nameOf(directive: string): string {
  return directive.split(/\s/, 1)[0] ?? '';
}

function brief(policy: string): string {
  return policy.length > 40 ? `${policy.slice(0, 40)}...` : policy;
}

function shorten(policy: string): string {
  const [longest = ''] = [...directives(policy)].sort((one, other) => other.length - one.length);
  const limit = `shorten it from ${policy.length} to at most ${LONGEST_POLICY} characters`;
  return `${limit}; its longest directive, ${nameOf(longest)}, has ${longest.length}`;
}
