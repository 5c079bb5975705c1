import { amount } from '../../amount';
import { UNKNOWN_PREFIX } from '../../live/evaluation';
import type { AuditedResource, Standing } from '../audit-report';
import { scopeName } from '../audit-scope';
import type { ObservedEvaluation, ObservedRule } from '../observations';
import type { MatchedRule } from './match-rules';
import { gapText, type ScopeGaps } from './scope-gaps';
import { daysSince, dayText } from './wording';

/** One thing that holds of a rule or a control, and why. */
export interface Reason {
  readonly standing: Standing;
  /** One clause. */
  readonly text: string;
}

/** What one deployed rule says. */
export interface RuleState {
  readonly rule: ObservedRule;
  /** Without exceptions: what it finds is `violated`. `met` alone where nothing else holds. */
  readonly reasons: readonly Reason[];
  readonly resources: readonly AuditedResource[];
  /** When its results are of, as ISO 8601 in UTC. */
  readonly evaluatedAt?: string;
}

/** By what a rule's results are judged. */
export interface RuleContext {
  readonly evaluations: EvaluationIndex;
  readonly gaps: ScopeGaps;
  /** An aggregator does not tell when rules ran. */
  readonly aggregated: boolean;
  readonly today: Date;
  /** The most days that results may be old. */
  readonly maxAgeDays?: number;
}

/** What rules found, by scope and rule. */
export class EvaluationIndex {
  private readonly byRule = new Map<string, ObservedEvaluation[]>();
  private listed: ReadonlySet<string> | undefined;

  public constructor(evaluations: readonly ObservedEvaluation[]) {
    for (const evaluation of evaluations) {
      const key = keyOf(evaluation.scope, evaluation.rule);
      const entry = this.byRule.get(key);
      if (entry === undefined) this.byRule.set(key, [evaluation]);
      else entry.push(evaluation);
    }
  }

  public of({ scope, name }: Pick<ObservedRule, 'scope' | 'name'>): readonly ObservedEvaluation[] {
    return this.byRule.get(keyOf(scope, name)) ?? [];
  }

  /** A rule of a scope that has results here, and is not among the rules; undefined where there is none. */
  public strays(rules: readonly ObservedRule[], scope: ObservedRule['scope']): string | undefined {
    this.listed ??= new Set(rules.map((rule) => keyOf(rule.scope, rule.name)));
    const prefix = keyOf(scope, '');
    const stray = [...this.byRule.keys()].find((key) => key.startsWith(prefix) && !this.listed?.has(key));
    return stray?.slice(prefix.length);
  }
}

/** What a deployed rule says: `met` only where it ran, its results were read, and they are empty of findings. */
export function ruleState({ rule, otherParameters }: MatchedRule, context: RuleContext): RuleState {
  const evaluations = context.evaluations.of(rule);
  const resources = evaluations
    .filter(({ compliance }) => compliance === 'NON_COMPLIANT')
    .map((evaluation) => auditedResource(rule, evaluation));
  const evaluatedAt = rule.lastEvaluatedAt ?? newest(evaluations);
  const found = [
    ...violations(rule, resources),
    ...unread(rule, context),
    ...undecided(rule, evaluations, resources),
    ...notRun(rule, evaluations, evaluatedAt, context),
    ...old(rule, evaluatedAt, context),
  ];
  const nothing: Reason =
    otherParameters === undefined
      ? { standing: 'met', text: `${rule.name} found nothing` }
      : { standing: 'unknown', text: `${rule.name} found nothing, but ${otherParameters}` };
  const noted =
    otherParameters === undefined || found.length === 0
      ? found
      : [...found, { standing: 'unknown' as const, text: `${rule.name} ${otherParameters}` }];
  return {
    rule,
    reasons: noted.length === 0 ? [nothing] : noted,
    resources,
    ...(evaluatedAt === undefined ? {} : { evaluatedAt }),
  };
}

function violations(rule: ObservedRule, resources: readonly AuditedResource[]): readonly Reason[] {
  const { name, counts, countsCapped, compliance } = rule;
  const found = resources.filter(({ verdict }) => verdict === 'violation').length;
  const counted = counts.NON_COMPLIANT ?? Number(compliance === 'NON_COMPLIANT');
  const left = Math.max(counted - resources.length, 0);
  if (left === 0) {
    return found === 0 ? [] : [{ standing: 'violated', text: `${name} finds ${amount(found, 'resource')}` }];
  }
  const number = `${amount(counted, 'resource')}${countsCapped ? ' or more' : ''}`;
  const text = `${name} finds ${number}, of which ${resources.length} were read`;
  // What was not read of a rule of ours may be resources that it could not tell of.
  return [{ standing: found > 0 || !mayTellUnknown(rule) ? 'violated' : 'unknown', text }];
}

/** Whether a rule is one of ours, whose annotations say what it could not tell; where no source is told, it may be. */
function mayTellUnknown({ source }: ObservedRule): boolean {
  return source === undefined || source === 'CUSTOM_LAMBDA';
}

function unread({ scope, name }: ObservedRule, { gaps }: RuleContext): readonly Reason[] {
  const gap = gaps.ofResults(scope, name);
  return gap === undefined
    ? []
    : [{ standing: 'unknown', text: `the results of ${name} were not read whole (${gapText(gap)})` }];
}

function undecided(
  { name, lastError, counts, compliance }: ObservedRule,
  evaluations: readonly ObservedEvaluation[],
  resources: readonly AuditedResource[],
): readonly Reason[] {
  const open = resources.filter(({ verdict }) => verdict === 'unknown').length;
  const insufficient = evaluations.filter(({ compliance }) => compliance === 'INSUFFICIENT_DATA').length;
  return [
    ...(open + insufficient === 0
      ? []
      : [
          {
            standing: 'unknown' as const,
            text: `${name} could not tell of ${amount(open + insufficient, 'resource')}`,
          },
        ]),
    ...(lastError === undefined
      ? []
      : [{ standing: 'unknown' as const, text: `the last evaluation of ${name} failed: ${lastError}` }]),
    ...(compliance === undefined && Object.keys(counts).length === 0 && evaluations.length === 0
      ? [{ standing: 'unknown' as const, text: `AWS Config does not say what ${name} found` }]
      : []),
  ];
}

function notRun(
  { name, counts, compliance }: ObservedRule,
  evaluations: readonly ObservedEvaluation[],
  evaluatedAt: string | undefined,
  { aggregated }: RuleContext,
): readonly Reason[] {
  const hasResults =
    evaluations.length > 0 ||
    compliance === 'COMPLIANT' ||
    compliance === 'NON_COMPLIANT' ||
    counts.COMPLIANT !== undefined ||
    counts.NON_COMPLIANT !== undefined;
  if (evaluatedAt !== undefined || hasResults) return [];
  return [{ standing: 'not-evaluated', text: aggregated ? `${name} has no results` : `${name} has not run yet` }];
}

function old(
  { name }: ObservedRule,
  evaluatedAt: string | undefined,
  { today, maxAgeDays }: RuleContext,
): readonly Reason[] {
  if (maxAgeDays === undefined) return [];
  if (evaluatedAt === undefined) return [{ standing: 'unknown', text: `nobody tells when ${name} last ran` }];
  const age = daysSince(evaluatedAt, today);
  if (age <= maxAgeDays) return [];
  const when = `${dayText(evaluatedAt)}, ${amount(age, 'day')} ago`;
  return [{ standing: 'stale', text: `${name} last ran on ${when}; at most ${maxAgeDays} are allowed` }];
}

function auditedResource(rule: ObservedRule, evaluation: ObservedEvaluation): AuditedResource {
  const { resourceType, resourceId, recordedAt, annotation } = evaluation;
  const open = mayTellUnknown(rule) && annotation?.startsWith(UNKNOWN_PREFIX) === true;
  return {
    rule: rule.name,
    verdict: open ? 'unknown' : 'violation',
    resourceType,
    resourceId,
    ...(recordedAt === undefined ? {} : { since: recordedAt }),
    ...(annotation === undefined ? {} : { annotation }),
  };
}

function newest(evaluations: readonly ObservedEvaluation[]): string | undefined {
  return evaluations
    .flatMap(({ recordedAt }) => recordedAt ?? [])
    .reduce<string | undefined>((latest, each) => (latest === undefined || each > latest ? each : latest), undefined);
}

function keyOf(scope: ObservedRule['scope'], rule: string): string {
  return `${scopeName(scope)} ${rule}`;
}
