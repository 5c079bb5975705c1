import { each } from '../check';
import { control, type Example } from '../control';
import { managedRule } from '../detect';
import { judged } from '../frameworks/framework';
import { all } from '../verdict';

const example = (StreamEncryption?: object): Example => ({
  Resources: { Clicks: { Type: 'AWS::Kinesis::Stream', Properties: { ShardCount: 1, StreamEncryption } } },
});

/** Data streams encrypt their records. Kinesis does not unless told to ("AWS::Kinesis::Stream", CloudFormation). */
export const streamEncrypted = control({
  id: 'StreamEncrypted',
  area: 'data',
  title: 'Data streams are encrypted at rest',
  rationale: 'A stream keeps what shoppers clicked and bought for a day and more.',
  severity: 'high',
  frameworks: { 'pci-dss-4.0.1': [judged('3.5.1')], gdpr: ['32.1.a'], 'nist-csf-2.0': ['PR.DS-01'] },
  since: '0.1.0',
  check: each('AWS::Kinesis::Stream', (stream) =>
    all(stream.at('StreamEncryption.EncryptionType').equals('KMS'), stream.at('StreamEncryption.KeyId').present()),
  ),
  remedy: 'Set encryption: StreamEncryption.KMS and encryptionKey, or StreamEncryption.MANAGED.',
  detect: [managedRule('KINESIS_STREAM_ENCRYPTED')],
  examples: {
    compliant: [example({ EncryptionType: 'KMS', KeyId: 'alias/aws/kinesis' })],
    violating: [
      { faultAt: 'StreamEncryption.EncryptionType', ...example() },
      { faultAt: 'StreamEncryption.EncryptionType', ...example({ EncryptionType: 'NONE', KeyId: 'alias/shop' }) },
      { faultAt: 'StreamEncryption.KeyId', ...example({ EncryptionType: 'KMS' }) },
    ],
    unknown: [
      {
        Parameters: { Encryption: { Type: 'String' } },
        ...example({ EncryptionType: { Ref: 'Encryption' }, KeyId: 'alias/shop' }),
      },
    ],
  },
});
