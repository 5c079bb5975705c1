import { each } from '../check';
import { control, type Example } from '../control';
import { managedRule } from '../detect';
import { judged } from '../frameworks/framework';
import type { Position } from '../position';
import type { Resource } from '../resource';
import { all, compliant, type Verdict } from '../verdict';
import { deniesPlaintext } from './tls-only-policy';

const TASK = 'AWS::ECS::TaskDefinition';

/** A file system denies mounts without TLS, or a task makes its mounts with it. */
function judge(resource: Resource): Verdict {
  if (resource.type === TASK) return resource.at('Volumes').every(mountsWithTls);
  const scope = { action: 'elasticfilesystem:ClientMount', covers: () => compliant() };
  return deniesPlaintext(resource.at('FileSystemPolicy'), scope);
}

function mountsWithTls(volume: Position): Verdict {
  const mount = volume.at('EFSVolumeConfiguration');
  return mount.absent().kind === 'compliant' ? all() : mount.at('TransitEncryption').equals('ENABLED');
}

const fileSystem = (Statement?: object): Example => ({
  Resources: {
    Uploads: {
      Type: 'AWS::EFS::FileSystem',
      Properties: Statement === undefined ? {} : { FileSystemPolicy: { Version: '2012-10-17', Statement } },
    },
  },
});
const task = (TransitEncryption?: unknown): Example => ({
  Resources: {
    Checkout: {
      Type: TASK,
      Properties: {
        Volumes: [{ Name: 'uploads', EFSVolumeConfiguration: { FilesystemId: 'fs-0123456789', TransitEncryption } }],
      },
    },
  },
});
const plaintext = { Condition: { Bool: { 'aws:SecureTransport': 'false' } } };

/** Shared file systems are mounted over TLS alone. */
export const fileSystemTls = control({
  id: 'FileSystemTls',
  area: 'data',
  title: 'Shared file systems are mounted over TLS alone',
  rationale: 'NFS without TLS sends every file in clear text across the network.',
  severity: 'medium',
  frameworks: { 'pci-dss-4.0.1': [judged('4.2.1')], gdpr: ['32.1.a'], 'nist-csf-2.0': ['PR.DS-02'] },
  since: '0.1.0',
  check: each(['AWS::EFS::FileSystem', TASK], judge),
  remedy:
    'Deny elasticfilesystem:ClientMount where aws:SecureTransport is false in fileSystemPolicy, and set transitEncryption: "ENABLED" on the volumes of tasks.',
  detect: [managedRule('ECS_TASK_DEFINITION_EFS_ENCRYPTION_ENABLED')],
  examples: {
    compliant: [
      fileSystem([{ Effect: 'Deny', Principal: { AWS: '*' }, Action: '*', Resource: '*', ...plaintext }]),
      task('ENABLED'),
    ],
    violating: [
      { faultAt: 'FileSystemPolicy', ...fileSystem() },
      {
        faultAt: 'FileSystemPolicy',
        ...fileSystem({ Effect: 'Allow', Principal: { AWS: '*' }, Action: 'elasticfilesystem:ClientMount' }),
      },
      { faultAt: 'Volumes[0].EFSVolumeConfiguration.TransitEncryption', ...task('DISABLED') },
      { faultAt: 'Volumes[0].EFSVolumeConfiguration.TransitEncryption', ...task() },
    ],
    unknown: [{ Parameters: { Tls: { Type: 'String' } }, ...task({ Ref: 'Tls' }) }],
  },
});
