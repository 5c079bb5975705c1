import { each } from '../check';
import { control, type Example } from '../control';
import { managedRule } from '../detect';
import { judged } from '../frameworks/framework';
import { customerManagedKey } from './customer-managed-key';

const example = (Properties: object): Example => ({
  Resources: {
    PaymentApiKey: { Type: 'AWS::SecretsManager::Secret', Properties },
    SecretsKey: { Type: 'AWS::KMS::Key' },
  },
});

/** Secrets are encrypted with a key whose policy the account writes. */
export const secretCustomerManagedKey = control({
  id: 'SecretCustomerManagedKey',
  area: 'data',
  title: 'Secrets are encrypted with a customer managed key',
  rationale:
    "Under the AWS managed key, everyone with read rights on the secret can read it; a key of one's own is a second lock.",
  severity: 'high',
  frameworks: { 'pci-dss-4.0.1': [judged('8.3.2')], gdpr: ['32.1.a'], 'nist-csf-2.0': ['PR.DS-01'] },
  since: '0.1.0',
  check: each('AWS::SecretsManager::Secret', (secret) => customerManagedKey(secret.at('KmsKeyId'))),
  remedy: 'Set encryptionKey to a key of your own, such as the key of a CustomerDataKey.',
  detect: [managedRule('SECRETSMANAGER_USING_CMK')],
  examples: {
    compliant: [example({ KmsKeyId: { 'Fn::GetAtt': ['SecretsKey', 'Arn'] } }), example({ KmsKeyId: 'alias/shop' })],
    violating: [
      { faultAt: 'KmsKeyId', ...example({}) },
      { faultAt: 'KmsKeyId', ...example({ KmsKeyId: 'alias/aws/secretsmanager' }) },
    ],
    unknown: [{ Parameters: { KeyArn: { Type: 'String' } }, ...example({ KmsKeyId: { Ref: 'KeyArn' } }) }],
  },
});
