import type { Position } from './position';
import { describe, isObject, own, type Value } from './value';

/** Strings of a policy statement's element: those that stand in the template, and whether others are left open. */
export interface PolicyStrings {
  /** The strings, with `${Name}` for parts known only at deployment. */
  readonly texts: readonly string[];
  /** Whether some are decided by a parameter, an import or a condition. */
  readonly undecided: boolean;
}

/** One statement of an IAM or resource policy. */
export interface PolicyStatement {
  /** Where it stands. */
  readonly position: Position;
  /** `undefined` where the template does not tell. */
  readonly effect: 'Allow' | 'Deny' | undefined;
  readonly actions: PolicyStrings;
  readonly notActions: PolicyStrings;
  readonly resources: PolicyStrings;
  readonly notResources: PolicyStrings;
  /** Principals as `<kind>:<name>`, such as `AWS:*` or `Service:sns.amazonaws.com`; `*` alone for everybody. */
  readonly principals: PolicyStrings;
  readonly hasNotPrincipal: boolean;
  /** Conditions as operator, key and values, one entry an operator and key. */
  readonly conditions: readonly PolicyCondition[];
}

/** One condition of a statement. */
export interface PolicyCondition {
  /** The operator, such as `Bool` or `StringEquals`. */
  readonly operator: string;
  /** The condition key in lower case: keys are case-insensitive. */
  readonly key: string;
  readonly values: PolicyStrings;
}

/** The statements of a policy document, and whether some of it is left open. */
export interface PolicyStatements {
  readonly statements: readonly PolicyStatement[];
  /** The reason why the document, or some statement of it, cannot be read. */
  readonly undecided: string | undefined;
}

const NOTHING: PolicyStrings = { texts: [], undecided: false };

/** Reads the policy document at a position: `Statement` may be one statement or a list. */
export function statementsOf(document: Position): PolicyStatements {
  const statement = document.at('Statement');
  const undecided = [...document.values, ...statement.values].find(
    (value) => value.kind === 'unknown' || value.kind === 'scalar' || value.kind === 'text',
  );
  const single = statement.values.some((value) => value.kind === 'object') ? [statement] : [];
  const statements = [...single, ...statement.items()].map(readStatement);
  const open = statements.some(({ position }) => position.values.some((value) => value.kind === 'unknown'));
  return {
    statements,
    undecided:
      undecided !== undefined ? describe(undecided) : open ? 'a statement is decided at deployment' : undefined,
  };
}

/** Whether an action, with `*` and `?` as wildcards, may be matched by a pattern of a policy; case does not count. */
export function matchesAction(pattern: string, action: string): boolean {
  const expression = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/\*/g, '.*')
    .replace(/\?/g, '.');
  return new RegExp(`^${expression}$`, 'i').test(action);
}

/** Whether a statement speaks to everybody: `Principal: "*"` or `{ AWS: "*" }`. */
export function isForEverybody(statement: PolicyStatement): boolean {
  return statement.principals.texts.some((principal) => principal === '*' || principal === 'AWS:*');
}

function readStatement(position: Position): PolicyStatement {
  const effect = position.at('Effect').target();
  return {
    position,
    effect: effect.kind === 'text' && (effect.text === 'Allow' || effect.text === 'Deny') ? effect.text : undefined,
    actions: strings(position.at('Action')),
    notActions: strings(position.at('NotAction')),
    resources: strings(position.at('Resource')),
    notResources: strings(position.at('NotResource')),
    principals: principals(position.at('Principal')),
    hasNotPrincipal: position.at('NotPrincipal').present().kind !== 'violation',
    conditions: conditions(position.at('Condition')),
  };
}

function strings(position: Position): PolicyStrings {
  const values = [
    ...position.values.filter((value) => value.kind !== 'list'),
    ...position.items().flatMap((i) => i.values),
  ];
  if (values.length === 0) return NOTHING;
  return {
    texts: values.flatMap(texts),
    undecided: values.some((value) => value.kind === 'unknown'),
  };
}

function texts(value: Value): readonly string[] {
  if (value.kind === 'scalar') return [String(value.value)];
  if (value.kind === 'text' || value.kind === 'dynamic') return [value.text];
  if (value.kind !== 'reference') return [];
  const { resource, attribute } = value.reference;
  return [`\${${resource.logicalId}${attribute === 'Ref' ? '' : `.${attribute}`}}`];
}

function principals(position: Position): PolicyStrings {
  const direct = strings(position);
  const kinds = position.keys().map((kind) => ({ kind, named: strings(position.at(kind)) }));
  return {
    texts: [...direct.texts, ...kinds.flatMap(({ kind, named }) => named.texts.map((text) => `${kind}:${text}`))],
    undecided: direct.undecided || kinds.some(({ named }) => named.undecided),
  };
}

function conditions(position: Position): readonly PolicyCondition[] {
  return position.values.flatMap((value) => {
    if (value.kind !== 'object') return [];
    return Object.keys(value.entries).flatMap((operator) => {
      const keys = own(value.entries, operator);
      if (!isObject(keys)) return [];
      return Object.keys(keys).map((key) => ({
        operator,
        key: key.toLowerCase(),
        values: strings(conditionAt(position, operator, key)),
      }));
    });
  });
}

/** Condition keys hold dots (`aws:ResourceTag/a.b`), which a dotted path cannot name. */
function conditionAt(position: Position, operator: string, key: string): Position {
  return position.property(operator).property(key);
}
