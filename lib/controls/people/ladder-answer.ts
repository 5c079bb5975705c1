import { type Answer, both, either, not } from '../identity/answer';
import type { PolicyCondition, PolicyStatement } from '../policy-statement';
import { matchesWildcards } from '../wildcard-pattern';
import { TAG_KEY } from './training-ladder';

/** Somebody at a time: the value of the tag, and the first instant of a day, `yyyy-mm-dd` in UTC. */
export interface Moment {
  readonly day: string;
  /** Absent for somebody who has no tag. */
  readonly tag?: string;
}

/** Whether one of the statements denies somebody of the staff. */
export function denies(statements: readonly PolicyStatement[], moment: Moment): Answer {
  return either(...statements.map(({ conditions }) => both(...conditions.map((each) => matches(each, moment)))));
}

function matches(condition: PolicyCondition, moment: Moment): Answer {
  const { operator, key, values } = condition;
  // Which roles are let through, and which patterns staff have, decides of whom a ladder speaks, not when it denies.
  if (key === 'aws:principalarn') return true;
  if (values.undecided) return undefined;
  if (key === 'aws:currenttime') return either(...values.texts.map((text) => dateMatches(operator, moment.day, text)));
  return key === TAG_KEY ? tagMatches(operator, moment.tag, values.texts) : undefined;
}

function dateMatches(operator: string, day: string, text: string): Answer {
  const [now, literal] = [Date.parse(day), Date.parse(text)];
  if (Number.isNaN(literal)) return undefined;
  switch (operator) {
    case 'DateGreaterThanEquals':
      return now >= literal;
    case 'DateGreaterThan':
      return now > literal;
    case 'DateLessThanEquals':
      return now <= literal;
    case 'DateLessThan':
      return now < literal;
    default:
      return undefined;
  }
}

/** Operators that negate match where the tag is absent; the others do not ("Condition operators", IAM User Guide). */
function tagMatches(operator: string, tag: string | undefined, texts: readonly string[]): Answer {
  if (operator === 'Null') return texts.includes('true') === (tag === undefined);
  const [, negated, kind, ifExists] = /^String(Not)?(Equals|EqualsIgnoreCase|Like)(IfExists)?$/.exec(operator) ?? [];
  if (kind === undefined) return undefined;
  if (tag === undefined) return negated !== undefined || ifExists !== undefined;
  const one = texts.some((text) => {
    if (kind === 'Like') return matchesWildcards(text, tag);
    return kind === 'Equals' ? text === tag : text.toLowerCase() === tag.toLowerCase();
  });
  return negated === undefined ? one : not(one);
}
