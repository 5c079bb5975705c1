import { Position } from '../position';
import type { Value } from '../value';
import { compliant, unknown, type Verdict, violation } from '../verdict';
import { type Answer, both, either } from './answer';
import { plainStatement } from './plain-statement';

type TextTest = (text: string) => boolean;

/** Whether an element of a policy statement, a string or a list of strings, holds one that passes. */
export function holds(element: Position, test: TextTest): Answer {
  const [only, ...others] = element.values;
  // The common case keeps to this position, which remembers its items for the next control.
  if (only !== undefined && others.length === 0) {
    return only.kind === 'list' ? either(...element.items().map((item) => held(item, test))) : textHolds(only, test);
  }
  const [first, ...rest] = element.values.map((value) => valueHolds(element.path, value, test));
  return rest.every((answer) => answer === first) ? first : undefined;
}

/** The first string of an element that passes, quoted for a message. */
export function sample(element: Position, test: TextTest): string | undefined {
  const values = [...element.values, ...element.items().flatMap((item) => item.values)];
  const found = values.map(textOf).find((text) => text !== undefined && test(text));
  return found === undefined ? undefined : JSON.stringify(found);
}

/**
 * Whether a statement allows an action that passes on a resource that passes; `NotResource` names nearly all.
 *
 * @param element `Action`, or `NotAction` for statements that allow all but the actions they name
 */
export function allows(
  statement: Position,
  element: 'Action' | 'NotAction',
  action: TextTest,
  resource: TextTest,
): Answer {
  const plain = plainStatement(statement);
  if (plain !== undefined) {
    const actions = element === 'Action' ? plain.actions : plain.notActions;
    const everywhere = plain.excludesResources || plain.resources.some(resource);
    return plain.allows && everywhere && actions.some(action);
  }
  return both(
    holds(statement.at('Effect'), (effect) => effect === 'Allow'),
    holds(statement.at(element), action),
    either(
      holds(statement.at('Resource'), resource),
      holds(statement.at('NotResource'), () => true),
    ),
  );
}

/** The verdict where an answer of yes is a fault at `place`. The message is made for a fault alone. */
export function refused(answer: Answer, place: Position, message: () => string): Verdict {
  if (answer === false) return compliant();
  if (answer === undefined) return unknown(place.path, 'the template leaves open what the statement allows');
  return violation(place.path, message());
}

/** Whether an action pattern is every action of every service. */
export function isEveryAction(pattern: string): boolean {
  return /^\*+(:\*+)?$/.test(pattern);
}

/** Whether a resource pattern is every resource of every service. */
export function isEveryResource(pattern: string): boolean {
  // Most name a resource to the end, which is told without a regular expression.
  return pattern.endsWith('*') && /^\*+$|^arn:\*+$|^arn:[^:]*(:\*+)+$/.test(withoutVariables(pattern));
}

/** A pattern whose parts of deployment time hold no colon, so that an ARN's segments can be told apart. */
export function withoutVariables(pattern: string): string {
  return pattern.replace(/\$\{[^}]*\}/g, '-');
}

function valueHolds(path: string, value: Value, test: TextTest): Answer {
  if (value.kind !== 'list') return textHolds(value, test);
  return either(...new Position(path, () => [value]).items().map((item) => held(item, test)));
}

function textHolds(value: Value, test: TextTest): Answer {
  if (value.kind === 'unknown') return undefined;
  const text = textOf(value);
  return text !== undefined && test(text);
}

/** An item that a condition may leave out does not certainly hold. */
function held(item: Position, test: TextTest): Answer {
  const answer = holds(item, test);
  return item.optional && answer === true ? undefined : answer;
}

function textOf(value: Value): string | undefined {
  if (value.kind === 'scalar') return String(value.value);
  if (value.kind === 'text' || value.kind === 'dynamic') return value.text;
  return value.kind === 'reference' ? `\${${value.reference.resource.logicalId}}` : undefined;
}
