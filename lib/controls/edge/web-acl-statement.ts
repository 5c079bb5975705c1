import { certainText } from '../certain-value';
import type { Position } from '../position';
import { any, type Verdict, violation } from '../verdict';

/** Deepest nesting of statements that is followed; AWS WAF allows fewer. */
const MAX_DEPTH = 10;

/**
 * The statements inside one, itself included, except those that are negated: a request must not match these. One that the
 * template leaves open is a leaf that nobody can look into.
 */
export function leavesOf(statement: Position, depth = 0): readonly Position[] {
  if (depth > MAX_DEPTH || !isObject(statement)) return [statement];
  const nested = ['AndStatement', 'OrStatement'].flatMap((kind) => statement.at(kind).at('Statements').items());
  const scoped = ['RateBasedStatement', 'ManagedRuleGroupStatement']
    .map((kind) => statement.at(kind).at('ScopeDownStatement'))
    .filter((position) => position.values.some(({ kind }) => kind !== 'absent'));
  return [statement, ...[...nested, ...scoped].flatMap((position) => leavesOf(position, depth + 1))];
}

/** The statements inside one that are negated, with all that stands in them. */
export function negatedLeavesOf(statement: Position, depth = 0): readonly Position[] {
  if (depth > MAX_DEPTH) return [];
  return leavesOf(statement).flatMap((leaf) => {
    const negated = leaf.at('NotStatement.Statement');
    return isObject(negated) ? [...leavesOf(negated), ...negatedLeavesOf(negated, depth + 1)] : [];
  });
}

/** Whether something stands at a position that can be looked into. */
function isObject({ values }: Position): boolean {
  return values.some(({ kind }) => kind === 'object');
}

/** Holds when some statement inside one, not negated, passes. */
export function someLeaf(statement: Position, judge: (leaf: Position) => Verdict, otherwise: string): Verdict {
  const best = any(...leavesOf(statement).map(judge));
  return best.kind === 'compliant' || best.kind === 'unknown' ? best : violation(statement.path, otherwise);
}

/** The labels that a request must carry for a statement to match, as far as the template tells. */
export function labelsMatchedBy(statement: Position): readonly string[] {
  return leavesOf(statement).flatMap((leaf) => certainText(leaf.at('LabelMatchStatement.Key')) ?? []);
}
