import { each } from '../check';
import { control, type Example } from '../control';
import { managedRule } from '../detect';
import { judged } from '../frameworks/framework';
import { customerManagedKey } from './customer-managed-key';

const example = (ReplicaRegions?: unknown): Example => ({
  Resources: { PaymentApiKey: { Type: 'AWS::SecretsManager::Secret', Properties: { ReplicaRegions } } },
});

/** A secret is as well encrypted in the regions to which it is copied. Not said of secrets without copies. */
export const secretReplicaCustomerManagedKey = control({
  id: 'SecretReplicaCustomerManagedKey',
  area: 'data',
  title: 'Copies of secrets in other regions are encrypted with a customer managed key',
  rationale:
    'A copy without a key of its own falls back to the key of AWS, and opens to every reader of secrets there.',
  severity: 'medium',
  frameworks: { 'pci-dss-4.0.1': [judged('8.3.2')], gdpr: ['32.1.a'], 'nist-csf-2.0': ['PR.DS-01'] },
  since: '0.1.0',
  check: each('AWS::SecretsManager::Secret', (secret) =>
    secret.at('ReplicaRegions').every((replica) => customerManagedKey(replica.at('KmsKeyId'))),
  ),
  remedy: 'Give encryptionKey to each of replicaRegions: a key of that region.',
  detect: [managedRule('SECRETSMANAGER_USING_CMK')],
  examples: {
    compliant: [example([{ Region: 'eu-west-1', KmsKeyId: 'arn:aws:kms:eu-west-1:111122223333:key/1' }])],
    violating: [
      { faultAt: 'ReplicaRegions[0].KmsKeyId', ...example([{ Region: 'eu-west-1' }]) },
      {
        faultAt: 'ReplicaRegions[1].KmsKeyId',
        ...example([
          { Region: 'eu-west-1', KmsKeyId: 'alias/shop' },
          { Region: 'eu-north-1', KmsKeyId: 'alias/aws/secretsmanager' },
        ]),
      },
    ],
    unknown: [
      { Parameters: { Key: { Type: 'String' } }, ...example([{ Region: 'eu-west-1', KmsKeyId: { Ref: 'Key' } }]) },
    ],
  },
});
