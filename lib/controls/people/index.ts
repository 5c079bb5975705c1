import type { Control } from '../control';
import { breakGlassAlarmed } from './break-glass-alarmed';
import { breakGlassNeedsMfa } from './break-glass-needs-mfa';
import { trainingAttributeMapped } from './training-attribute-mapped';
import { trainingGateCoversStores } from './training-gate-covers-stores';
import { trainingLadderCurrent } from './training-ladder-current';
import { trainingTagProtected } from './training-tag-protected';

/** Controls of people: training, and what stands open in an emergency. */
export const peopleControls: readonly Control[] = [
  trainingLadderCurrent,
  trainingTagProtected,
  trainingGateCoversStores,
  trainingAttributeMapped,
  breakGlassAlarmed,
  breakGlassNeedsMfa,
];
