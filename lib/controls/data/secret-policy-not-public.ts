import { each } from '../check';
import { control, type Example } from '../control';
import { single } from '../detect';
import { judged } from '../frameworks/framework';
import { notPublic } from './public-statement';

const example = (Statement: object): Example => ({
  Resources: {
    PspKeyPolicy: {
      Type: 'AWS::SecretsManager::ResourcePolicy',
      Properties: { SecretId: { Ref: 'PspKey' }, ResourcePolicy: { Version: '2012-10-17', Statement } },
    },
    PspKey: { Type: 'AWS::SecretsManager::Secret' },
  },
});
const read = { Effect: 'Allow', Action: 'secretsmanager:GetSecretValue', Resource: '*' };

/** Policies of secrets name who may read them. */
export const secretPolicyNotPublic = control({
  id: 'SecretPolicyNotPublic',
  area: 'data',
  title: 'Policies of secrets allow nothing to everybody',
  rationale: 'A secret that any AWS account may read is a secret no more.',
  severity: 'critical',
  frameworks: {
    'pci-dss-4.0.1': [judged('7.2.5'), judged('8.3.2')],
    gdpr: ['32.1.b'],
    'nist-csf-2.0': ['PR.AA-05', 'PR.DS-01'],
  },
  since: '0.1.0',
  check: each('AWS::SecretsManager::ResourcePolicy', (policy) => notPublic(policy.at('ResourcePolicy'))),
  remedy: 'Name the roles that read the secret; grantRead does. Leave blockPublicPolicy on.',
  detect: single(),
  examples: {
    compliant: [
      example([{ ...read, Principal: { AWS: 'arn:aws:iam::111122223333:role/checkout' } }]),
      example({ ...read, Effect: 'Deny', Principal: '*' }),
    ],
    violating: [{ faultAt: 'ResourcePolicy.Statement[0].Principal', ...example([{ ...read, Principal: '*' }]) }],
    unknown: [
      { Parameters: { Reader: { Type: 'String' } }, ...example([{ ...read, Principal: { AWS: { Ref: 'Reader' } } }]) },
    ],
  },
});
