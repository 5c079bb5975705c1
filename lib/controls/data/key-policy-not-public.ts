import { each } from '../check';
import { control, type Example } from '../control';
import { managedRule } from '../detect';
import { judged } from '../frameworks/framework';
import { compliant } from '../verdict';
import { notPublic } from './public-statement';

const example = (...Statement: object[]): Example => ({
  Resources: { OrdersKey: { Type: 'AWS::KMS::Key', Properties: { KeyPolicy: { Version: '2012-10-17', Statement } } } },
});
const everybody = { Effect: 'Allow', Principal: { AWS: '*' }, Action: 'kms:Decrypt', Resource: '*' };

/** Key policies name who may use the key. */
export const keyPolicyNotPublic = control({
  id: 'KeyPolicyNotPublic',
  area: 'data',
  title: 'Key policies allow nothing to everybody',
  rationale: 'A key that any AWS account may use encrypts nothing against anybody.',
  severity: 'high',
  frameworks: {
    'pci-dss-4.0.1': [judged('3.6.1')],
    gdpr: ['32.1.b'],
    'nist-csf-2.0': ['PR.DS-01', 'PR.AA-05'],
  },
  since: '0.1.0',
  check: each(['AWS::KMS::Key', 'AWS::KMS::ReplicaKey'], (key) => {
    const policy = key.at('KeyPolicy');
    return policy.absent().kind === 'compliant' ? compliant() : notPublic(policy);
  }),
  remedy:
    'Name the principals of each statement, or tie it with a kms:CallerAccount or aws:PrincipalOrgID condition; CustomerDataKey does.',
  detect: [managedRule('KMS_KEY_POLICY_NO_PUBLIC_ACCESS')],
  examples: {
    compliant: [
      { Resources: { OrdersKey: { Type: 'AWS::KMS::Key' } } },
      example({ ...everybody, Principal: { AWS: { 'Fn::Sub': `arn:aws:iam::\${AWS::AccountId}:root` } } }),
      example({ ...everybody, Principal: '*', Condition: { StringEquals: { 'kms:CallerAccount': '111122223333' } } }),
    ],
    violating: [
      { faultAt: 'KeyPolicy.Statement[0].Principal', ...example(everybody) },
      {
        faultAt: 'KeyPolicy.Statement[0].Principal',
        ...example({
          ...everybody,
          Condition: { StringEquals: { 'kms:ViaService': 'dynamodb.eu-west-1.amazonaws.com' } },
        }),
      },
    ],
    unknown: [
      {
        Parameters: { KeyUser: { Type: 'String' } },
        ...example({ ...everybody, Principal: { AWS: { Ref: 'KeyUser' } } }),
      },
    ],
  },
});
