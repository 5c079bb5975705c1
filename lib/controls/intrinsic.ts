import type { Template } from './template';
import {
  ABSENT,
  describe,
  isObject,
  MAX_ALTERNATIVES,
  own,
  type Reference,
  referencesOf,
  type Scalar,
  unresolved,
  type Value,
} from './value';

/** Deepest nesting of intrinsic functions and cross-template references that is followed. */
const MAX_DEPTH = 40;

type Reader = (argument: unknown, template: Template, depth: number) => readonly Value[];

const READERS: Readonly<Record<string, Reader>> = {
  Ref: (argument, template, depth) =>
    typeof argument === 'string' ? ref(argument, template, depth) : [unresolved('a Ref without a name')],
  'Fn::GetAtt': readAttribute,
  'Fn::If': readIf,
  'Fn::Join': readJoin,
  'Fn::Sub': readSub,
  'Fn::ImportValue': readImport,
  'Fn::FindInMap': readMapping,
  'Fn::Select': readSelect,
  'Fn::Split': readSplit,
};

/**
 * Every value that a raw piece of a template may have: one where it is certain, several where a condition or a
 * parameter's allowed values decide. Never throws; what cannot be followed is `unknown`.
 */
export function resolve(raw: unknown, template: Template, depth = 0): readonly Value[] {
  if (raw === undefined || raw === null) return [ABSENT];
  if (typeof raw === 'string') return [literal(raw)];
  if (typeof raw === 'number' || typeof raw === 'boolean') return [{ kind: 'scalar', value: raw }];
  if (Array.isArray(raw)) return [{ kind: 'list', items: raw, template }];
  if (!isObject(raw)) return [unresolved('not a template value')];
  const name = intrinsicName(raw);
  if (name === undefined) return [{ kind: 'object', entries: raw, template }];
  if (depth > MAX_DEPTH) return [unresolved('intrinsic functions nested too deeply')];
  const reader = own(READERS, name) as Reader | undefined;
  if (reader === undefined) return [unresolved(`${name} is decided at deployment`)];
  return limited(reader(raw[name], template, depth + 1));
}

function intrinsicName(raw: Readonly<Record<string, unknown>>): string | undefined {
  const keys = Object.keys(raw);
  const [key] = keys;
  return keys.length === 1 && key !== undefined && (key === 'Ref' || key.startsWith('Fn::')) ? key : undefined;
}

function literal(text: string): Value {
  const dynamic = /\{\{resolve:([a-z-]+):/.exec(text);
  return dynamic?.[1] === undefined ? { kind: 'scalar', value: text } : { kind: 'dynamic', service: dynamic[1], text };
}

function limited(values: readonly Value[]): readonly Value[] {
  return values.length <= MAX_ALTERNATIVES ? values : [unresolved('it has too many possible values')];
}

function ref(name: string, template: Template, depth: number): readonly Value[] {
  if (name === 'AWS::NoValue') return [ABSENT];
  if (name.startsWith('AWS::')) return [pseudoParameter(name, template)];
  const resource = template.resource(name);
  if (resource !== undefined) return [{ kind: 'reference', reference: { resource, attribute: 'Ref' } }];
  return parameter(name, template, depth);
}

function pseudoParameter(name: string, template: Template): Value {
  if (name === 'AWS::Region' && template.region !== undefined) return { kind: 'scalar', value: template.region };
  if (name === 'AWS::AccountId' && template.account !== undefined) return { kind: 'scalar', value: template.account };
  return { kind: 'text', text: `\${${name}}`, references: [] };
}

function parameter(name: string, template: Template, depth: number): readonly Value[] {
  const given = template.argument(name);
  if (given !== undefined) return resolve(given.raw, given.template, depth);
  const declared = template.parameter(name);
  if (declared === undefined) return [unresolved(`${name} is not declared in the template`)];
  const allowed = own(declared, 'AllowedValues');
  if (Array.isArray(allowed) && allowed.length > 0) return allowed.flatMap((raw) => resolve(raw, template, depth));
  return [unresolved(`parameter ${name} decides it`)];
}

function readAttribute(argument: unknown, template: Template, depth: number): readonly Value[] {
  const [name, attribute] =
    typeof argument === 'string' ? splitAttribute(argument) : Array.isArray(argument) ? argument : [];
  if (typeof name !== 'string' || typeof attribute !== 'string') return [unresolved('Fn::GetAtt of a computed name')];
  return attributeOf(name, attribute, template, depth);
}

function splitAttribute(text: string): readonly [string, string] {
  const dot = text.indexOf('.');
  return dot < 0 ? [text, ''] : [text.slice(0, dot), text.slice(dot + 1)];
}

function attributeOf(name: string, attribute: string, template: Template, depth: number): readonly Value[] {
  const resource = template.resource(name);
  if (resource === undefined) return [unresolved(`${name} is not declared in the template`)];
  if (attribute.startsWith('Outputs.')) {
    const output = template.nestedOutput(name, attribute.slice('Outputs.'.length));
    if (output !== undefined) return resolve(output.raw, output.template, depth);
  }
  return [{ kind: 'reference', reference: { resource, attribute } }];
}

function readIf(argument: unknown, template: Template, depth: number): readonly Value[] {
  if (!Array.isArray(argument) || argument.length !== 3) return [unresolved('a malformed Fn::If')];
  const [name, then, otherwise] = argument as [unknown, unknown, unknown];
  const decided = typeof name === 'string' ? template.condition(name) : undefined;
  if (decided !== undefined) return resolve(decided ? then : otherwise, template, depth);
  return [...resolve(then, template, depth), ...resolve(otherwise, template, depth)];
}

function readImport(argument: unknown, template: Template, depth: number): readonly Value[] {
  const names = resolve(argument, template, depth);
  const [name] = names;
  if (names.length === 1 && name?.kind === 'scalar' && typeof name.value === 'string') {
    const exported = template.set.exported(name.value);
    if (exported !== undefined) return resolve(exported.raw, exported.template, depth);
    return [unresolved(`it is imported as ${name.value} from a stack that is not at hand`)];
  }
  return [unresolved('it is imported from another stack')];
}

function readMapping(argument: unknown, template: Template, depth: number): readonly Value[] {
  if (!Array.isArray(argument) || argument.length < 3) return [unresolved('a malformed Fn::FindInMap')];
  const [map, first, second] = argument.slice(0, 3).map((part) => scalarOf(part, template, depth));
  if (typeof map !== 'string') return [unresolved('a mapping with a computed name')];
  const entries = template.mapping(map);
  if (entries === undefined) return [unresolved(`mapping ${map} is not declared in the template`)];
  const rows = first === undefined ? Object.values(entries) : [own(entries, String(first))];
  return rows.flatMap((row): readonly Value[] => {
    if (!isObject(row)) return [unresolved(`mapping ${map} has no such key`)];
    const cells = second === undefined ? Object.values(row) : [own(row, String(second))];
    return cells.flatMap((cell) => (cell === undefined ? [] : resolve(cell, template, depth)));
  });
}

function scalarOf(raw: unknown, template: Template, depth: number): Scalar | undefined {
  const values = resolve(raw, template, depth);
  return values.length === 1 && values[0]?.kind === 'scalar' ? values[0].value : undefined;
}

function readSelect(argument: unknown, template: Template, depth: number): readonly Value[] {
  if (!Array.isArray(argument) || argument.length !== 2) return [unresolved('a malformed Fn::Select')];
  const index = Number(scalarOf(argument[0], template, depth));
  return resolve(argument[1], template, depth).flatMap((value) => {
    if (value.kind !== 'list' || !Number.isInteger(index)) {
      return [unresolved('Fn::Select is decided at deployment', referencesOf(value))];
    }
    return resolve(value.items[index], value.template, depth);
  });
}

function readSplit(argument: unknown, template: Template, depth: number): readonly Value[] {
  if (!Array.isArray(argument) || argument.length !== 2) return [unresolved('a malformed Fn::Split')];
  const delimiter = argument[0];
  return resolve(argument[1], template, depth).map((value) => {
    if (value.kind !== 'scalar' || typeof delimiter !== 'string' || delimiter === '') {
      return unresolved('Fn::Split is decided at deployment', referencesOf(value));
    }
    return { kind: 'list', items: String(value.value).split(delimiter), template };
  });
}

function readJoin(argument: unknown, template: Template, depth: number): readonly Value[] {
  if (!Array.isArray(argument) || argument.length !== 2 || typeof argument[0] !== 'string') {
    return [unresolved('a malformed Fn::Join')];
  }
  const [delimiter] = argument;
  return resolve(argument[1], template, depth).flatMap((list) => {
    if (list.kind !== 'list') return [unresolved('Fn::Join of a computed list', referencesOf(list))];
    const pieces = list.items.flatMap((item, index) =>
      index === 0 ? [resolve(item, list.template, depth)] : [[text(delimiter)], resolve(item, list.template, depth)],
    );
    return concatenations(pieces);
  });
}

function readSub(argument: unknown, template: Template, depth: number): readonly Value[] {
  const pattern = Array.isArray(argument) ? argument[0] : argument;
  const variables = Array.isArray(argument) && isObject(argument[1]) ? argument[1] : {};
  if (typeof pattern !== 'string') return [unresolved('Fn::Sub of a computed pattern')];
  const pieces = pattern.split(/(\$\{[^}]*\})/).map((piece): readonly Value[] => {
    const name = /^\$\{([^}]*)\}$/.exec(piece)?.[1]?.trim();
    if (name === undefined) return [text(piece)];
    if (name.startsWith('!')) return [text(`\${${name.slice(1)}}`)];
    if (Object.hasOwn(variables, name)) return resolve(variables[name], template, depth);
    const [head, attribute] = splitAttribute(name);
    return attribute === '' ? ref(head, template, depth) : attributeOf(head, attribute, template, depth);
  });
  return concatenations(pieces.filter(([only], index) => index === 0 || !isEmptyText(only)));
}

function text(value: string): Value {
  return { kind: 'scalar', value };
}

function isEmptyText(value: Value | undefined): boolean {
  return value?.kind === 'scalar' && value.value === '';
}

/** Every string that the pieces may make, in order; a single piece keeps its own nature, so that `${X}` is a reference. */
function concatenations(pieces: readonly (readonly Value[])[]): readonly Value[] {
  const solid = pieces.filter((piece) => !(piece.length === 1 && isEmptyText(piece[0])));
  if (solid.length === 0) return [text('')];
  if (solid.length === 1) return solid[0] ?? [];
  let combinations: readonly (readonly Value[])[] = [[]];
  for (const piece of solid) {
    combinations = combinations.flatMap((start) => piece.map((value) => [...start, value]));
    if (combinations.length > MAX_ALTERNATIVES) return [unresolved('it has too many possible values')];
  }
  return combinations.map(concatenate);
}

function concatenate(values: readonly Value[]): Value {
  const references: Reference[] = values.flatMap((value) => [...referencesOf(value)]);
  const known = values.every((value) => value.kind === 'scalar');
  const joined = values.map(printed).join('');
  if (known) return literal(joined);
  if (values.some((value) => value.kind === 'dynamic')) return literal(joined);
  return { kind: 'text', text: joined, references };
}

function printed(value: Value): string {
  if (value.kind === 'scalar') return String(value.value);
  if (value.kind === 'text' || value.kind === 'dynamic') return value.text;
  if (value.kind === 'reference') {
    const { resource, attribute } = value.reference;
    return attribute === 'Ref' ? `\${${resource.logicalId}}` : `\${${resource.logicalId}.${attribute}}`;
  }
  return `\${${describe(value)}}`;
}
