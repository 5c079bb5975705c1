import { currentId } from '../../controls/control-history';
import type { ObservedRule } from '../observations';
import { judgesNamed } from './deployed-name';
import { type Judge, parametersText } from './judge';

/** A rule of the account that judges for a rule of the catalogue. */
export interface MatchedRule {
  readonly rule: ObservedRule;
  /** Both sides, where its parameters are not the catalogue's: what it lets pass may not do. */
  readonly otherParameters?: string;
}

/**
 * The account's rules by the rule of the catalogue that they are. A managed rule is known by identifier and parameters,
 * a custom one by the control that its parameters name, and any by its name where its source is not told. A rule of other
 * parameters stands in where the catalogue's own is not there.
 */
export function matchRules(
  observed: readonly ObservedRule[],
  judges: readonly Judge[],
): ReadonlyMap<Judge, readonly MatchedRule[]> {
  const exact = new Map<Judge, MatchedRule[]>(judges.map((judge) => [judge, []]));
  for (const rule of observed) for (const judge of judgesFor(rule, judges)) exact.get(judge)?.push({ rule });
  const taken = new Set([...exact.values()].flat().map(({ rule }) => rule));
  return new Map(
    [...exact].map(([judge, matched]) => [
      judge,
      matched.length > 0 || judge.kind === 'live'
        ? matched
        : observed
            .filter((rule) => !taken.has(rule) && rule.source === judge.rule.identifier)
            .map((rule) => ({ rule, otherParameters: difference(rule, judge.rule.parameters) })),
    ]),
  );
}

function judgesFor(rule: ObservedRule, judges: readonly Judge[]): readonly Judge[] {
  if (rule.source === undefined) return judgesNamed(rule.name, judges);
  if (rule.source === 'CUSTOM_LAMBDA') {
    const { controlId } = rule.parameters;
    if (controlId === undefined) return [];
    return judges.filter((judge) => judge.kind === 'live' && judge.rule.controlId === currentId(controlId));
  }
  return judges.filter(
    (judge) =>
      judge.kind === 'managed' &&
      judge.rule.identifier === rule.source &&
      canonical(judge.rule.parameters) === canonical(rule.parameters),
  );
}

function difference({ parameters }: ObservedRule, wanted: Readonly<Record<string, string>>): string {
  const [theirs, ours] = [parametersText(parameters), parametersText(wanted)];
  return `judges with ${theirs || 'no parameters'}, the catalogue with ${ours || 'none'}`;
}

/** Order and spaces say nothing: AWS Config takes lists with commas. */
function canonical(parameters: Readonly<Record<string, string>>): string {
  return JSON.stringify(
    Object.entries(parameters)
      .map(([name, value]) => [name, value.trim().replaceAll(/\s*,\s*/g, ',')] as const)
      .sort(([one], [other]) => (one < other ? -1 : 1)),
  );
}
