/** CloudFormation's functions that have a short form, by their names without `Fn::` ("Intrinsic function reference"). */
const FUNCTIONS = [
  'And',
  'Base64',
  'Cidr',
  'Contains',
  'EachMemberEquals',
  'EachMemberIn',
  'Equals',
  'FindInMap',
  'ForEach',
  'GetAZs',
  'GetAtt',
  'GetStackOutput',
  'If',
  'ImportValue',
  'Join',
  'Length',
  'Not',
  'Or',
  'RefAll',
  'Select',
  'Split',
  'Sub',
  'ToJsonString',
  'Transform',
  'ValueOf',
  'ValueOfAll',
] as const;

const LONG_FORMS: ReadonlyMap<string, string> = new Map([
  ...FUNCTIONS.map((name) => [`!${name}`, `Fn::${name}`] as const),
  ['!Ref', 'Ref'],
  ['!Condition', 'Condition'],
]);

/** The tags of the short forms, such as `!Sub`. */
export const SHORT_FORMS: readonly string[] = [...LONG_FORMS.keys()];

/** The function that a short form stands for, such as `Fn::Sub` for `!Sub`; undefined where there is none. */
export function longForm(tag: string | undefined): string | undefined {
  return tag === undefined ? undefined : LONG_FORMS.get(tag);
}

/** The argument of a function in its long form: `!GetAtt A.B.C` names the resource `A` and its attribute `B.C`. */
export function longArgument(fn: string, argument: unknown): unknown {
  if (fn !== 'Fn::GetAtt' || typeof argument !== 'string') return argument;
  const dot = argument.indexOf('.');
  return dot < 0 ? argument : [argument.slice(0, dot), argument.slice(dot + 1)];
}
