import { ServerlessOrigin } from '../../lib/check/serverless-origin';

const BODY = {
  Globals: { Function: { Runtime: 'nodejs16.x', Tracing: 'Active' } },
  Resources: {
    Orders: {
      Type: 'AWS::Serverless::Function',
      Properties: { FunctionUrlConfig: { AuthType: 'NONE' }, Tracing: 'x' },
    },
  },
};
const origin = (sources: readonly (readonly [string, string])[]) =>
  new ServerlessOrigin(BODY, 'Orders', 'AWS::Serverless::Function', sources);

describe('ServerlessOrigin', () => {
  test.each([
    ['Runtime', 'Runtime'],
    ['Environment.Variables.A', 'Environment.Variables.A'],
    ['TracingConfig.Mode', 'Tracing'],
    ['TracingConfigs', 'TracingConfigs'],
    ['Tags[0].Value', 'Tags[0].Value'],
    ['', ''],
  ])('where properties keep their names, %j comes from %j', (generated, written) => {
    const same = origin([
      ['', ''],
      ['TracingConfig', 'Tracing'],
      ['TracingConfig.Mode', 'Tracing'],
    ]);
    expect(same.property(generated)).toBe(written);
  });

  test.each([
    ['AuthType', 'FunctionUrlConfig.AuthType'],
    ['Cors.AllowOrigins[0]', 'FunctionUrlConfig.Cors.AllowOrigins[0]'],
    ['', 'FunctionUrlConfig'],
  ])('where they stand under another, %j comes from %j', (generated, written) => {
    expect(origin([['', 'FunctionUrlConfig']]).property(generated)).toBe(written);
  });

  test.each([
    ['Policies[0].PolicyDocument.Statement[1].Action', 'Policies[2].Statement[1].Action'],
    ['Policies[1]', 'Policies[1]'],
    ['AssumeRolePolicyDocument', ''],
  ])('the longest path counts: %j comes from %j', (generated, written) => {
    const role = origin([
      ['Policies', 'Policies'],
      ['Policies[0].PolicyDocument', 'Policies[2]'],
    ]);
    expect(role.property(generated)).toBe(written);
  });

  test('a property stands in the resource, in Globals, or nowhere', () => {
    const same = origin([['', '']]);
    expect(same.path('FunctionUrlConfig.AuthType')).toStrictEqual([
      'Resources',
      'Orders',
      'Properties',
      'FunctionUrlConfig',
      'AuthType',
    ]);
    expect(same.path('Runtime')).toStrictEqual(['Globals', 'Function', 'Runtime']);
    expect(same.path('Tracing')).toStrictEqual(['Resources', 'Orders', 'Properties', 'Tracing']);
    expect(same.path('Timeout')).toStrictEqual(['Resources', 'Orders']);
    expect(same.path('')).toStrictEqual(['Resources', 'Orders']);
  });
});
