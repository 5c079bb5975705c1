import { runSimulation } from '@cloud-copilot/iam-simulate';
import * as iam from 'aws-cdk-lib/aws-iam';
import { DeployedStack } from '../data/deployed-stack';
import { ACCOUNT, fullIncidentShop } from './incident-shop';

const { stack, incident } = fullIncidentShop();
const deployed = new DeployedStack(stack);
const roles = incident.node.findAll().filter((child) => child instanceof iam.Role);
const isolation = roles.find(({ node }) => node.path.endsWith('IsolateRole/Function/Role'));
const role = (name: string) => `arn:aws:iam::${ACCOUNT}:role/${name}`;

/** What an independent implementation of IAM says of a request by the function that isolates roles. */
async function verdict(action: string, resource: string): Promise<string> {
  const own = deployed.text(isolation?.roleArn ?? '');
  const policies = Object.values(deployed.resources).filter(
    ({ Type, Properties }) => Type === 'AWS::IAM::Policy' && (Properties.Roles as string[])[0] === own,
  );
  expect(policies).toHaveLength(1);
  const simulated = await runSimulation(
    {
      request: {
        principal: own,
        action,
        resource: { resource, accountId: ACCOUNT },
        contextVariables: {},
      },
      identityPolicies: policies.map(({ Properties }) => ({ name: 'own', policy: Properties.PolicyDocument })),
      serviceControlPolicies: [],
      resourceControlPolicies: [],
    },
    {},
  );
  if (simulated.resultType === 'error') throw new Error(JSON.stringify(simulated.errors));
  if (simulated.resultType !== 'single') throw new Error(`${simulated.resultType} is no single verdict`);
  return simulated.result.analysis.result;
}

describe('the function that isolates roles', () => {
  test.each([
    ['iam:GetRole', 'Shop-Orders', 'Allowed'],
    ['iam:GetRolePolicy', 'Shop-Orders', 'Allowed'],
    ['iam:PutRolePolicy', 'Shop-Orders', 'Allowed'],
    ['iam:DeleteRolePolicy', 'Shop-Orders', 'Allowed'],
    ['iam:PutRolePolicy', 'orders-writer', 'Allowed'],
    ['iam:PutRolePolicy', 'orders-writer-2', 'ImplicitlyDenied'],
    ['iam:PutRolePolicy', 'Other', 'ImplicitlyDenied'],
    ['iam:PutRolePolicy', 'aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig', 'ImplicitlyDenied'],
    ['iam:PutRolePolicy', 'Shop-Responder', 'ExplicitlyDenied'],
    ['iam:DeleteRolePolicy', 'Shop-Responder', 'ExplicitlyDenied'],
    ['iam:DeleteRole', 'Shop-Orders', 'ImplicitlyDenied'],
    ['iam:AttachRolePolicy', 'Shop-Orders', 'ImplicitlyDenied'],
    ['iam:DetachRolePolicy', 'Shop-Orders', 'ImplicitlyDenied'],
    ['iam:UpdateAssumeRolePolicy', 'Shop-Orders', 'ImplicitlyDenied'],
    ['iam:PutRolePermissionsBoundary', 'Shop-Orders', 'ImplicitlyDenied'],
    ['sts:AssumeRole', 'Shop-Orders', 'ImplicitlyDenied'],
  ])('%s on %s: %s', async (action, name, expected) => {
    expect(await verdict(action, role(name))).toBe(expected);
  });

  test('has a role, and there are the roles of every runbook, function and schedule', () => {
    expect(isolation).toBeDefined();
    expect(roles).toHaveLength(14);
  });

  test.each(roles.map(({ node, roleArn }) => [node.path, roleArn] as const))(
    'cannot touch %s, though the stack be named like what it may isolate',
    async (_, roleArn) => {
      expect(await verdict('iam:PutRolePolicy', deployed.text(roleArn))).toBe('ExplicitlyDenied');
      expect(await verdict('iam:DeleteRolePolicy', deployed.text(roleArn))).toBe('ExplicitlyDenied');
    },
  );
});
