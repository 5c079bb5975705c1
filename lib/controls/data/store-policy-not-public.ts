import { each } from '../check';
import { control, type Example } from '../control';
import { single } from '../detect';
import { judged } from '../frameworks/framework';
import type { Resource } from '../resource';
import { all, type Verdict } from '../verdict';
import { notPublic } from './public-statement';

const POLICY = 'ResourcePolicy.PolicyDocument';

/** A global table has one policy in each region; a vault calls its policy otherwise. */
function judge(store: Resource): Verdict {
  if (store.type === 'AWS::DynamoDB::GlobalTable') {
    return all(
      notPublic(store.at(POLICY)),
      store.at('Replicas').every((replica) => notPublic(replica.at(POLICY))),
    );
  }
  return notPublic(store.at(store.type === 'AWS::Backup::BackupVault' ? 'AccessPolicy' : POLICY));
}

const statement = (Principal: unknown) => ({
  Statement: [{ Effect: 'Allow', Principal, Action: 'dynamodb:GetItem', Resource: '*' }],
});
const table = (Principal: unknown): Example => ({
  Resources: {
    Orders: {
      Type: 'AWS::DynamoDB::Table',
      Properties: { ResourcePolicy: { PolicyDocument: statement(Principal) } },
    },
  },
});
const replica = (Principal: unknown): Example => ({
  Resources: {
    Orders: {
      Type: 'AWS::DynamoDB::GlobalTable',
      Properties: {
        Replicas: [{ Region: 'eu-west-1', ResourcePolicy: { PolicyDocument: statement(Principal) } }],
      },
    },
  },
});
const vault = (Principal: unknown): Example => ({
  Resources: { Vault: { Type: 'AWS::Backup::BackupVault', Properties: { AccessPolicy: statement(Principal) } } },
});
const role = { AWS: 'arn:aws:iam::111122223333:role/fulfilment' };

/** Policies of tables and backup vaults name whom they let in. */
export const storePolicyNotPublic = control({
  id: 'StorePolicyNotPublic',
  area: 'data',
  title: 'Policies of tables and backup vaults allow nothing to everybody',
  rationale: 'A policy on the store itself opens it to other accounts, past every role of this one.',
  severity: 'critical',
  frameworks: {
    'pci-dss-4.0.1': [judged('7.3.3'), judged('1.4.4')],
    gdpr: ['32.1.b', '25.2'],
    'nist-csf-2.0': ['PR.AA-05', 'PR.DS-01'],
  },
  since: '0.1.0',
  check: each(['AWS::DynamoDB::Table', 'AWS::DynamoDB::GlobalTable', 'AWS::Backup::BackupVault'], judge),
  remedy: 'Name the principals of each statement, or tie it to the organization by aws:PrincipalOrgID.',
  detect: single(),
  examples: {
    compliant: [table(role), replica(role), vault(role), { Resources: { Orders: { Type: 'AWS::DynamoDB::Table' } } }],
    violating: [
      { faultAt: 'ResourcePolicy.PolicyDocument.Statement[0].Principal', ...table('*') },
      { faultAt: 'Replicas[0].ResourcePolicy.PolicyDocument.Statement[0].Principal', ...replica({ AWS: '*' }) },
      { faultAt: 'AccessPolicy.Statement[0].Principal', ...vault('*') },
    ],
    unknown: [{ Parameters: { Reader: { Type: 'String' } }, ...table({ AWS: { Ref: 'Reader' } }) }],
  },
});
