import type { Control } from '../control';
import { buildNotPrivileged } from './build-not-privileged';
import { buildNotPublic } from './build-not-public';
import { buildOutputsEncrypted } from './build-outputs-encrypted';
import { executeCommandLogs } from './execute-command-logs';
import { functionPermissionInvokesOnly } from './function-permission-invokes-only';
import { functionPermissionNotPublic } from './function-permission-not-public';
import { functionPermissionSource } from './function-permission-source';
import { functionRuntimeSupported } from './function-runtime-supported';
import { functionUrlAuthenticated } from './function-url-authenticated';
import { instanceMetadataTokens } from './instance-metadata-tokens';
import { instanceNoPlaintextSecrets } from './instance-no-plaintext-secrets';
import { kubernetesSecretsEncrypted } from './kubernetes-secrets-encrypted';
import { layerPermissionNotPublic } from './layer-permission-not-public';
import { repositoryEncryptedWithKms } from './repository-encrypted-with-kms';
import { repositoryImageScanning } from './repository-image-scanning';
import { repositoryImmutableTags } from './repository-immutable-tags';
import { repositoryPolicyNotPublic } from './repository-policy-not-public';
import { stateMachineLogging } from './state-machine-logging';
import { taskHostNamespaces } from './task-host-namespaces';
import { taskLogs } from './task-logs';
import { taskNotPrivileged } from './task-not-privileged';
import { taskReadOnlyRoot } from './task-read-only-root';

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
  instanceMetadataTokens,
  instanceNoPlaintextSecrets,
  taskNotPrivileged,
  taskHostNamespaces,
  taskReadOnlyRoot,
  taskLogs,
  executeCommandLogs,
  repositoryPolicyNotPublic,
  repositoryEncryptedWithKms,
  kubernetesSecretsEncrypted,
];
