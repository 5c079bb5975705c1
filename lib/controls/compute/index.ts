import type { Control } from '../control';
import { buildNotPrivileged } from './build-not-privileged';
import { buildNotPublic } from './build-not-public';
import { buildOutputsEncrypted } from './build-outputs-encrypted';
import { functionPermissionInvokesOnly } from './function-permission-invokes-only';
import { functionPermissionNotPublic } from './function-permission-not-public';
import { functionPermissionSource } from './function-permission-source';
import { functionRuntimeSupported } from './function-runtime-supported';
import { functionUrlAuthenticated } from './function-url-authenticated';
import { layerPermissionNotPublic } from './layer-permission-not-public';
import { repositoryImageScanning } from './repository-image-scanning';
import { repositoryImmutableTags } from './repository-immutable-tags';
import { stateMachineLogging } from './state-machine-logging';

/** The controls on functions and container images. */
export const computeControls: readonly Control[] = [
  functionPermissionNotPublic,
  functionPermissionSource,
  functionPermissionInvokesOnly,
  layerPermissionNotPublic,
  functionRuntimeSupported,
  functionUrlAuthenticated,
  stateMachineLogging,
  repositoryImageScanning,
  repositoryImmutableTags,
  buildNotPrivileged,
  buildNotPublic,
  buildOutputsEncrypted,
];
