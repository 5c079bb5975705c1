import type { Template } from './template';
import {
  describe,
  isObject,
  literal,
  MAX_ALTERNATIVES,
  referencesOf,
  type Scalar,
  unresolved,
  type Value,
} from './value';

/** Reads an argument of a function; `at` is the template of a list that came from elsewhere. */
type ReadArgument = (raw: unknown, at?: Template) => readonly Value[];

/** Reads what a substitution needs: its variables' values, and the names between `${` and `}`. */
interface ReadSubstitution {
  value(raw: unknown): readonly Value[];
  name(name: string): readonly Value[];
}

/** `Fn::Select`: an item of a list that stands in the template. */
export function readSelect(argument: unknown, read: ReadArgument): readonly Value[] {
  if (!Array.isArray(argument) || argument.length !== 2) return [unresolved('a malformed Fn::Select')];
  const index = Number(scalarOf(read(argument[0])));
  return read(argument[1]).flatMap((value) => {
    if (value.kind !== 'list' || !Number.isInteger(index)) {
      return [unresolved('Fn::Select is decided at deployment', referencesOf(value))];
    }
    return read(value.items[index], value.template);
  });
}

/** `Fn::Split`: a list, where the text stands in the template. */
export function readSplit(argument: unknown, template: Template, read: ReadArgument): readonly Value[] {
  if (!Array.isArray(argument) || argument.length !== 2) return [unresolved('a malformed Fn::Split')];
  const delimiter = argument[0];
  return read(argument[1]).map((value) => {
    if (value.kind !== 'scalar' || typeof delimiter !== 'string' || delimiter === '') {
      return unresolved('Fn::Split is decided at deployment', referencesOf(value));
    }
    return { kind: 'list', items: String(value.value).split(delimiter), template };
  });
}

/** `Fn::Join`: every string that the items may make; items that are `AWS::NoValue` are left out. */
export function readJoin(argument: unknown, read: ReadArgument): readonly Value[] {
  if (!Array.isArray(argument) || argument.length !== 2 || typeof argument[0] !== 'string') {
    return [unresolved('a malformed Fn::Join')];
  }
  const delimiter = text(argument[0]);
  return read(argument[1]).flatMap((list) => {
    if (list.kind !== 'list') return [unresolved('Fn::Join of a computed list', referencesOf(list))];
    const items = list.items
      .map((item) => read(item, list.template))
      .filter((values) => values.some((value) => value.kind !== 'absent'));
    return concatenations(items.flatMap((item, index) => (index === 0 ? [item] : [[delimiter], item])));
  });
}

/** `Fn::Sub`: every string that the pattern may make; `${X}` alone keeps the nature of what it names. */
export function readSub(argument: unknown, read: ReadSubstitution): readonly Value[] {
  const pattern = Array.isArray(argument) ? argument[0] : argument;
  const variables = Array.isArray(argument) && isObject(argument[1]) ? argument[1] : {};
  if (typeof pattern !== 'string') return [unresolved('Fn::Sub of a computed pattern')];
  return concatenations(
    pattern.split(/(\$\{[^}]*\})/).map((piece): readonly Value[] => {
      const name = /^\$\{([^}]*)\}$/.exec(piece)?.[1]?.trim();
      if (name === undefined) return [text(piece)];
      if (name.startsWith('!')) return [text(`\${${name.slice(1)}}`)];
      return Object.hasOwn(variables, name) ? read.value(variables[name]) : read.name(name);
    }),
  );
}

function scalarOf(values: readonly Value[]): Scalar | undefined {
  const [only] = values;
  return values.length === 1 && only?.kind === 'scalar' ? only.value : undefined;
}

function text(value: string): Value {
  return { kind: 'scalar', value };
}

function concatenations(pieces: readonly (readonly Value[])[]): readonly Value[] {
  const solid = pieces.filter(([first, ...others]) => others.length > 0 || !isEmptyText(first));
  const [only] = solid;
  if (only === undefined) return [text('')];
  if (solid.length === 1) return only;
  let combinations: readonly (readonly Value[])[] = [[]];
  for (const piece of solid) {
    combinations = combinations.flatMap((start) => piece.map((value) => [...start, value]));
    if (combinations.length > MAX_ALTERNATIVES) return [unresolved('it has too many possible values')];
  }
  return combinations.map(concatenate);
}

function isEmptyText(value: Value | undefined): boolean {
  return value?.kind === 'scalar' && value.value === '';
}

function concatenate(values: readonly Value[]): Value {
  const joined = values.map(printed).join('');
  const certain = values.every((value) => value.kind === 'scalar') || values.some((value) => value.kind === 'dynamic');
  return certain ? literal(joined) : { kind: 'text', text: joined, references: values.flatMap(referencesOf) };
}

function printed(value: Value): string {
  if (value.kind === 'scalar') return String(value.value);
  if (value.kind === 'text' || value.kind === 'dynamic') return value.text;
  if (value.kind !== 'reference') return `\${${describe(value)}}`;
  const { resource, attribute } = value.reference;
  return attribute === 'Ref' ? `\${${resource.logicalId}}` : `\${${resource.logicalId}.${attribute}}`;
}
