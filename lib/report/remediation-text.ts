import { grouped } from '../amount';
import type { AuditedRemediation } from '../audit/audit-report';

/** A remediation in one line: `AWS-ConfigureS3BucketVersioning, by hand; 2 succeeded, 1 failed; last failed 2026-11-20 ...`. */
export function remediationText({ document, automatic, runs, lastFailure }: AuditedRemediation): string {
  return [
    `${document}, ${automatic ? 'automatic' : 'by hand'}`,
    runs === undefined ? 'its runs were not read' : runsText(runs),
    ...(lastFailure === undefined ? [] : [failureText(lastFailure)]),
  ].join('; ');
}

function runsText(runs: NonNullable<AuditedRemediation['runs']>): string {
  const { queued, inProgress, succeeded, failed, unknown } = runs;
  const counts: readonly (readonly [number, string])[] = [
    [queued, 'queued'],
    [inProgress, 'in progress'],
    [succeeded, 'succeeded'],
    [failed, 'failed'],
    [unknown, 'ended unknown'],
  ];
  const known = counts.filter(([count]) => count > 0).map(([count, word]) => `${grouped(count)} ${word}`);
  return known.length === 0 ? 'no run is known' : known.join(', ');
}

function failureText({ at, resourceType, resourceId, text }: NonNullable<AuditedRemediation['lastFailure']>): string {
  const when = at === undefined ? '' : ` ${at.slice(0, 10)}`;
  return `last failed${when} for ${resourceType} ${resourceId}: ${text}`;
}
