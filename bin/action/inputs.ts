import { UsageError } from '../../lib/errors';
import { printedValue } from '../../lib/input/printed-value';

/** The variables that the runner and the steps of `action.yml` set. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** The value of an input, without white space around it; absent where it is empty, for an action knows no absent ones. */
export function input(env: Environment, name: string): string | undefined {
  const value = env[`INPUT_${name.toUpperCase().replaceAll('-', '_')}`]?.trim();
  return value === '' ? undefined : value;
}

/** The values of an input that takes one a line; blank lines are passed over. */
export function listInput(env: Environment, name: string): readonly string[] {
  return (input(env, name) ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/**
 * Whether an input is switched on; one that is absent is not.
 *
 * @throws UsageError when it is neither `true` nor `false`, in any case, as the conditions in `action.yml` compare them
 */
export function flagInput(env: Environment, name: string): boolean {
  const value = input(env, name);
  switch (value?.toLowerCase()) {
    case 'true':
      return true;
    case 'false':
    case undefined:
      return false;
    default:
      throw new UsageError(`${name} is ${printedValue(value)}; write true or false`);
  }
}
