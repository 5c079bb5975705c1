import type { EvaluationResult } from '@aws-sdk/client-config-service';
import type { AuditScope } from '../audit-scope';
import type { Compliance, ObservedEvaluation } from '../observations';
import type { AuditRun } from './audit-run';
import { isLater, isoTimes } from './aws-time';
import type { Fold } from './read-list';

/** The results of one rule. */
export interface RuleResults {
  /** The results that came, by what they say. */
  readonly counts: Partial<Record<Compliance, number>>;
  /** Those that do not comply; every one where all were asked to be kept. */
  readonly kept: ObservedEvaluation[];
  /** When the newest of them was found, as ISO 8601 in UTC; absent where none tells. */
  newest?: string;
}

/** Whose results, and which of them are kept. */
export interface ResultSubject {
  readonly scope: AuditScope;
  readonly rule: string;
  /** Whether those that comply are kept too, and not only counted. */
  readonly keepAll: boolean;
}

/** The results that a filter can ask for; `INSUFFICIENT_DATA` is none of a resource ("GetComplianceDetailsByConfigRule"). */
export const EVERY_COMPLIANCE: ('COMPLIANT' | 'NON_COMPLIANT' | 'NOT_APPLICABLE')[] = [
  'COMPLIANT',
  'NON_COMPLIANT',
  'NOT_APPLICABLE',
];

/** "GetComplianceDetailsByConfigRule" and its aggregate, AWS Config API Reference: the largest page. */
export const RESULTS_A_PAGE = 100;

/** Counts the results of a rule page by page, and keeps what the report names. */
export function resultsFold<Output>(
  run: AuditRun,
  { scope, rule, keepAll }: ResultSubject,
  of: (output: Output) => readonly EvaluationResult[] | undefined,
): Fold<Output, RuleResults> {
  const types = new Map<string, string>();
  const time = isoTimes();
  return {
    start: () => ({ counts: {}, kept: [] }),
    add: (value, output) => {
      const results = of(output) ?? [];
      let nonCompliant = 0;
      for (const result of results) {
        // Each answer brings its own copy of every text; one of a type is enough to keep.
        const compliance = known(types, result.ComplianceType ?? 'INSUFFICIENT_DATA') as Compliance;
        value.counts[compliance] = (value.counts[compliance] ?? 0) + 1;
        const at = time(result.ConfigRuleInvokedTime ?? result.ResultRecordedTime);
        if (isLater(at, value.newest)) value.newest = at;
        if (compliance === 'NON_COMPLIANT') nonCompliant += 1;
        else if (!keepAll) continue;
        const { ResourceType = '', ResourceId = '' } =
          result.EvaluationResultIdentifier?.EvaluationResultQualifier ?? {};
        const recordedAt = time(result.ResultRecordedTime);
        value.kept.push({
          scope,
          rule,
          compliance,
          resourceType: known(types, ResourceType),
          resourceId: ResourceId,
          ...(recordedAt === undefined ? {} : { recordedAt }),
          ...(result.Annotation === undefined ? {} : { annotation: known(types, result.Annotation) }),
        });
      }
      run.add({ results: results.length, nonCompliant });
    },
  };
}

function known(texts: Map<string, string>, text: string): string {
  const found = texts.get(text);
  if (found !== undefined) return found;
  texts.set(text, text);
  return text;
}
