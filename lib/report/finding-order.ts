import type { Finding } from '../finding';

/** All severities, the worst first. */
export const SEVERITIES: readonly Finding['severity'][] = ['critical', 'high', 'medium', 'low'];

/** What fails a run first, then by severity, then by place; the same findings always come in the same order. */
export function mostSevereFirst(findings: readonly Finding[]): readonly Finding[] {
  return findings.toSorted((one, other) => bySeverity(one, other) || byPlace(one, other));
}

/** What is new first, and else as `mostSevereFirst`. */
export function newFirst(findings: readonly Finding[]): readonly Finding[] {
  const ordered = mostSevereFirst(findings);
  return [...ordered.filter(({ state }) => state === 'new'), ...ordered.filter(({ state }) => state !== 'new')];
}

/** By template, resource, rule and property. */
export function byPlace(one: Finding, other: Finding): number {
  const left = placeOf(one);
  const right = placeOf(other);
  const differing = left.findIndex((part, index) => part !== right[index]);
  if (differing === -1) return 0;
  return (left[differing] ?? '') < (right[differing] ?? '') ? -1 : 1;
}

function bySeverity(one: Finding, other: Finding): number {
  return (
    Number(other.level === 'error') - Number(one.level === 'error') ||
    Number(other.verdict === 'violation') - Number(one.verdict === 'violation') ||
    SEVERITIES.indexOf(one.severity) - SEVERITIES.indexOf(other.severity)
  );
}

/** Compared by code unit and not by language, so that every machine writes the same report. */
function placeOf({ resource, rule, pack, property = '', fingerprint }: Finding): readonly string[] {
  return [resource.template, resource.constructPath ?? '', resource.logicalId, pack, rule, property, fingerprint];
}
