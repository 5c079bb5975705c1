import { accountControls } from './account';
import { computeControls } from './compute';
import type { Control } from './control';
import { dataControls } from './data';
import { edgeControls } from './edge';
import { identityControls } from './identity';
import { networkControls } from './network';
import { paymentControls } from './payment';
import { peopleControls } from './people';

/** Every control of this version, by area. */
export const catalogue: readonly Control[] = [
  ...edgeControls,
  ...identityControls,
  ...dataControls,
  ...paymentControls,
  ...networkControls,
  ...computeControls,
  ...accountControls,
  ...peopleControls,
];
