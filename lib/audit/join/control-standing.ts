import { amount } from '../../amount';
import { type AuditedResource, STANDINGS, type Standing } from '../audit-report';
import type { Reason, RuleState } from './rule-state';
import type { RecorderState } from './scope-recorder';

/** How a control stands, and why. */
export interface ControlStanding {
  readonly standing: Standing;
  readonly also: readonly Standing[];
  readonly reason: string;
}

/** What a control's standing is made of. */
export interface StandingFacts {
  readonly recorder: RecorderState;
  /** Of the rules that are deployed. */
  readonly states: readonly RuleState[];
  /** On rules that are not, and on the list of rules. */
  readonly missing: readonly Reason[];
  /** What the rules find, with the exceptions that cover it. */
  readonly resources: readonly AuditedResource[];
}

/** How a control stands by everything that is known of its rules: the first in the order of standings, with its reasons. */
export function controlStanding({ recorder, states, missing, resources }: StandingFacts): ControlStanding {
  const reasons = [...ofRecorder(recorder), ...missing, ...states.flatMap((state) => withExceptions(state, resources))];
  const standings = STANDINGS.filter((standing) => reasons.some((reason) => reason.standing === standing));
  const [standing = 'unknown', ...others] = standings;
  const also = others.filter((other) => other !== 'met');
  const texts = [standing, ...also].flatMap((each) => reasons.filter((reason) => reason.standing === each));
  return {
    standing,
    also,
    reason: shownReason(
      standing,
      texts.map(({ text }) => text),
    ),
  };
}

function ofRecorder(recorder: RecorderState): readonly Reason[] {
  switch (recorder.kind) {
    case 'recording':
      return [];
    case 'off':
      return [{ standing: 'recorder-off', text: recorder.reason }];
    case 'unknown':
      return [{ standing: 'unknown', text: recorder.reason }];
  }
}

/** A rule is excepted only where all that it finds is, and all that it finds was read. */
function withExceptions(state: RuleState, resources: readonly AuditedResource[]): readonly Reason[] {
  const mine = resources.filter(({ rule, verdict }) => rule === state.rule.name && verdict === 'violation');
  const excepted = mine.filter(({ exception }) => exception !== undefined).length;
  const counted = state.rule.counts.NON_COMPLIANT ?? 0;
  const allRead = state.resources.length >= counted;
  return state.reasons.map((reason) => {
    if (reason.standing !== 'violated' || excepted === 0) return reason;
    if (excepted < mine.length || !allRead) return { ...reason, text: `${reason.text}, ${excepted} of them excepted` };
    return { standing: 'excepted', text: `${reason.text}, all excepted` };
  });
}

/** Of many rules that agree, how many they are says enough. */
function shownReason(standing: Standing, texts: readonly string[]): string {
  if (standing === 'met' && texts.length > 1) return `${amount(texts.length, 'rule')} found nothing`;
  return [...new Set(texts)].join('; ');
}
