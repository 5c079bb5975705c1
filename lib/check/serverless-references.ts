import { isObject } from '../controls/value';

/**
 * Rewrites the names by which a template may refer to what SAM makes, such as `Api.Stage`, to the logical ids of those
 * resources ("Referencing generated CloudFormation resources").
 *
 * @param ids logical ids by such names
 */
export function withLogicalIds(value: unknown, ids: ReadonlyMap<string, string>): unknown {
  if (Array.isArray(value)) return value.map((item) => withLogicalIds(item, ids));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, argument]) => {
      if (key === 'Ref' && typeof argument === 'string') return [key, ids.get(argument) ?? argument];
      if (key === 'Fn::GetAtt') return [key, attribute(argument, ids)];
      if (key === 'Fn::Sub') return [key, substitution(argument, ids)];
      return [key, withLogicalIds(argument, ids)];
    }),
  );
}

/** `[Function, DestinationQueue.Arn]` */
function attribute(argument: unknown, ids: ReadonlyMap<string, string>): unknown {
  const text = Array.isArray(argument) ? argument.join('.') : argument;
  if (typeof text !== 'string') return argument;
  const end = text.lastIndexOf('.');
  const id = ids.get(text.slice(0, end));
  return id === undefined ? argument : [id, text.slice(end + 1)];
}

function substitution(argument: unknown, ids: ReadonlyMap<string, string>): unknown {
  if (Array.isArray(argument)) {
    const [pattern, ...variables] = argument as readonly unknown[];
    return [substitution(pattern, ids), ...variables.map((each) => withLogicalIds(each, ids))];
  }
  if (typeof argument !== 'string') return argument;
  return argument.replace(/\$\{([^}!]+)\}/g, (whole, name: string) => {
    const id = ids.get(name) ?? substituted(name, ids);
    return id === undefined ? whole : `\${${id}}`;
  });
}

/** `${Function.DestinationQueue.Arn}` */
function substituted(name: string, ids: ReadonlyMap<string, string>): string | undefined {
  const end = name.lastIndexOf('.');
  const id = ids.get(name.slice(0, end));
  return id === undefined ? undefined : `${id}${name.slice(end)}`;
}
