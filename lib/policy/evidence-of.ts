import { basename } from 'node:path';
import type { Judgement } from '../controls/evaluate';
import type { EvidenceJudgement, EvidencePack, EvidenceRule } from '../evidence';
import { covers, type Exception, ruleOf } from '../exceptions';
import { ControlChecks, severityOf } from './control-checks';
import type { RecordedPack, RuleOutcome } from './recorded-pack';
import type { Suppressions } from './suppressions';

/** What suppresses findings, and on whose word. */
export interface Excuses {
  readonly suppressions: Suppressions;
  readonly exceptions: readonly Exception[];
}

/** What a pack that ran has proven: from its evaluation where it is ours, else from what its rules said. */
export function evidenceOf(recorded: RecordedPack, excuses: Excuses): EvidencePack {
  const { pack, name, version, failure } = recorded;
  return {
    name,
    ...(version === undefined ? {} : { version }),
    ...(failure === undefined ? {} : { failure }),
    rules: pack instanceof ControlChecks ? controlEvidence(pack, recorded, excuses) : ruleEvidence(recorded, excuses),
  };
}

function controlEvidence(pack: ControlChecks, recorded: RecordedPack, excuses: Excuses): readonly EvidenceRule[] {
  const byControl = new Map<string, EvidenceJudgement[]>();
  for (const judgement of pack.lastEvaluation?.judgements ?? []) {
    const { id } = judgement.control;
    const entries = byControl.get(id);
    const entry = judgementEvidence(pack, recorded, judgement, excuses);
    if (entries === undefined) byControl.set(id, [entry]);
    else entries.push(entry);
  }
  return pack.controls.map(({ id, area }) => ({ id, area, judgements: byControl.get(id) ?? [] }));
}

function judgementEvidence(
  pack: ControlChecks,
  recorded: RecordedPack,
  judgement: Judgement,
  excuses: Excuses,
): EvidenceJudgement {
  const { control, resource, verdict } = judgement;
  const constructPath = pack.constructPath(judgement);
  const place = {
    ...(constructPath === undefined ? {} : { constructPath }),
    template: basename(resource.template.name),
    logicalId: resource.logicalId,
  };
  if (verdict.kind === 'unknown') return { ...place, verdict: 'unknown', message: verdict.reason };
  if (verdict.kind !== 'violation') return { ...place, verdict: 'compliant' };
  const message = verdict.faults.map((fault) => fault.message).join('; ');
  if (excuses.suppressions.cover(pack.name, control.id, constructPath)) {
    return { ...place, verdict: 'excepted', message, ...sourceOf(excuses, control.id, constructPath) };
  }
  const warns = severityOf(control) === 'warning' || recorded.isDowngraded(control.id);
  return { ...place, verdict: 'violation', message, ...(warns ? { warning: true as const } : {}) };
}

function ruleEvidence(recorded: RecordedPack, excuses: Excuses): readonly EvidenceRule[] {
  const open = openFindings(recorded, excuses.suppressions);
  const messages = messagesOf(recorded);
  return [...recorded.outcomes].map(([id, outcomes]) => ({
    id,
    judgements: [...outcomes].map(([constructPath, outcome]) => ({
      constructPath,
      verdict: verdictOf(outcome, open.get(id)?.has(constructPath) ?? false),
      ...(outcome === 'violation' && recorded.isDowngraded(id) ? { warning: true as const } : {}),
      ...optionalMessage(outcome === 'compliant' ? undefined : messages.get(id)),
      ...(outcome === 'violation' ? sourceOf(excuses, id, constructPath) : {}),
    })),
  }));
}

/** What each rule says of its findings; a rule says the same of all. */
function messagesOf({ violations }: RecordedPack): ReadonlyMap<string, string> {
  return new Map((violations ?? []).map(({ ruleName, description }) => [ruleOf(ruleName), description]));
}

function optionalMessage(message: string | undefined): { readonly message?: string } {
  return message === undefined ? {} : { message };
}

function verdictOf(outcome: RuleOutcome, open: boolean): EvidenceJudgement['verdict'] {
  if (outcome === 'compliant') return 'compliant';
  if (outcome === 'failed') return 'unknown';
  return open ? 'violation' : 'excepted';
}

/** Construct paths with a finding that nothing suppresses, by rule; `IAM5[...]` counts for `IAM5`. */
function openFindings(recorded: RecordedPack, suppressions: Suppressions): ReadonlyMap<string, ReadonlySet<string>> {
  const open = new Map<string, Set<string>>();
  for (const { ruleName, violatingResources } of recorded.violations ?? []) {
    const rule = ruleOf(ruleName);
    const paths = open.get(rule) ?? new Set<string>();
    open.set(rule, paths);
    for (const { constructPath } of violatingResources) {
      if (constructPath !== undefined && !suppressions.cover(recorded.name, ruleName, constructPath)) {
        paths.add(constructPath);
      }
    }
  }
  return open;
}

/** Where the exception that covers a finding is declared. */
function sourceOf(excuses: Excuses, rule: string, constructPath: string | undefined): { readonly exception?: string } {
  if (constructPath === undefined) return {};
  const exception = excuses.exceptions.find(
    (each) =>
      covers(each, { controlId: rule, constructPath }) ||
      each.controls.some((id) => id.startsWith(`${rule}[`) && covers(each, { controlId: id, constructPath })),
  );
  return exception === undefined ? {} : { exception: `${exception.source.file}:${exception.source.line}` };
}
