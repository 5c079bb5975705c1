/** The headers of `Integrity-Policy` as `SecurityHeaders` takes them. */
export interface IntegrityPolicyHeaders {
  readonly integrityPolicy?: string;
  readonly integrityPolicyReportOnly?: string;
}

/**
 * Has browsers block every script without integrity metadata; or only report it, where some script has none: the header
 * knows no list of exceptions ("Integrity-Policy header", MDN). Browsers that do not know the header ignore it.
 *
 * @param pinned whether every script with an address is pinned
 * @param endpoint name of the reporting endpoint
 */
export function integrityPolicy(pinned: boolean, endpoint: string | undefined): IntegrityPolicyHeaders {
  const value = `blocked-destinations=(script)${endpoint === undefined ? '' : `, endpoints=(${endpoint})`}`;
  return pinned ? { integrityPolicy: value } : { integrityPolicyReportOnly: value };
}
