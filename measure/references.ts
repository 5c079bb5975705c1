import { isObject, own } from '../lib/controls/value';

/** The logical ids that each resource of a template names in a `Ref`, `Fn::GetAtt`, `Fn::Sub` or `DependsOn`. */
export function referencesOf(body: unknown): ReadonlyMap<string, ReadonlySet<string>> {
  const resources = isObject(body) ? own(body, 'Resources') : undefined;
  if (!isObject(resources)) return new Map();
  const ids = new Set(Object.keys(resources));
  return new Map(
    Object.entries(resources).map(([logicalId, resource]) => {
      const named = new Set([...namesIn(resource)].filter((name) => ids.has(name) && name !== logicalId));
      return [logicalId, named];
    }),
  );
}

function* namesIn(value: unknown): Iterable<string> {
  if (Array.isArray(value)) for (const item of value) yield* namesIn(item);
  if (!isObject(value)) return;
  for (const [key, inner] of Object.entries(value)) {
    const [first] = Array.isArray(inner) ? inner : [inner];
    if (key === 'Ref' || key === 'Fn::GetAtt') yield String(first).split('.')[0] ?? '';
    if (key === 'Fn::Sub') for (const [, name] of String(first).matchAll(/\$\{([^!}.]+)/g)) yield name ?? '';
    if (key === 'DependsOn') yield* [inner].flat().map(String);
    yield* namesIn(inner);
  }
}
