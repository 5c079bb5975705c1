import { each } from '../check';
import { control, type Example } from '../control';
import { managedRule } from '../detect';
import { judged } from '../frameworks/framework';

const example = (EncryptionConfiguration?: object): Example => ({
  Resources: { Images: { Type: 'AWS::ECR::Repository', Properties: { EncryptionConfiguration } } },
});

/** Images are encrypted by AWS KMS, so that each use of the key is in the trail. ECR encrypts them in any case. */
export const repositoryEncryptedWithKms = control({
  id: 'RepositoryEncryptedWithKms',
  area: 'compute',
  title: 'Image repositories are encrypted with AWS KMS',
  rationale: 'With a KMS key the trail shows who read the images, and disabling the key stops everybody at once.',
  severity: 'low',
  frameworks: { 'pci-dss-4.0.1': [judged('3.6.1')], gdpr: ['32.1.a'], 'nist-csf-2.0': ['PR.DS-01'] },
  since: '0.1.0',
  check: each('AWS::ECR::Repository', (repository) =>
    repository.at('EncryptionConfiguration.EncryptionType').oneOf(['KMS', 'KMS_DSSE']),
  ),
  remedy:
    'Set encryption: RepositoryEncryption.KMS and encryptionKey; it can be set only when the repository is created.',
  detect: [managedRule('ECR_REPOSITORY_CMK_ENCRYPTION_ENABLED')],
  examples: {
    compliant: [example({ EncryptionType: 'KMS', KmsKey: 'alias/images' }), example({ EncryptionType: 'KMS_DSSE' })],
    violating: [
      { faultAt: 'EncryptionConfiguration.EncryptionType', ...example() },
      { faultAt: 'EncryptionConfiguration.EncryptionType', ...example({ EncryptionType: 'AES256' }) },
    ],
    unknown: [{ Parameters: { Type: { Type: 'String' } }, ...example({ EncryptionType: { Ref: 'Type' } }) }],
  },
});
