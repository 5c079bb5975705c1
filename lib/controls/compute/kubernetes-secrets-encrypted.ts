import { each } from '../check';
import { control, type Example } from '../control';
import { managedRule } from '../detect';
import { judged } from '../frameworks/framework';
import { all } from '../verdict';

const example = (EncryptionConfig?: object[]): Example => ({
  Resources: { Shop: { Type: 'AWS::EKS::Cluster', Properties: { EncryptionConfig } } },
});
const Provider = { KeyArn: 'arn:aws:kms:eu-west-1:111122223333:key/11111111-2222-3333-4444-555555555555' };

/** The secrets of Kubernetes are encrypted with a key of the account. Without one EKS uses a key of its own. */
export const kubernetesSecretsEncrypted = control({
  id: 'KubernetesSecretsEncrypted',
  area: 'compute',
  title: 'Kubernetes secrets are encrypted with a key of the account',
  rationale:
    'The passwords of the shop lie in the store of the cluster; with an own key each reading of them is in the trail.',
  severity: 'medium',
  frameworks: {
    'pci-dss-4.0.1': [judged('8.6.2'), judged('3.6.1')],
    gdpr: ['32.1.a'],
    'nist-csf-2.0': ['PR.DS-01', 'PR.AA-01'],
  },
  since: '0.1.0',
  check: each('AWS::EKS::Cluster', (cluster) =>
    cluster.at('EncryptionConfig').some(
      (setting) =>
        all(
          setting.at('Resources').some((resource) => resource.equals('secrets'), 'it does not encrypt secrets'),
          setting.at('Provider.KeyArn').present(),
        ),
      'no EncryptionConfig encrypts secrets with a key',
    ),
  ),
  remedy: 'Set secretsEncryptionKey; it cannot be taken away again.',
  detect: [managedRule('EKS_SECRETS_ENCRYPTED')],
  examples: {
    compliant: [example([{ Resources: ['secrets'], Provider }])],
    violating: [
      { faultAt: 'EncryptionConfig', ...example() },
      { faultAt: 'EncryptionConfig', ...example([{ Resources: ['secrets'] }]) },
    ],
    unknown: [
      {
        Parameters: { Key: { Type: 'String' } },
        Conditions: { Own: { 'Fn::Equals': [{ Ref: 'Key' }, ''] } },
        ...example([{ Resources: ['secrets'], Provider: { 'Fn::If': ['Own', Provider, { Ref: 'AWS::NoValue' }] } }]),
      },
    ],
  },
});
