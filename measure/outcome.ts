import type { JudgedTemplate, ResourceVerdict } from './judged-template';
import type { Label } from './label';
import type { Fact, Mapped } from './mapping';

/** How our verdict stands to what a label says. */
export type Outcome = 'hit' | 'miss' | 'unknown' | 'quiet' | 'false-alarm';

/** One thing that a label says, of one resource or of a whole template, and what the mapped controls say of it. */
export interface Case {
  readonly label: Label;
  /** `undefined` where the label speaks of the whole template. */
  readonly logicalId: string | undefined;
  readonly expected: 'fault' | 'no fault';
  readonly outcome: Outcome;
  /** The verdicts of the mapped controls that speak of it, the deciding ones first. */
  readonly verdicts: readonly ResourceVerdict[];
  readonly mapped: Mapped;
}

type Answer = 'violation' | 'unknown' | 'clear';

const WEIGHT: Readonly<Record<ResourceVerdict['kind'], number>> = { violation: 0, unknown: 1, compliant: 2 };

/** Holds the verdicts on a template against what a label says of it: one case a logical id that the label names. */
export function casesOf(label: Label, mapped: Mapped, judged: JudgedTemplate): readonly Case[] {
  const subjects = (expected: Case['expected'], named: readonly string[]) =>
    (named.length === 0 ? [undefined] : named).map((logicalId) => caseOf(label, mapped, judged, logicalId, expected));
  const faults = label.failing.length > 0 || label.kind === 'fail' ? subjects('fault', label.failing) : [];
  const others = label.passing.length > 0 || label.kind === 'pass' ? subjects('no fault', label.passing) : [];
  return [...faults, ...others];
}

function caseOf(
  label: Label,
  mapped: Mapped,
  judged: JudgedTemplate,
  logicalId: string | undefined,
  expected: Case['expected'],
): Case {
  const verdicts = mapped.facts.map((fact) =>
    judged.verdicts.filter((verdict) => speaks(fact, verdict) && isOf(verdict.logicalId, logicalId, fact, judged)),
  );
  const answer = combined(mapped.quantifier, verdicts.map(answerOf));
  return {
    label,
    logicalId,
    expected,
    outcome: outcomeOf(expected, answer),
    verdicts: verdicts.flat().sort((one, other) => WEIGHT[one.kind] - WEIGHT[other.kind]),
    mapped,
  };
}

/** Whether a verdict answers a fact; one with remarks must have one on what the fact names. */
function speaks({ control, at, says }: Fact, { kind, remarks, ...verdict }: ResourceVerdict): boolean {
  if (verdict.control !== control || kind === 'compliant') return verdict.control === control;
  const told = (text: string) => says === undefined || kind === 'unknown' || text.includes(says);
  return remarks.some(({ path, text }) => (at === undefined || touches(path, at)) && told(text));
}

/** Whether what is judged is the labelled resource, or one that the fact puts beside it. */
function isOf(judgedId: string, labelledId: string | undefined, { related }: Fact, judged: JudgedTemplate): boolean {
  if (labelledId === undefined || judgedId === labelledId) return true;
  const refers = (from: string, to: string) => judged.references.get(from)?.has(to) ?? false;
  return related && (refers(judgedId, labelledId) || refers(labelledId, judgedId));
}

/** Whether a remark at `path` is about the property `at`: it, something in it, or something around it that is missing. */
function touches(path: string, at: string): boolean {
  const place = path.replace(/\[\d+\]/g, '');
  return place === '' || place === at || place.startsWith(`${at}.`) || at.startsWith(`${place}.`);
}

function answerOf(verdicts: readonly ResourceVerdict[]): Answer {
  if (verdicts.some(({ kind }) => kind === 'violation')) return 'violation';
  return verdicts.some(({ kind }) => kind === 'unknown') ? 'unknown' : 'clear';
}

function combined(quantifier: Mapped['quantifier'], answers: readonly Answer[]): Answer {
  const deciding: Answer = quantifier === 'any' ? 'violation' : 'clear';
  const otherwise: Answer = quantifier === 'any' ? 'clear' : 'violation';
  if (answers.includes(deciding)) return deciding;
  return answers.includes('unknown') ? 'unknown' : otherwise;
}

function outcomeOf(expected: Case['expected'], answer: Answer): Outcome {
  if (expected === 'no fault') return answer === 'violation' ? 'false-alarm' : 'quiet';
  if (answer === 'violation') return 'hit';
  return answer === 'unknown' ? 'unknown' : 'miss';
}
