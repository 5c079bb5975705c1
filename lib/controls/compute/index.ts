import type { Control } from '../control';
import { functionPermissionNotPublic } from './function-permission-not-public';
import { functionPermissionSource } from './function-permission-source';
import { functionRuntimeSupported } from './function-runtime-supported';
import { functionUrlAuthenticated } from './function-url-authenticated';
import { repositoryImageScanning } from './repository-image-scanning';
import { repositoryImmutableTags } from './repository-immutable-tags';

/** The controls on functions and container images. */
export const computeControls: readonly Control[] = [
  functionPermissionNotPublic,
  functionPermissionSource,
  functionRuntimeSupported,
  functionUrlAuthenticated,
  repositoryImageScanning,
  repositoryImmutableTags,
];
