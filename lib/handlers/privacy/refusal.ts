import { UserError } from '../../errors';
import { REFUSAL } from '../../privacy-steps/step-names';

/**
 * The error that a function throws for one that it met: what a user got wrong goes by a name of its own, which the state
 * machine does not try again. The name of a class would not do, since bundling shortens it.
 */
export function refusalOf(error: unknown): unknown {
  return error instanceof UserError ? Object.assign(new Error(error.message), { name: REFUSAL }) : error;
}
