import type { Control } from './control';
import { bucketVersioning } from './data/bucket-versioning';

/** Every control of this version, by area. */
export const catalogue: readonly Control[] = [bucketVersioning];
