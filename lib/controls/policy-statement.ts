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
  return position.once(readDocument);
}

function readDocument(position: Position): PolicyStatements {
  const document = policyDocument(position);
  const statement = document.at('Statement');
  const single = statement.values.some((value) => value.kind === 'object') ? [statement] : [];
  const statements = [...single, ...statement.items()];
  const open = [...document.values, ...statement.values, ...statements.flatMap(({ values }) => values)].find(
    ({ kind }) => kind === 'unknown' || kind === 'scalar' || kind === 'text' || kind === 'dynamic',
  );
  const branches = [document, statement, ...statements].some(({ values, optional }) => values.length > 1 || optional);
  return {
    statements: statements.map((each) => new LazyStatement(each)),
    undecided: open === undefined ? (branches ? 'it depends on a condition' : undefined) : describe(open),
  };
}

/** A document that is given as text, as `AssumeRolePolicyDocument: !Sub '{...}'` does, as the object it stands for. */
export function policyDocument(position: Position): Position {
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

/** Whether a statement speaks to everybody: `Principal: "*"` or `{ AWS: "*" }`. */
export function isForEverybody(statement: PolicyStatement): boolean {
  return statement.principals.texts.some((principal) => principal === '*' || principal === 'AWS:*');
}

/** Reads an element when it is first asked for: most controls look at few, and stop at the effect. */
class LazyStatement implements PolicyStatement {
  private read: Map<string, unknown> | undefined;

  public constructor(public readonly position: Position) {}

  public get effect(): PolicyStatement['effect'] {
    return this.once('Effect', effect);
  }

  public get actions(): PolicyStrings {
    return this.once('Action', strings);
  }

  public get notActions(): PolicyStrings {
    return this.once('NotAction', strings);
  }

  public get resources(): PolicyStrings {
    return this.once('Resource', strings);
  }

  public get notResources(): PolicyStrings {
    return this.once('NotResource', strings);
  }

  public get principals(): PolicyStrings {
    return this.once('Principal', principals);
  }

  public get hasNotPrincipal(): boolean {
    return this.once('NotPrincipal', (position) => position.present().kind !== 'violation');
  }

  public get conditions(): readonly PolicyCondition[] {
    return this.once('Condition', conditions);
  }

  private once<Element>(name: string, read: (position: Position) => Element): Element {
    this.read ??= new Map();
    if (!this.read.has(name)) this.read.set(name, read(this.position.property(name)));
    return this.read.get(name) as Element;
  }
}

function effect(position: Position): PolicyStatement['effect'] {
  const target = position.target();
  return target.kind === 'text' && (target.text === 'Allow' || target.text === 'Deny') ? target.text : undefined;
}

function strings(position: Position): PolicyStrings {
  const [only, ...others] = position.values;
  if (only !== undefined && others.length === 0 && only.kind !== 'list') {
    return { texts: position.optional ? [] : texts(only), undecided: position.optional || only.kind === 'unknown' };
  }
  const certain: string[] = [];
  let undecided = others.length > 0 || position.optional;
  for (const { values, optional } of position.items()) {
    const [value, ...branches] = values;
    if (value === undefined || branches.length > 0 || optional || value.kind === 'unknown') undecided = true;
    else certain.push(...texts(value));
  }
  return { texts: others.length > 0 ? [] : certain, undecided };
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
