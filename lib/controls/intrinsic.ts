import type { Template } from './template';
import { readJoin, readSelect, readSplit, readSub } from './text-intrinsic';
import { ABSENT, isObject, literal, MAX_ALTERNATIVES, own, type Scalar, unresolved, type Value } from './value';

/** Deepest nesting of intrinsic functions and cross-template references that is followed. */
const MAX_DEPTH = 40;

type Reader = (argument: unknown, template: Template, depth: number) => readonly Value[];

const READERS: Readonly<Record<string, Reader>> = {
  Ref: (argument, template, depth) =>
    typeof argument === 'string' ? ref(argument, template, depth) : [unresolved('a Ref without a name')],
  'Fn::GetAtt': readAttribute,
  'Fn::If': readIf,
  'Fn::Join': (argument, template, depth) => readJoin(argument, (raw, at) => resolve(raw, at ?? template, depth)),
  'Fn::Sub': (argument, template, depth) =>
    readSub(argument, {
      value: (raw) => resolve(raw, template, depth),
      name: (name) => resolveName(name, template, depth),
    }),
  'Fn::ImportValue': readImport,
  'Fn::GetStackOutput': readStackOutput,
  'Fn::FindInMap': readMapping,
  'Fn::Select': (argument, template, depth) => readSelect(argument, (raw, at) => resolve(raw, at ?? template, depth)),
  'Fn::Split': (argument, template, depth) => readSplit(argument, template, (raw) => resolve(raw, template, depth)),
};

/**
 * Every value that a raw piece of a template may have: one where it is certain, several where a condition or a
 * parameter's allowed values decide. Never throws; what cannot be followed is `unknown`.
 */
export function resolve(raw: unknown, template: Template, depth = 0): readonly Value[] {
  if (raw === undefined || raw === null) return NOTHING;
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

/** Nearly every property that a control asks for is absent from some resource. */
const NOTHING: readonly Value[] = [ABSENT];

function intrinsicName(raw: Readonly<Record<string, unknown>>): string | undefined {
  // The first key tells of most objects that they are none; counting all keys of each would cost more.
  for (const key in raw) {
    if (key !== 'Ref' && !key.startsWith('Fn::')) return undefined;
    return Object.keys(raw).length === 1 ? key : undefined;
  }
  return undefined;
}

function limited(values: readonly Value[]): readonly Value[] {
  if (values.length <= 1) return values;
  const seen = new Set<Scalar>();
  const distinct = values.filter(
    (value) => value.kind !== 'scalar' || (!seen.has(value.value) && seen.add(value.value)),
  );
  return distinct.length <= MAX_ALTERNATIVES ? distinct : [unresolved('it has too many possible values')];
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

/** What `${name}` of a substitution stands for: a parameter, a resource, or a resource's attribute. */
function resolveName(name: string, template: Template, depth: number): readonly Value[] {
  const [head, attribute] = splitAttribute(name);
  return attribute === '' ? ref(head, template, depth) : attributeOf(head, attribute, template, depth);
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

function readStackOutput(argument: unknown, template: Template, depth: number): readonly Value[] {
  if (!isObject(argument)) return [unresolved('a malformed Fn::GetStackOutput')];
  const [stack, output, region] = ['StackName', 'OutputName', 'Region'].map((key) =>
    scalarOf(own(argument, key), template, depth),
  );
  if (typeof stack !== 'string' || typeof output !== 'string') return [unresolved('it is an output of another stack')];
  const found = template.set.stackOutput(stack, output, typeof region === 'string' ? region : template.region);
  if (found !== undefined) return resolve(found.raw, found.template, depth);
  return [unresolved(`it is output ${output} of stack ${stack}, which is not at hand`)];
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
