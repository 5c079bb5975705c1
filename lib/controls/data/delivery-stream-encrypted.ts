import { each } from '../check';
import { control, type Example } from '../control';
import { managedRule } from '../detect';
import { judged } from '../frameworks/framework';
import { onlyWhere } from '../only-where';

const example = (Properties: object): Example => ({
  Resources: { Clicks: { Type: 'AWS::KinesisFirehose::DeliveryStream', Properties } },
});
const keyed = (KeyType: unknown): Example =>
  example({ DeliveryStreamType: 'DirectPut', DeliveryStreamEncryptionConfigurationInput: { KeyType } });

/**
 * Delivery streams encrypt what waits in them. One that reads from a data stream keeps nothing by itself, and Firehose
 * refuses the setting there: that is the concern of StreamEncrypted.
 */
export const deliveryStreamEncrypted = control({
  id: 'DeliveryStreamEncrypted',
  area: 'data',
  title: 'Delivery streams are encrypted at rest',
  rationale: 'What shoppers clicked and bought waits in the stream, up to a day when its destination fails.',
  severity: 'medium',
  frameworks: { 'pci-dss-4.0.1': [judged('3.5.1')], gdpr: ['32.1.a'], 'nist-csf-2.0': ['PR.DS-01'] },
  since: '0.1.0',
  check: each('AWS::KinesisFirehose::DeliveryStream', (stream) =>
    onlyWhere(
      stream.at('DeliveryStreamType').or('DirectPut').equals('DirectPut'),
      stream.at('DeliveryStreamEncryptionConfigurationInput.KeyType').oneOf(['AWS_OWNED_CMK', 'CUSTOMER_MANAGED_CMK']),
    ),
  ),
  remedy: 'Set encryption: StreamEncryption.customerManagedKey(key), or StreamEncryption.awsOwnedKey().',
  detect: [managedRule('KINESIS_FIREHOSE_DELIVERY_STREAM_ENCRYPTED')],
  examples: {
    compliant: [keyed('AWS_OWNED_CMK'), keyed('CUSTOMER_MANAGED_CMK')],
    violating: [
      { faultAt: 'DeliveryStreamEncryptionConfigurationInput.KeyType', ...example({}) },
      {
        faultAt: 'DeliveryStreamEncryptionConfigurationInput.KeyType',
        ...example({ DeliveryStreamType: 'DirectPut' }),
      },
    ],
    unknown: [{ Parameters: { KeyType: { Type: 'String' } }, ...keyed({ Ref: 'KeyType' }) }],
  },
});
