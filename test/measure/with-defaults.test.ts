import { judgeTemplate } from '../../measure/judged-template';
import { withDefaults } from '../../measure/with-defaults';
import { shutterClosed, shutterWith } from './shop';

describe('withDefaults', () => {
  const settled = (Parameter: object) => withDefaults({ Parameters: { Parameter }, Resources: {} });

  test.each([
    ['a default', { Type: 'String', Default: 'NONE' }, ['NONE']],
    ['a default that is false', { Type: 'String', Default: false }, [false]],
    ['a default among others', { Type: 'String', Default: 'b', AllowedValues: ['a', 'b'] }, ['b']],
    ['a list', { Type: 'CommaDelimitedList', Default: 'a, b' }, [['a', 'b']]],
    ['a list of ids', { Type: 'List<AWS::EC2::Subnet::Id>', Default: 'a' }, [['a']]],
  ])('leaves a parameter with %s no other value', (_case, parameter, values) => {
    expect(settled(parameter)).toEqual({
      Parameters: { Parameter: { ...parameter, AllowedValues: values } },
      Resources: {},
    });
  });

  test.each([
    ['without a default', { Type: 'String' }],
    ['that names an SSM parameter', { Type: 'AWS::SSM::Parameter::Value<String>', Default: '/shop/id' }],
    ['that is malformed', ['Type']],
  ])('leaves a parameter %s alone', (_case, parameter) => {
    expect(settled(parameter)).toEqual({ Parameters: { Parameter: parameter }, Resources: {} });
  });

  test.each([[null], ['text'], [{ Resources: {} }], [{ Parameters: [] }]])('leaves %j alone', (body) => {
    expect(withDefaults(body)).toBe(body);
  });

  test('decides what the parameter left open', () => {
    const body = {
      Parameters: { Closed: { Type: 'String', Default: 'false' } },
      Resources: { Front: shutterWith({ Closed: { Ref: 'Closed' } }) },
    };
    const kind = (template: unknown) => judgeTemplate('shop', template, [shutterClosed]).verdicts[0]?.kind;

    expect(kind(body)).toBe('unknown');
    expect(kind(withDefaults(body))).toBe('violation');
  });
});
