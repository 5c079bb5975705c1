import { each } from '../check';
import { control } from '../control';
import { none } from '../detect';
import { judged } from '../frameworks/framework';

/** What AWS Config delivers is encrypted with a key of the account's own. */
export const configDeliveryEncrypted = control({
  id: 'ConfigDeliveryEncrypted',
  area: 'account',
  title: 'AWS Config delivers its history under a customer managed key',
  rationale: 'The history is a map of the shop: every open port, policy and bucket, and when each was last changed.',
  severity: 'medium',
  frameworks: { 'pci-dss-4.0.1': [judged('10.3.1')], gdpr: ['32.1.a'], 'nist-csf-2.0': ['PR.DS-01'] },
  since: '0.1.0',
  check: each('AWS::Config::DeliveryChannel', (channel) => channel.at('S3KmsKeyArn').present()),
  remedy: 'Set s3KmsKeyArn to a key whose policy admits AWS Config, or use ConfigBaseline.',
  detect: none(
    'AWS Config has no managed rule that judges its own delivery channel; AWS Cloud Control reads no delivery channels.',
  ),
  examples: {
    compliant: [
      channel({ S3KmsKeyArn: 'arn:aws:kms:eu-west-1:111122223333:key/11111111-2222-3333-4444-555555555555' }),
    ],
    violating: [{ faultAt: 'S3KmsKeyArn', ...channel({}) }],
    unknown: [{ Parameters: { Key: { Type: 'String' } }, ...channel({ S3KmsKeyArn: { Ref: 'Key' } }) }],
  },
});

function channel(properties: object) {
  return {
    Resources: {
      Channel: {
        Type: 'AWS::Config::DeliveryChannel',
        Properties: { S3BucketName: 'shop-config-history', ...properties },
      },
    },
  };
}
