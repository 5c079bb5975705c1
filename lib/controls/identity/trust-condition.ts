import type { Position } from '../position';
import type { Answer } from './answer';
import { holds, withoutVariables } from './statement-match';

/** Keys that say who calls, or from which network; an external id is no secret and says neither. */
const CALLER_KEYS =
  /^aws:(principalorgid|principalorgpaths|principalaccount|principalarn|sourceaccount|sourcearn|sourceorgid|sourcevpc|sourcevpce|sourceip)$/;

/** Operators that refuse a request without the key; `...IfExists`, `ForAllValues:` and negated ones let it pass. */
const DEMANDING = /^(ForAnyValue:)?(StringEquals|StringEqualsIgnoreCase|StringLike|ArnEquals|ArnLike|IpAddress)$/i;

/** Providers that many tenants share, and whose audience names none of them. */
const SHARED_PROVIDERS = /^(token\.actions\.githubusercontent\.com|gitlab\.com|app\.terraform\.io):/;

/** Whether a trust policy's statement admits only callers that its condition names. */
export function namesCallers(statement: Position): Answer {
  return someKey(statement, (key, values) => CALLER_KEYS.test(key) && holds(values, isOpen) !== true);
}

/** Whether a statement for web identities asks for more than a token of the provider. */
export function namesWebIdentities(statement: Position): Answer {
  return someKey(statement, (key, values) => {
    const isAudience = key.endsWith(':aud') && SHARED_PROVIDERS.test(key);
    return key.includes(':') && !key.startsWith('aws:') && !isAudience && holds(values, isOpen) !== true;
  });
}

function someKey(statement: Position, test: (key: string, values: Position) => boolean): Answer {
  const condition = statement.at('Condition');
  const operators = condition.keys().map((name) => ({ name, place: condition.property(name) }));
  const isOpenEnded = [condition, ...operators.map(({ place }) => place)].some(
    ({ values }) => values.length > 1 || values.some(({ kind }) => kind !== 'object' && kind !== 'absent'),
  );
  if (isOpenEnded) return undefined;
  return operators
    .filter(({ name }) => DEMANDING.test(name))
    .some(({ place }) => place.keys().some((key) => test(key.toLowerCase(), place.property(key))));
}

/** Whether a condition's value admits every caller: all of it, or an ARN's account, is a wildcard. */
function isOpen(value: string): boolean {
  return (
    /^\*+$|^repo:\*|^(0\.0\.0\.0|::)\/0$/.test(value) || /^arn:[^:]*:[^:]*:[^:]*:[^:]*\*/.test(withoutVariables(value))
  );
}
