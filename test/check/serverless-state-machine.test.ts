import { expandStateMachine } from '../../lib/check/serverless-state-machine';

const resource = (properties: object) => ({ logicalId: 'Orders', type: '', properties: { ...properties }, entry: {} });

describe('expandStateMachine', () => {
  test('a state machine with a role', () => {
    const [machine, role, ...others] = expandStateMachine(
      resource({
        Name: 'orders',
        Type: 'EXPRESS',
        Logging: { Level: 'ALL' },
        Tracing: { Enabled: true },
        Policies: ['A'],
      }),
    );
    expect(others).toStrictEqual([]);
    expect(machine).toMatchObject({ logicalId: 'Orders', type: 'AWS::StepFunctions::StateMachine' });
    expect(machine?.properties).toStrictEqual({
      StateMachineName: 'orders',
      StateMachineType: 'EXPRESS',
      LoggingConfiguration: { Level: 'ALL' },
      TracingConfiguration: { Enabled: true },
      RoleArn: { 'Fn::GetAtt': ['OrdersRole', 'Arn'] },
    });
    expect(role).toMatchObject({
      logicalId: 'OrdersRole',
      properties: {
        AssumeRolePolicyDocument: { Statement: [{ Principal: { Service: ['states.amazonaws.com'] } }] },
        ManagedPolicyArns: ['AWSXRayDaemonWriteAccess', 'A'].map((name) => ({
          'Fn::Sub': `arn:\${AWS::Partition}:iam::aws:policy/${name}`,
        })),
      },
    });
  });

  test('a state machine with a role of its own gets none', () => {
    const made = expandStateMachine(resource({ Role: 'arn' }));
    expect(made).toHaveLength(1);
    expect(made[0]?.properties).toStrictEqual({ RoleArn: 'arn' });
  });
});
