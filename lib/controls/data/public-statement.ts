import { isForEverybody, type PolicyCondition, type PolicyStatement, statementsOf } from '../policy-statement';
import type { Position } from '../position';
import { all, compliant, unknown, type Verdict, violation } from '../verdict';

/**
 * Condition keys that tie a request to an account, an organization, a principal or a network, in lower case (Amazon S3
 * User Guide, "The meaning of public"; AWS global condition context keys; AWS KMS condition keys).
 */
const TIES = new Set([
  'aws:principalaccount',
  'aws:principalarn',
  'aws:principalorgid',
  'aws:principalorgpaths',
  'aws:sourceaccount',
  'aws:sourcearn',
  'aws:sourceip',
  'aws:sourceorgid',
  'aws:sourceorgpaths',
  'aws:sourceowner',
  'aws:sourcevpc',
  'aws:sourcevpcarn',
  'aws:sourcevpce',
  'aws:userid',
  'aws:vpceaccount',
  'aws:vpceorgid',
  'aws:vpceorgpaths',
  'kms:calleraccount',
  's3:dataaccesspointaccount',
  's3:dataaccesspointarn',
]);

/** Holds when no statement of the policy document allows something to everybody without tying the request. */
export function notPublic(document: Position): Verdict {
  const { statements, undecided } = statementsOf(document);
  const read = all(compliant(), ...statements.map(notPublicStatement));
  return read.kind === 'compliant' && undecided !== undefined ? unknown(document.path, undecided) : read;
}

/** Holds when a statement does not allow something to everybody without tying the request. */
export function notPublicStatement(statement: PolicyStatement): Verdict {
  const { effect, principals, hasNotPrincipal, position } = statement;
  const path = `${position.path}.${hasNotPrincipal ? 'NotPrincipal' : 'Principal'}`;
  const everybody = isForEverybody(statement) || hasNotPrincipal;
  if (effect === 'Deny' || !(everybody || principals.undecided)) return compliant();
  const tie = tieOf(statement);
  if (tie === 'tied') return compliant();
  if (!everybody) return unknown(path, 'the template does not tell who is allowed');
  if (effect === undefined || tie === 'undecided' || position.optional) {
    return unknown(path, 'its effect or condition is not decided');
  }
  return violation(path, `${path} allows everybody; expected named principals or a condition that ties the request`);
}

type Tie = 'tied' | 'open' | 'undecided';

function tieOf({ conditions, position }: PolicyStatement): Tie {
  const ties = conditions.map(conditionTie);
  const block = position.at('Condition').values;
  if (block.length > 1 || block.some((value) => value.kind === 'unknown')) return 'undecided';
  return ties.includes('tied') ? 'tied' : ties.includes('undecided') ? 'undecided' : 'open';
}

/** `...IfExists` and `ForAllValues:` hold for a request that lacks the key, and negated operators for all but a few. */
function conditionTie({ operator, key, values }: PolicyCondition): Tie {
  if (key === 'ref' || key.startsWith('fn::')) return 'undecided';
  const base = operator.replace(/^ForAnyValue:/, '');
  if (!TIES.has(key)) return 'open';
  if (base === 'StringEquals' || base === 'StringEqualsIgnoreCase') return 'tied';
  if (!['StringLike', 'ArnEquals', 'ArnLike', 'IpAddress'].includes(base)) return 'open';
  if (values.texts.some(isOpen)) return 'open';
  return values.undecided ? 'undecided' : 'tied';
}

/** Whether a pattern fits any account or address: `*`, `o-*`, an ARN with `*` for its account, a block of length 0. */
function isOpen(text: string): boolean {
  const account = text.startsWith('arn:') ? text.replace(/\$\{[^}]*\}/g, 'known').split(':')[4] : undefined;
  return /^(o-)?[*?]/.test(text) || /\/0$/.test(text) || (account?.includes('*') ?? false);
}
