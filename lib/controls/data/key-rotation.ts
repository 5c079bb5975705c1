import { each } from '../check';
import { control, type Example } from '../control';
import { managedRule } from '../detect';
import { judged } from '../frameworks/framework';
import { onlyWhere } from '../only-where';
import { RESOURCE_ID } from '../remediation';
import type { Resource } from '../resource';
import { all } from '../verdict';

/**
 * AWS KMS rotates symmetric encryption keys of its own material alone (AWS KMS Developer Guide, "Rotate AWS KMS
 * keys").
 */
const rotatable = (key: Resource) =>
  all(
    key.at('KeySpec').or('SYMMETRIC_DEFAULT').equals('SYMMETRIC_DEFAULT'),
    key.at('KeyUsage').or('ENCRYPT_DECRYPT').equals('ENCRYPT_DECRYPT'),
    key.at('Origin').or('AWS_KMS').equals('AWS_KMS'),
  );

const example = (Properties: object): Example => ({ Resources: { OrdersKey: { Type: 'AWS::KMS::Key', Properties } } });

/** Customer managed keys get new key material at least yearly. */
export const keyRotation = control({
  id: 'KeyRotation',
  area: 'data',
  title: 'Encryption keys rotate at least once a year',
  rationale: 'One key material for years means that a single leak opens every order ever written.',
  severity: 'high',
  frameworks: {
    'pci-dss-4.0.1': ['3.7.4', judged('3.6.1')],
    gdpr: ['32.1.a'],
    'nist-csf-2.0': ['PR.DS-01'],
  },
  since: '0.1.0',
  check: each('AWS::KMS::Key', (key) =>
    onlyWhere(
      rotatable(key),
      all(key.at('EnableKeyRotation').isTrue(), key.at('RotationPeriodInDays').or(365).atMost(365)),
    ),
  ),
  remedy: 'Set enableKeyRotation: true and leave rotationPeriod at 365 days or less, or use CustomerDataKey.',
  detect: [managedRule('CMK_BACKING_KEY_ROTATION_ENABLED')],
  remediation: {
    rule: 'CMK_BACKING_KEY_ROTATION_ENABLED',
    document: 'AWSConfigRemediation-EnableKeyRotation',
    parameters: { KeyId: RESOURCE_ID },
    permissions: [
      {
        actions: ['kms:EnableKeyRotation', 'kms:GetKeyRotationStatus'],
        resource: 'arn:{partition}:kms:{region}:{account}:key/*',
      },
    ],
  },
  examples: {
    compliant: [example({ EnableKeyRotation: true }), example({ EnableKeyRotation: 'true', RotationPeriodInDays: 90 })],
    violating: [
      { faultAt: 'EnableKeyRotation', ...example({}) },
      { faultAt: 'EnableKeyRotation', ...example({ EnableKeyRotation: false }) },
      { faultAt: 'RotationPeriodInDays', ...example({ EnableKeyRotation: true, RotationPeriodInDays: 730 }) },
    ],
    unknown: [
      { Parameters: { Rotate: { Type: 'String' } }, ...example({ EnableKeyRotation: { Ref: 'Rotate' } }) },
      { Parameters: { Spec: { Type: 'String' } }, ...example({ KeySpec: { Ref: 'Spec' } }) },
    ],
  },
});
