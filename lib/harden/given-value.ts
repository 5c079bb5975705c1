/** Properties of a resource, or of a structure in them. */
export type Properties = Readonly<Record<string, unknown>>;

/** Whether nothing stands there once CloudFormation has read the template. */
export function isAbsent(value: unknown): boolean {
  return value === undefined || value === null || (isObject(value) && value.Ref === 'AWS::NoValue');
}

/** Whether a resolved value is an object: a structure, or a call of an intrinsic function. */
export function isObject(value: unknown): value is Properties {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether it is a call of an intrinsic function, or a dynamic reference. */
export function isCall(value: unknown): boolean {
  if (typeof value === 'string') return value.includes('{{resolve:');
  return isObject(value) && Object.keys(value).some((key) => key === 'Ref' || key.startsWith('Fn::'));
}

/** Functions whose result is known to be one of this app's resources, or text made of them. */
const REFERENCES = ['Fn::GetAtt', 'Fn::ImportValue', 'Fn::Join', 'Fn::Sub', 'Fn::Select'];

/**
 * Whether only deployment decides a value: a parameter, a condition, a mapping, a dynamic reference.
 *
 * @param isParameter whether a logical id is that of a template parameter
 */
export function isUndecided(value: unknown, isParameter: (logicalId: string) => boolean): boolean {
  if (!isCall(value)) return false;
  if (!isObject(value)) return true;
  const [name] = Object.keys(value);
  if (name === 'Ref') return isParameter(String(value.Ref));
  return name === undefined || !REFERENCES.includes(name);
}
