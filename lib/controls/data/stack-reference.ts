import { resolve } from '../intrinsic';
import type { Resource } from '../resource';
import { isObject, own, type Value } from '../value';

/** A property that reads an output of a stack in another region. */
export interface StackReference {
  /** Dotted path of the property below `Properties`. */
  readonly path: string;
  /** The region that the stack stands in, as the property names it; `undefined` where the deployment decides. */
  readonly region: string | undefined;
  /** The stack's name, for messages. */
  readonly stack: string;
  /** The resource behind the output; `undefined` where the other stack is not at hand. */
  readonly resource: Resource | undefined;
}

const FUNCTION = 'Fn::GetStackOutput';

/** What a resource reads of stacks in other regions: an import by export name never leaves its region. */
export function stackReferences(resource: Resource): readonly StackReference[] {
  return resource.keys().flatMap((name) => readIn(resource.rawProperty(name), name, resource));
}

function readIn(raw: unknown, path: string, resource: Resource): readonly StackReference[] {
  if (Array.isArray(raw)) return raw.flatMap((item, index) => readIn(item, `${path}[${index}]`, resource));
  if (!isObject(raw)) return [];
  return Object.entries(raw).flatMap(([key, value]) => {
    if (key === FUNCTION) return reference(raw, value, path, resource);
    return readIn(value, key.startsWith('Fn::') ? path : `${path}.${key}`, resource);
  });
}

function reference(raw: object, argument: unknown, path: string, { template }: Resource): readonly StackReference[] {
  const named = isObject(argument) ? own(argument, 'Region') : undefined;
  if (!isObject(argument) || named === undefined) return [];
  const text = ([value]: readonly Value[]) => (value?.kind === 'scalar' ? String(value.value) : undefined);
  const [target] = resolve(raw, template);
  return [
    {
      path,
      region: text(resolve(named, template)),
      stack: text(resolve(own(argument, 'StackName'), template)) ?? 'another stack',
      resource: target?.kind === 'reference' ? target.reference.resource : undefined,
    },
  ];
}
