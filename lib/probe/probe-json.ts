import { observedFacts } from './observed-facts';
import type { ProbeReport } from './probe';

/** Names the form of {@link probeJson}; the number rises when a reader of the former form could misread it. */
export const PROBE_REPORT_SCHEMA = 'urn:storefront-security-baseline:probe-report:1';

/** A probe for programs: what was observed, and the report in the form that `check` has, its `template` an address. */
export function probeJson({ observations, report }: ProbeReport, now: Date): string {
  const { version, date, outcome, incomplete, findings, tallies, unread } = report;
  const text = {
    schema: PROBE_REPORT_SCHEMA,
    version,
    date,
    origin: observations.origin,
    outcome,
    incomplete,
    unread,
    observed: observedFacts(observations, now),
    findings,
    tallies,
  };
  return `${JSON.stringify(text, undefined, 2)}\n`;
}
