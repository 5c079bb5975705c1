import { adoptPermissions } from './adopt';
import { attestPermissions } from './attest';
import { auditPermissions } from './audit';
import type { CommandPermissions } from './permission-row';
import { trainingPermissions } from './training';

/** Every command of ours that asks AWS something with the credentials of its user. */
export const COMMAND_PERMISSIONS: readonly CommandPermissions[] = [
  adoptPermissions,
  auditPermissions,
  attestPermissions,
  trainingPermissions,
];
