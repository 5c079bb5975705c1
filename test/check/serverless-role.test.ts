import { serverlessRole } from '../../lib/check/serverless-role';

const STATEMENT = { Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: '*' }] };
const managed = (name: string) => ({ 'Fn::Sub': `arn:\${AWS::Partition}:iam::aws:policy/${name}` });
const role = (properties: object, managedPolicies: readonly string[] = []) =>
  serverlessRole(
    { logicalId: 'Orders', type: 'AWS::Serverless::Function', properties: { ...properties }, entry: {} },
    { service: 'lambda.amazonaws.com', managedPolicies },
  );

describe('serverlessRole', () => {
  test('is assumed by the service, unless the resource says by whom', () => {
    expect(role({}).properties.AssumeRolePolicyDocument).toStrictEqual({
      Statement: [{ Effect: 'Allow', Principal: { Service: ['lambda.amazonaws.com'] }, Action: ['sts:AssumeRole'] }],
    });
    expect(role({ AssumeRolePolicyDocument: STATEMENT }).properties.AssumeRolePolicyDocument).toBe(STATEMENT);
  });

  test('a policy by its name, by its ARN, or decided later', () => {
    const policies = ['AdministratorAccess', 'arn:aws:iam::aws:policy/X', { Ref: 'Policy' }];
    expect(role({ Policies: policies }, ['Basic']).properties).toMatchObject({
      ManagedPolicyArns: [
        managed('Basic'),
        managed('AdministratorAccess'),
        'arn:aws:iam::aws:policy/X',
        { Ref: 'Policy' },
      ],
    });
    expect(role({ Policies: 'AdministratorAccess' }).properties.ManagedPolicyArns).toStrictEqual([
      managed('AdministratorAccess'),
    ]);
  });

  test('statements written in place, and no policies where there are none', () => {
    expect(role({ Policies: STATEMENT }).properties.Policies).toStrictEqual([
      { PolicyName: 'OrdersRolePolicy0', PolicyDocument: STATEMENT },
    ]);
    expect(role({ Policies: ['A', STATEMENT] }).properties.Policies).toStrictEqual([
      { PolicyName: 'OrdersRolePolicy1', PolicyDocument: STATEMENT },
    ]);
    expect(role({}).properties).not.toHaveProperty('Policies');
  });

  test('branches of a condition', () => {
    const noValue = { Ref: 'AWS::NoValue' };
    const { properties } = role({
      Policies: [{ 'Fn::If': ['A', STATEMENT, noValue] }, { 'Fn::If': ['A', 'ReadOnlyAccess', noValue] }],
    });
    expect(properties.Policies).toStrictEqual([
      { 'Fn::If': ['A', { PolicyName: 'OrdersRolePolicy0', PolicyDocument: STATEMENT }, noValue] },
    ]);
    expect(properties.ManagedPolicyArns).toStrictEqual([{ 'Fn::If': ['A', managed('ReadOnlyAccess'), noValue] }]);
  });

  test("SAM's policy templates, and what is no policy, are left out", () => {
    const { properties } = role({ Policies: [{ DynamoDBCrudPolicy: { TableName: 'x' } }, {}, 3, null] });
    expect(properties).toMatchObject({ ManagedPolicyArns: [] });
    expect(properties).not.toHaveProperty('Policies');
  });

  test('each policy says where it is written', () => {
    const { sources } = role({ Policies: ['A', STATEMENT, 'B'] }, ['Basic']);
    expect(Object.fromEntries(sources)).toMatchObject({
      'ManagedPolicyArns[1]': 'Policies[0]',
      'ManagedPolicyArns[2]': 'Policies[2]',
      'Policies[0].PolicyDocument': 'Policies[1]',
    });
  });
});
