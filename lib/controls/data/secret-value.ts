import type { Position } from '../position';
import type { Resource } from '../resource';
import { isObject, own, scalarText, type Value } from '../value';
import { all, compliant, unknown, type Verdict, violation } from '../verdict';

/**
 * The verdict on a property that holds a secret: it must be fetched from a secret store when the stack is deployed. A
 * secret in either branch of a condition stands in the template, so one suffices. Never quotes the secret.
 *
 * @param expectation completes the sentence "... stands in the template; expected X"
 */
export function secretNotLiteral(resource: Resource, place: Position, expectation: string): Verdict {
  const fault = (how: string) => violation(place.path, `${place.path} ${how}; expected ${expectation}`);
  const clear = clearParameter(resource, place.path);
  if (clear !== undefined) return fault(clear);
  return all(
    ...place.values.map((value) => {
      const how = wayInClear(value);
      if (how !== undefined) return fault(how);
      if (value.kind === 'absent' || value.kind === 'dynamic' || isResolved(value)) return compliant();
      return unknown(place.path, value.kind === 'unknown' ? value.reason : 'its value is known only at deployment');
    }),
  );
}

/** How a value gives a secret away. Parameters of Systems Manager are plain unless they are read by `ssm-secure`. */
function wayInClear(value: Value): string | undefined {
  if (value.kind === 'scalar') return value.value === '' ? undefined : 'stands in the template';
  const text = value.kind === 'dynamic' || value.kind === 'text' ? value.text : '';
  return text.includes('{{resolve:ssm:') ? 'is a plain parameter of Systems Manager' : undefined;
}

function isResolved(value: Value): boolean {
  return value.kind === 'scalar' || (value.kind === 'text' && value.text.includes('{{resolve:'));
}

/** How a parameter gives the secret away, whatever its value, unless a parent stack passes it. */
function clearParameter(resource: Resource, path: string): string | undefined {
  const raw = rawAt(resource, path);
  if (!isObject(raw) || typeof raw.Ref !== 'string' || resource.template.argument(raw.Ref) !== undefined) {
    return undefined;
  }
  const parameter = resource.template.parameter(raw.Ref);
  if (parameter === undefined) return undefined;
  const { Default, NoEcho, Type } = parameter;
  if (Type === 'String' && typeof Default === 'string' && Default !== '' && !Default.startsWith('{{')) {
    return `is the default of parameter ${raw.Ref}`;
  }
  return scalarText(NoEcho).toLowerCase() === 'true'
    ? undefined
    : `is parameter ${raw.Ref}, which is shown without NoEcho`;
}

/** What stands at a path such as `Users[0].Password`, intrinsic functions unread. */
function rawAt(resource: Resource, path: string): unknown {
  const [first = '', ...rest] = path.split(/[.[\]]+/).filter((segment) => segment !== '');
  return rest.reduce<unknown>((raw, segment) => {
    if (Array.isArray(raw)) return raw[Number(segment)];
    return isObject(raw) ? own(raw, segment) : undefined;
  }, resource.rawProperty(first));
}
