import { each } from '../check';
import { control } from '../control';
import { managedRule } from '../detect';
import { judged } from '../frameworks/framework';

/** Log groups are encrypted with a key of the account's own. */
export const logGroupEncrypted = control({
  id: 'LogGroupEncrypted',
  area: 'account',
  title: 'Log groups are encrypted with a customer managed key',
  rationale:
    'Logs end up holding what shoppers typed. With a key of its own, a wide logs:* permission is not enough to read ' +
    'them, and disabling the key closes them all at once.',
  severity: 'high',
  frameworks: { 'pci-dss-4.0.1': [judged('10.3.1')], gdpr: ['32.1.a'], 'nist-csf-2.0': ['PR.DS-01'] },
  since: '0.1.0',
  check: each('AWS::Logs::LogGroup', (group) => group.at('KmsKeyId').present()),
  remedy: 'Set encryptionKey, such as the key of CustomerDataKey, whose policy admits CloudWatch Logs.',
  detect: [managedRule('CLOUDWATCH_LOG_GROUP_ENCRYPTED')],
  examples: {
    compliant: [logGroup({ KmsKeyId: 'arn:aws:kms:eu-west-1:111122223333:key/11111111-2222-3333-4444-555555555555' })],
    violating: [{ faultAt: 'KmsKeyId', ...logGroup({}) }],
    unknown: [{ Parameters: { Key: { Type: 'String' } }, ...logGroup({ KmsKeyId: { Ref: 'Key' } }) }],
  },
});

function logGroup(properties: object) {
  return { Resources: { Logs: { Type: 'AWS::Logs::LogGroup', Properties: properties } } };
}
