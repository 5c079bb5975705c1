import { each } from '../check';
import { control, type Example } from '../control';
import { notPublic } from '../data/public-statement';
import { single } from '../detect';
import { judged } from '../frameworks/framework';

const example = (statement: object): Example => ({
  Resources: {
    Images: {
      Type: 'AWS::ECR::Repository',
      Properties: {
        RepositoryPolicyText: { Statement: [{ Effect: 'Allow', Action: 'ecr:BatchGetImage', ...statement }] },
      },
    },
  },
});

/** Repositories name who may pull and push images. */
export const repositoryPolicyNotPublic = control({
  id: 'RepositoryPolicyNotPublic',
  area: 'compute',
  title: 'Image repositories allow nothing to everybody',
  rationale: 'Everybody could read the code of the shop, or push an image that is deployed next.',
  severity: 'critical',
  frameworks: {
    'pci-dss-4.0.1': [judged('7.3.3'), judged('6.5.1')],
    gdpr: ['32.1.b'],
    'nist-csf-2.0': ['PR.AA-05', 'ID.RA-09'],
  },
  since: '0.1.0',
  check: each('AWS::ECR::Repository', (repository) => notPublic(repository.at('RepositoryPolicyText'))),
  remedy: 'Name the accounts or roles in addToResourcePolicy, or call grantPull.',
  detect: single(),
  examples: {
    compliant: [
      example({ Principal: { AWS: 'arn:aws:iam::111122223333:root' } }),
      example({ Principal: '*', Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } } }),
      { Resources: { Images: { Type: 'AWS::ECR::Repository' } } },
    ],
    violating: [
      { faultAt: 'RepositoryPolicyText.Statement[0].Principal', ...example({ Principal: '*' }) },
      { faultAt: 'RepositoryPolicyText.Statement[0].Principal', ...example({ Principal: { AWS: ['*'] } }) },
    ],
    unknown: [{ Parameters: { Account: { Type: 'String' } }, ...example({ Principal: { AWS: { Ref: 'Account' } } }) }],
  },
});
