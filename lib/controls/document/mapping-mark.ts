import type { ResolvedMapping } from '../frameworks/framework';

/** Stands behind what rests on this project's judgement; nothing stands behind what AWS publishes. */
export const JUDGEMENT_MARK = '†';

/** The mark of a mapping's basis. */
export function markOf(basis: ResolvedMapping['basis']): string {
  return basis === 'judgement' ? JUDGEMENT_MARK : '';
}
