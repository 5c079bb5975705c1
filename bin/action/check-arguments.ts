import { type Environment, flagInput, input, listInput } from './inputs';

/** Inputs that are named as their flag. */
const ONCE = [
  'app',
  'baseline',
  'base',
  'exceptions',
  'exceptions-base',
  'fail-on',
  'max-unknown',
  'controls-as-of',
] as const;

/** Inputs with a value a line, and the flag that each becomes. */
const REPEATED = { packs: 'pack', severities: 'severity' } as const;

/**
 * The inputs as arguments of `storefront-baseline check`. Values stand behind `=` and paths behind `--`: none is taken
 * for a flag, whatever it begins with.
 *
 * @throws UsageError when `strict` is neither `true` nor `false`
 */
export function checkArguments(env: Environment): readonly string[] {
  const once = ONCE.map((name) => [name, input(env, name)] as const);
  return [
    ...once.flatMap(([name, value]) => (value === undefined ? [] : [`--${name}=${value}`])),
    ...Object.entries(REPEATED).flatMap(([name, flag]) => listInput(env, name).map((value) => `--${flag}=${value}`)),
    ...(flagInput(env, 'strict') ? ['--strict'] : []),
    '--',
    ...listInput(env, 'paths'),
  ];
}
