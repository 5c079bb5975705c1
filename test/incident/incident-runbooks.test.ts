import { Template } from 'aws-cdk-lib/assertions';
import { deskRequestOf } from '../../lib/handlers/incident-breach-desk/desk-request';
import { roleRequestOf } from '../../lib/handlers/incident-role/role-request';
import { secretRequestOf } from '../../lib/handlers/incident-secrets/secret-request';
import { sessionRequestOf } from '../../lib/handlers/incident-sessions/session-request';
import { fullIncidentShop, REGION, SECRET } from './incident-shop';

interface Parameter {
  readonly type: string;
  readonly description: string;
  readonly default?: string;
  readonly allowedValues?: readonly string[];
  readonly allowedPattern?: string;
  readonly maxItems?: number;
}

interface Content {
  readonly schemaVersion: string;
  readonly description: string;
  readonly assumeRole: unknown;
  readonly parameters?: Readonly<Record<string, Parameter>>;
  readonly mainSteps: readonly {
    readonly inputs: { readonly FunctionName: object; readonly InputPayload: Readonly<Record<string, string>> };
  }[];
  readonly outputs: readonly string[];
}

const EXECUTION = '0f1e2d3c-aaaa-4bbb-8ccc-1234567890ab';
const template = Template.fromStack(fullIncidentShop().stack);
const documents = Object.entries(template.findResources('AWS::SSM::Document'));

function contentOf(name: string): Content {
  const found = documents.find(([id]) => id.includes(name));
  if (found === undefined) throw new Error(`no document ${name}`);
  return found[1].Properties.Content;
}

/** The event that Automation makes of parameters: a reference that is the whole value takes the parameter's own type. */
function eventOf(name: string, given: Readonly<Record<string, unknown>>): object {
  const { parameters = {}, mainSteps } = contentOf(name);
  const payload = mainSteps[0]?.inputs.InputPayload ?? {};
  return Object.fromEntries(
    Object.entries(payload).map(([field, text]) => {
      const parameter = /^\{\{ (\w+) \}\}$/.exec(text)?.[1];
      if (text === '{{ automation:EXECUTION_ID }}') return [field, EXECUTION];
      return [field, parameter === undefined ? text : (given[parameter] ?? parameters[parameter]?.default)];
    }),
  );
}

describe.each(documents)('%s', (_, { Properties }) => {
  const content: Content = Properties.Content;

  test('is a document that Automation takes', () => {
    expect([Properties.DocumentType, Properties.DocumentFormat, Properties.UpdateMethod, Properties.Name]).toEqual([
      'Automation',
      'JSON',
      'NewVersion',
      undefined,
    ]);
    expect(content).toMatchObject({
      schemaVersion: '0.3',
      assumeRole: { 'Fn::GetAtt': [expect.stringMatching(/Role[0-9A-F]{8}$/), 'Arn'] },
      mainSteps: [
        {
          name: 'Act',
          action: 'aws:invokeLambdaFunction',
          timeoutSeconds: 300,
          onFailure: 'Abort',
          isEnd: true,
          inputs: { FunctionName: { 'Fn::GetAtt': [expect.stringMatching(/Function/), 'Arn'] } },
        },
      ],
      outputs: ['Act.Payload'],
    });
    expect(JSON.stringify(content).length).toBeLessThan(64 * 1024);
  });

  test('has parameters that fit their own rules, each of which is handed on', () => {
    const handed = Object.values(content.mainSteps[0]?.inputs.InputPayload ?? {});
    for (const [name, parameter] of Object.entries(content.parameters ?? {})) {
      expect(handed).toContain(`{{ ${name} }}`);
      expect(['String', 'StringList']).toContain(parameter.type);
      if (parameter.default === undefined) continue;
      expect(parameter.allowedValues ?? [parameter.default]).toContain(parameter.default);
      expect(parameter.default).toMatch(new RegExp(parameter.allowedPattern ?? ''));
    }
  });

  test('runs as a role that Automation assumes for this account alone, to invoke that function', () => {
    const [role] = (content.assumeRole as { 'Fn::GetAtt': [string, string] })['Fn::GetAtt'];
    const policies = Object.values(template.findResources('AWS::IAM::Policy')).filter(
      ({ Properties: { Roles } }) => Roles[0].Ref === role,
    );

    expect(template.findResources('AWS::IAM::Role')[role]?.Properties).toEqual({
      AssumeRolePolicyDocument: {
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Action: 'sts:AssumeRole',
            Principal: { Service: 'ssm.amazonaws.com' },
            Condition: {
              StringEquals: { 'aws:SourceAccount': '123456789012' },
              ArnLike: { 'aws:SourceArn': 'arn:aws:ssm:*:123456789012:automation-execution/*' },
            },
          },
        ],
      },
    });
    expect(policies.map(({ Properties: { PolicyDocument } }) => PolicyDocument.Statement)).toEqual([
      [{ Effect: 'Allow', Action: 'lambda:InvokeFunction', Resource: content.mainSteps[0]?.inputs.FunctionName }],
    ]);
  });
});

test('there is one for each thing to do', () => {
  const names = documents.map(([id]) => id.replace(/^Incident(?:Breaches)?(?:Runbooks)?|(?:Runbook)?Document.*$/g, ''));

  expect(names.sort()).toEqual([
    'DeclareBreach',
    'IsolateRole',
    'ListBreaches',
    'RecordNoNotification',
    'RecordNotification',
    'RevokeSessions',
    'RotateSecrets',
  ]);
});

describe('the functions take what their documents hand over', () => {
  const pool = `${REGION}_AbC123`;

  test.each<[string, (event: unknown) => unknown, Readonly<Record<string, unknown>>, object]>([
    [
      'RevokeSessions',
      sessionRequestOf,
      { UserPoolId: pool, Usernames: ['a-b-c'] },
      { userPoolId: pool, usernames: ['a-b-c'], also: 'nothing', execution: EXECUTION },
    ],
    ['RotateSecrets', secretRequestOf, { Secrets: [SECRET] }, { secrets: [SECRET], execution: EXECUTION }],
    [
      'IsolateRole',
      roleRequestOf,
      { RoleName: 'Shop-Orders', Action: 'deny-all' },
      { role: 'Shop-Orders', action: 'deny-all' },
    ],
    [
      'DeclareBreach',
      deskRequestOf,
      { Breach: 'INC-42', What: 'A laptop is lost' },
      { action: 'declare', breachId: 'INC-42', what: 'A laptop is lost', execution: EXECUTION },
    ],
    [
      'RecordNotification',
      deskRequestOf,
      { Breach: 'INC-42', Authority: 'DPA', Reference: 'LDI 7', At: '2026-11-22T21:30Z' },
      {
        action: 'notified',
        breachId: 'INC-42',
        authority: 'DPA',
        reference: 'LDI 7',
        at: '2026-11-22T21:30Z',
        execution: EXECUTION,
      },
    ],
    [
      'RecordNoNotification',
      deskRequestOf,
      { Breach: 'INC-42', Reason: 'The data were encrypted' },
      { action: 'not-notifiable', breachId: 'INC-42', reason: 'The data were encrypted', execution: EXECUTION },
    ],
    ['ListBreaches', deskRequestOf, {}, { action: 'list', execution: EXECUTION }],
  ])('%s', (name, requestOf, given, expected) => {
    expect(requestOf(eventOf(name, given))).toEqual(expected);
  });
});

describe('parameters', () => {
  const takes = (name: string, parameter: string, value: string) =>
    new RegExp(contentOf(name).parameters?.[parameter]?.allowedPattern ?? '$^').test(value);

  test.each([
    ['RevokeSessions', 'Usernames', '11111111-2222-3333-4444-555555555555', true],
    ['RevokeSessions', 'Usernames', 'a b', false],
    ['RotateSecrets', 'Secrets', 'all', true],
    ['RotateSecrets', 'Secrets', SECRET, true],
    ['RotateSecrets', 'Secrets', 'db', false],
    ['IsolateRole', 'RoleName', 'Shop-Orders', true],
    ['IsolateRole', 'RoleName', 'shop/Orders', false],
    ['DeclareBreach', 'Breach', 'INC-42', true],
    ['DeclareBreach', 'Breach', 'INC 42', false],
    ['DeclareBreach', 'What', "A mail with 12 people's orders, see #42", true],
    ['DeclareBreach', 'What', '{{ssm:password}}', false],
    ['DeclareBreach', 'What', 'with "quotes"', false],
    ['DeclareBreach', 'What', 'two\nlines', false],
    ['DeclareBreach', 'What', 'C:\\temp', false],
    ['DeclareBreach', 'What', '', false],
    ['DeclareBreach', 'AwareAt', '', true],
    ['DeclareBreach', 'AwareAt', '2026-11-22T21:30Z', true],
    ['DeclareBreach', 'AwareAt', '2026-11-22 21:30', false],
    ['DeclareBreach', 'Note', '', true],
    ['RecordNoNotification', 'Reason', 'no', false],
    ['RecordNoNotification', 'Reason', 'The data were encrypted', true],
  ])('%s, %s: %j is taken: %p', (name, parameter, value, expected) => {
    expect(takes(name, parameter, value)).toBe(expected);
  });

  test('the pools and actions are a choice', () => {
    expect(contentOf('RevokeSessions').parameters).toMatchObject({
      UserPoolId: { allowedValues: [`${REGION}_AbC123`] },
      Usernames: { type: 'StringList', maxItems: 50 },
      AlsoDo: { default: 'nothing', allowedValues: ['nothing', 'disable', 'reset-password'] },
    });
    expect(contentOf('IsolateRole').parameters?.Action?.allowedValues).toEqual([
      'revoke-sessions',
      'deny-all',
      'restore',
      'status',
    ]);
  });
});
