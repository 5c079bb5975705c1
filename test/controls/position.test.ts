import type { Position } from '../../lib/controls/position';
import type { Resource } from '../../lib/controls/resource';
import { TemplateSet } from '../../lib/controls/template-set';
import { compliant, type Verdict } from '../../lib/controls/verdict';

const open = { 'Fn::If': ['Open', 'left', 'right'] };

const resourceWith = (properties: object): Resource => {
  const set = new TemplateSet([
    {
      name: 't',
      body: {
        Parameters: { Free: { Type: 'String' } },
        Conditions: { Open: { 'Fn::Equals': [{ Ref: 'Free' }, 'x'] } },
        Resources: { Subject: { Type: 'T', Properties: properties }, Peer: { Type: 'P' } },
      },
    },
  ]);
  const [subject] = set.ofType('T');
  if (subject === undefined) throw new Error('no subject');
  return subject;
};

const shown = (verdict: Verdict): string => {
  if (verdict.kind === 'violation') return `violation: ${verdict.faults.map(({ message }) => message).join('; ')}`;
  return verdict.kind === 'unknown' ? `unknown at ${verdict.path}: ${verdict.reason}` : verdict.kind;
};

describe('predicates', () => {
  test.each<[string, object, (subject: Position) => Verdict, string]>([
    ['equals', { A: 'x' }, (s) => s.at('A').equals('x'), 'compliant'],
    ['equals across types', { A: 'true' }, (s) => s.at('A').isTrue(), 'compliant'],
    ['equals, a boolean in capitals', { A: 'True' }, (s) => s.at('A').isTrue(), 'compliant'],
    ['equals, absent', {}, (s) => s.at('A').equals('x'), 'violation: A is absent; expected "x"'],
    ['equals, below a scalar', { A: 'y' }, (s) => s.at('A.B').equals('x'), 'violation: A.B is absent; expected "x"'],
    [
      'equals, parameter',
      { A: { Ref: 'Free' } },
      (s) => s.at('A').equals('x'),
      'unknown at A: parameter Free decides it',
    ],
    [
      'equals, reference',
      { A: { Ref: 'Peer' } },
      (s) => s.at('A').equals('x'),
      'unknown at A: a reference to Peer is known only at deployment',
    ],
    ['oneOf, branches agree', { A: open }, (s) => s.at('A').oneOf(['left', 'right']), 'compliant'],
    [
      'oneOf, branches differ',
      { A: open },
      (s) => s.at('A').equals('left'),
      'unknown at A: it depends on a condition or parameter of the template',
    ],
    ['both branches wrong', { A: open }, (s) => s.at('A').equals('other'), 'violation: A is "left"; expected "other"'],
    [
      'an object behind a condition',
      { A: { 'Fn::If': ['Open', { B: 1 }, { B: 1 }] } },
      (s) => s.at('A.B').equals(1),
      'compliant',
    ],
    ['noneOf', { A: 'x' }, (s) => s.at('A').noneOf(['x', 'y']), 'violation: A is "x"; expected none of x, y'],
    ['noneOf, absent', {}, (s) => s.at('A').noneOf(['x']), 'compliant'],
    ['or', {}, (s) => s.at('A').or(30).atLeast(30), 'compliant'],
    ['atLeast, text', { A: '12' }, (s) => s.at('A').atLeast(12), 'compliant'],
    ['atLeast, no number', { A: 'many' }, (s) => s.at('A').atLeast(12), 'violation: A is "many"; expected at least 12'],
    ['atMost', { A: 13 }, (s) => s.at('A').atMost(12), 'violation: A is 13; expected at most 12'],
    ['present, reference', { A: { Ref: 'Peer' } }, (s) => s.at('A').present(), 'compliant'],
    ['present, empty', { A: '' }, (s) => s.at('A').present(), 'violation: A is ""; expected a value'],
    ['absent', { A: 1 }, (s) => s.at('A').absent(), 'violation: A is 1; expected nothing'],
    ['every', { A: [1, 2] }, (s) => s.at('A').every((i) => i.equals(1)), 'violation: A[1] is 2; expected 1'],
    ['every, absent', {}, (s) => s.at('A').every((i) => i.equals(1)), 'not-applicable'],
    ['every, no list', { A: 1 }, (s) => s.at('A').every((i) => i.equals(1)), 'violation: A is 1; expected a list'],
    [
      'every, a fault only behind a condition',
      { A: [1, { 'Fn::If': ['Open', 2, { Ref: 'AWS::NoValue' }] }] },
      (s) => s.at('A').every((i) => i.equals(1)),
      'unknown at A[1]: a condition may leave it out',
    ],
    [
      'every, holding behind a condition',
      { A: [1, { 'Fn::If': ['Open', 1, { Ref: 'AWS::NoValue' }] }] },
      (s) => s.at('A').every((i) => i.equals(1)),
      'compliant',
    ],
    ['some', { A: [1, 2] }, (s) => s.at('A').some((i) => i.equals(2), 'no two'), 'compliant'],
    ['some, none', { A: [1] }, (s) => s.at('A').some((i) => i.equals(2), 'no two'), 'violation: no two'],
    [
      'some, only behind a condition',
      { A: [{ 'Fn::If': ['Open', 2, { Ref: 'AWS::NoValue' }] }] },
      (s) => s.at('A').some((i) => i.or(2).equals(2), 'no two'),
      'unknown at A[0]: a condition may leave it out',
    ],
    [
      'long values are cut',
      { A: 'x'.repeat(200) },
      (s) => s.at('A').equals(1),
      `violation: A is "${'x'.repeat(76)}...; expected 1`,
    ],
  ])('%s', (_name, properties, judge, expected) => {
    expect(shown(judge(resourceWith(properties)))).toBe(expected);
  });

  test.each<[string, unknown, string]>([
    ['a reference', { Ref: 'Peer' }, 'reference'],
    ['the same reference in both branches', { 'Fn::If': ['Open', { Ref: 'Peer' }, { Ref: 'Peer' }] }, 'reference'],
    ['two references', { 'Fn::If': ['Open', { Ref: 'Peer' }, { 'Fn::GetAtt': ['Peer', 'Arn'] }] }, 'unknown'],
    ['a text', 'x', 'text'],
    ['nothing', undefined, 'absent'],
    ['a parameter', { Ref: 'Free' }, 'unknown'],
  ])('target is %s', (_name, value, kind) => {
    expect(resourceWith({ A: value }).at('A').target().kind).toBe(kind);
  });

  test('items drop NoValue and keep their index', () => {
    const items = resourceWith({ A: [{ Ref: 'AWS::NoValue' }, 'x'] })
      .at('A')
      .items();

    expect(items.map(({ path }) => path)).toEqual(['A[1]']);
  });

  test('property reaches names that hold dots', () => {
    expect(resourceWith({ 'aws:tag/a.b': 1 }).property('aws:tag/a.b').equals(1)).toEqual(compliant());
  });
});
