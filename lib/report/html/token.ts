/**
 * A name without white space or quotation marks, for element ids and for the values of filters; different names give
 * different tokens. Empty where there is no name.
 */
export function token(name: string | undefined): string {
  return encodeURIComponent((name ?? '').replace(/\p{Cs}/gu, '\u{fffd}'));
}

/** The element id of a finding: other reports can link to it. */
export function findingId(fingerprint: string): string {
  return `finding-${token(fingerprint)}`;
}

/** The element id of a rule's row among the rules evaluated. */
export function ruleId(pack: string, rule: string): string {
  return `rule-${token(pack)}-${token(rule)}`;
}
