import { everyAt } from '../../../lib/controls/data/secret-property';
import { secretNotLiteral } from '../../../lib/controls/data/secret-value';
import { TemplateSet } from '../../../lib/controls/template-set';
import type { Verdict } from '../../../lib/controls/verdict';

const PARAMETERS = {
  Hidden: { Type: 'String', NoEcho: true },
  Shown: { Type: 'String' },
  Preset: { Type: 'String', NoEcho: 'true', Default: 'correct-horse-battery' },
};

function judge(password: unknown): Verdict | undefined {
  const body = {
    Parameters: PARAMETERS,
    Conditions: { Test: { 'Fn::Equals': [{ Ref: 'Shown' }, 'test'] } },
    Resources: {
      Orders: { Type: 'AWS::AmazonMQ::Broker', Properties: { Users: [{ Username: 'erp' }, { Password: password }] } },
    },
  };
  const [broker] = new TemplateSet([{ name: 'shop', body }]).ofType('AWS::AmazonMQ::Broker');
  return broker && everyAt(broker, 'Users[].Password', (place) => secretNotLiteral(broker, place, 'a secret'));
}

test.each([
  ['a literal', 'correct-horse-battery', 'stands in the template'],
  ['a number', 12345678, 'stands in the template'],
  [
    'a literal in one branch',
    { 'Fn::If': ['Test', 'test', '{{resolve:secretsmanager:shop}}'] },
    'stands in the template',
  ],
  ['a plain parameter of Systems Manager', '{{resolve:ssm:/shop/broker}}', 'is a plain parameter of Systems Manager'],
  ['a parameter that is shown', { Ref: 'Shown' }, 'is parameter Shown, which is shown without NoEcho'],
  ['a parameter with a default', { Ref: 'Preset' }, 'is the default of parameter Preset'],
])('%s is a fault', (_what, password, how) => {
  const path = 'Users[1].Password';

  expect(judge(password)).toEqual({
    kind: 'violation',
    faults: [{ path, message: `${path} ${how}; expected a secret` }],
  });
});

test.each([
  ['nothing', undefined, 'compliant'],
  ['a secret', '{{resolve:secretsmanager:shop/broker:SecretString:password}}', 'compliant'],
  [
    'a secret by its ARN',
    { 'Fn::Join': ['', ['{{resolve:secretsmanager:', { Ref: 'AWS::StackName' }, ':SecretString:password}}']] },
    'compliant',
  ],
  ['a secure parameter of Systems Manager', '{{resolve:ssm-secure:/shop/broker:1}}', 'compliant'],
  ['a hidden parameter', { Ref: 'Hidden' }, 'unknown'],
  ['an import', { 'Fn::ImportValue': 'BrokerPassword' }, 'unknown'],
])('%s is %s', (_what, password, kind) => {
  expect(judge(password)?.kind).toBe(kind);
});
