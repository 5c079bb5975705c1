import { resolve } from './intrinsic';
import { Position } from './position';
import { TemplateSet } from './template-set';
import { describe, isObject, own, type Value } from './value';

/** Strings of a policy statement's element: those that stand in the template, and whether others are left open. */
export interface PolicyStrings {
  /** The strings that certainly stand there, with `${Name}` for parts known only at deployment. */
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
  /** Why the document, or some statement of it, cannot be read, or is one of several. */
  readonly undecided: string | undefined;
}

/** Reads the policy document at a position: an object, or one written as JSON text. `Statement` may be one or a list. */
export function statementsOf(position: Position): PolicyStatements {
  const document = parsed(position);
  const statement = document.at('Statement');
  const single = statement.values.some((value) => value.kind === 'object') ? [statement] : [];
  const statements = [...single, ...statement.items()];
  const open = [...document.values, ...statement.values, ...statements.flatMap(({ values }) => values)].find(
    ({ kind }) => kind === 'unknown' || kind === 'scalar' || kind === 'text' || kind === 'dynamic',
  );
  const branches = [document, statement, ...statements].some(({ values, optional }) => values.length > 1 || optional);
  return {
    statements: statements.map(readStatement),
    undecided: open === undefined ? (branches ? 'it depends on a condition' : undefined) : describe(open),
  };
}

/** A document that is given as text, as `AssumeRolePolicyDocument: !Sub '{...}'` does, as the object it stands for. */
function parsed(position: Position): Position {
  const [value, ...others] = position.values;
  if (value === undefined || others.length > 0 || (value.kind !== 'text' && value.kind !== 'scalar')) return position;
  const text = value.kind === 'text' ? value.text : String(value.value);
  try {
    const document: unknown = JSON.parse(text);
    const [template] = new TemplateSet([{ name: 'text', body: {} }]).templates.values();
    return isObject(document) && template !== undefined
      ? new Position(position.path, () => resolve(document, template))
      : position;
  } catch {
    return position;
  }
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
  const places = [position, ...position.items()];
  const certain = places
    .filter(({ values, optional }) => values.length === 1 && !optional)
    .flatMap(({ values }) => values);
  return {
    texts: position.values.length > 1 ? [] : certain.flatMap(texts),
    undecided: places.some(
      ({ values, optional }) => optional || values.length > 1 || values.some(({ kind }) => kind === 'unknown'),
    ),
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
