import { UpdateBehavior } from './update-behavior';

/** What an update may do to a resource. */
export interface Allowances {
  readonly allowReplacement?: boolean;
  readonly allowInterruption?: boolean;
}

/** The worst that may happen: whoever allows replacement has allowed interruption. */
export function worstAllowed({ allowReplacement, allowInterruption }: Allowances): UpdateBehavior {
  if (allowReplacement === true) return UpdateBehavior.REPLACEMENT;
  return allowInterruption === true ? UpdateBehavior.SOME_INTERRUPTIONS : UpdateBehavior.NO_INTERRUPTION;
}
