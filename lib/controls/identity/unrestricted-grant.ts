import { matchesAction } from '../action-pattern';
import type { Position } from '../position';
import { compliant, notApplicable, type Verdict } from '../verdict';
import { allows, isEveryAction, isEveryResource, refused, sample } from './statement-match';

/** Actions that no statement may allow on all resources of their kind. */
export interface DelicateActions {
  /** The actions by name, such as `kms:Decrypt`. */
  readonly actions: readonly string[];
  /** Whether a resource pattern, which ends in `*`, is everything that the actions work on. */
  isEverything(pattern: string): boolean;
  /** Condition keys, in lower case, by which a statement names the resources instead. */
  readonly limits: RegExp;
  /** Completes the sentence `... is "*" for "kms:Decrypt"; expected X`. */
  readonly expectation: string;
}

/**
 * Holds when a statement does not allow the actions on everything. Statements that allow every action on every resource
 * are the concern of IamNoAdministrativeStatements.
 */
export function namesWhatItOpens(statement: Position, delicate: DelicateActions): Verdict {
  const isDelicate = (pattern: string) => delicate.actions.some((action) => matchesAction(pattern, action));
  const isEverything = (pattern: string) =>
    pattern.endsWith('*') && (isEveryResource(pattern) || delicate.isEverything(pattern));
  const opens = allows(statement, 'Action', isDelicate, isEverything);
  if (opens === false || limited(statement, delicate.limits)) return compliant();
  if (allows(statement, 'Action', isEveryAction, isEveryResource) === true) return notApplicable();
  const resource = statement.at('Resource');
  return refused(opens, resource, () => {
    const resources = sample(resource, isEverything) ?? 'all but a few';
    const action = sample(statement.at('Action'), isDelicate);
    return `${resource.path} is ${resources} for ${action}; expected ${delicate.expectation}`;
  });
}

/** Operators that refuse a request whose key is missing or another; negated ones and `...IfExists` let it pass. */
const DEMANDING = /^(ForAnyValue:)?(String|Arn)(Equals|EqualsIgnoreCase|Like)$/i;

function limited(statement: Position, limits: RegExp): boolean {
  const condition = statement.at('Condition');
  const operators = condition.keys().filter((operator) => DEMANDING.test(operator));
  const keys = operators.flatMap((operator) => condition.property(operator).keys());
  return keys.some((key) => limits.test(key.toLowerCase()));
}
