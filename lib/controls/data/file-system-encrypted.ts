import { each } from '../check';
import { control, type Example } from '../control';
import { managedRule } from '../detect';
import { judged } from '../frameworks/framework';

const example = (Properties: object): Example => ({
  Resources: { Uploads: { Type: 'AWS::EFS::FileSystem', Properties } },
});

/** Shared file systems are encrypted at rest. */
export const fileSystemEncrypted = control({
  id: 'FileSystemEncrypted',
  area: 'data',
  title: 'Shared file systems are encrypted at rest',
  rationale:
    'Encryption cannot be switched on later: what shoppers uploaded would have to be moved to a new file system.',
  severity: 'high',
  frameworks: { 'pci-dss-4.0.1': [judged('3.5.1')], gdpr: ['32.1.a'], 'nist-csf-2.0': ['PR.DS-01'] },
  since: '0.1.0',
  check: each('AWS::EFS::FileSystem', (fileSystem) => fileSystem.at('Encrypted').isTrue()),
  remedy: 'Set encrypted: true, with a kmsKey of your own.',
  detect: [managedRule('EFS_ENCRYPTED_CHECK')],
  examples: {
    compliant: [example({ Encrypted: true }), example({ Encrypted: 'true' })],
    violating: [
      { faultAt: 'Encrypted', ...example({}) },
      { faultAt: 'Encrypted', ...example({ Encrypted: false }) },
    ],
    unknown: [{ Parameters: { Encrypt: { Type: 'String' } }, ...example({ Encrypted: { Ref: 'Encrypt' } }) }],
  },
});
