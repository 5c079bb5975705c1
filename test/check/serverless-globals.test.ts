import { withGlobals } from '../../lib/check/serverless-globals';

const TYPE = 'AWS::Serverless::Function';
const merged = (globals: unknown, properties: object, rest: object = {}) =>
  withGlobals({ Globals: { Function: globals } }, { Properties: properties, ...rest }, TYPE);

describe('withGlobals', () => {
  test.each([
    ['what the resource leaves out', { Runtime: 'a' }, { Timeout: 3 }, { Runtime: 'a', Timeout: 3 }],
    ['the resource goes before', { Runtime: 'a' }, { Runtime: 'b' }, { Runtime: 'b' }],
    [
      'objects are merged',
      { Environment: { Variables: { A: 1, B: 2 } } },
      { Environment: { Variables: { B: 3 } } },
      { Environment: { Variables: { A: 1, B: 3 } } },
    ],
    ['lists are joined, the global one first', { Layers: ['a'] }, { Layers: ['b', 'a'] }, { Layers: ['a', 'b', 'a'] }],
    ['functions are never merged', { Tags: { Ref: 'A' } }, { Tags: { 'Fn::If': [] } }, { Tags: { 'Fn::If': [] } }],
    ['nor values of different kinds', { Tags: ['a'] }, { Tags: { b: 1 } }, { Tags: { b: 1 } }],
    ['globals that are no object', 'x', { A: 1 }, { A: 1 }],
  ])('%s', (_what, globals, properties, expected) => {
    expect(merged(globals, properties)).toStrictEqual(expected);
  });

  test('a resource may ignore some of them, or all', () => {
    const globals = { Runtime: 'a', Timeout: 3 };
    expect(merged(globals, {}, { IgnoreGlobals: ['Timeout'] })).toStrictEqual({ Runtime: 'a' });
    expect(merged(globals, { A: 1 }, { IgnoreGlobals: '*' })).toStrictEqual({ A: 1 });
    expect(merged(globals, {}, { IgnoreGlobals: 3 })).toStrictEqual(globals);
  });

  test('the section is that of the type', () => {
    const body = { Globals: { Function: { A: 1 }, HttpApi: { B: 2 } } };
    expect(withGlobals(body, {}, 'AWS::Serverless::HttpApi')).toStrictEqual({ B: 2 });
    expect(withGlobals({}, {}, 'AWS::Serverless::HttpApi')).toStrictEqual({});
  });
});
