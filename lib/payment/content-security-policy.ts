/** "Quotas", Amazon CloudFront Developer Guide, in characters. */
export const LONGEST_CONTENT_SECURITY_POLICY = 1_783;

/** What a payment page's policy lets through, as sources: origins, addresses, quoted hashes and keywords. */
export interface PaymentPageSources {
  readonly script: readonly string[];
  readonly style: readonly string[];
  readonly image: readonly string[];
  readonly connect: readonly string[];
  readonly frame: readonly string[];
  readonly form: readonly string[];
  /**
   * Path that takes violation reports.
   * @default - none
   */
  readonly reports?: string;
}

/** Directives of a policy in their order: name and sources. A directive such as `upgrade-insecure-requests` has none. */
export type PolicyDirectives = readonly (readonly [name: string, sources: readonly string[]])[];

/**
 * The directives of a payment page: nothing runs, loads or leads anywhere that the sources do not name. Violations go
 * to `report-uri` alone: every browser knows it, and beside `report-to`, for which the others would leave it aside,
 * Chromium reports no `frame-ancestors`, as the page that has the endpoint never came to be.
 */
export function policyDirectives(sources: PaymentPageSources): PolicyDirectives {
  const { reports } = sources;
  return [
    ['default-src', ["'none'"]],
    ['script-src', listed(sources.script)],
    ['style-src', listed(sources.style)],
    ['img-src', listed(sources.image)],
    ['font-src', ["'self'"]],
    ['connect-src', listed(sources.connect)],
    ['frame-src', listed(sources.frame)],
    ['form-action', listed(sources.form)],
    ['base-uri', ["'none'"]],
    ['object-src', ["'none'"]],
    ['frame-ancestors', ["'none'"]],
    ['upgrade-insecure-requests', []],
    ...(reports === undefined ? [] : ([['report-uri', [reports]]] as const)),
  ];
}

/** The header's value. */
export function policyText(directives: PolicyDirectives): string {
  return directives.map(([name, sources]) => [name, ...sources].join(' ')).join('; ');
}

function listed(sources: readonly string[]): readonly string[] {
  return sources.length === 0 ? ["'none'"] : [...new Set(sources)];
}
