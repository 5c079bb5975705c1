import type { Position } from '../position';
import type { Value } from '../value';

/** A statement that the template leaves nothing open of, in strings. Nearly all are such, and several controls read each. */
export interface PlainStatement {
  readonly allows: boolean;
  readonly actions: readonly string[];
  readonly notActions: readonly string[];
  readonly resources: readonly string[];
  /** Whether it speaks of all resources but some. */
  readonly excludesResources: boolean;
}

/** The statement in strings; `undefined` where a parameter, import or condition decides some of it. */
export function plainStatement(statement: Position): PlainStatement | undefined {
  return statement.once(read);
}

function read(statement: Position): PlainStatement | undefined {
  const [effect, actions, notActions, resources, notResources] = [
    'Effect',
    'Action',
    'NotAction',
    'Resource',
    'NotResource',
  ].map((element) => textsOf(statement.property(element)));
  if (!effect || !actions || !notActions || !resources || !notResources) return undefined;
  return {
    allows: effect.includes('Allow'),
    actions,
    notActions,
    resources,
    excludesResources: notResources.length > 0,
  };
}

function textsOf(element: Position): readonly string[] | undefined {
  const [only, ...others] = element.values;
  if (only === undefined || others.length > 0 || only.kind === 'unknown') return undefined;
  if (only.kind !== 'list') return textOf(only);
  const texts: string[] = [];
  for (const item of element.items()) {
    const [value, ...branches] = item.values;
    if (value === undefined || branches.length > 0 || item.optional || value.kind === 'unknown') return undefined;
    texts.push(...textOf(value));
  }
  return texts;
}

/** The string that a value is; none for what is no string, such as an object. */
export function textOf(value: Value): readonly string[] {
  if (value.kind === 'scalar') return [String(value.value)];
  if (value.kind === 'text' || value.kind === 'dynamic') return [value.text];
  return value.kind === 'reference' ? [`\${${value.reference.resource.logicalId}}`] : [];
}
