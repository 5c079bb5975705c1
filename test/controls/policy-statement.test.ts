import { matchesAction } from '../../lib/controls/action-pattern';
import { isForEverybody, statementsOf } from '../../lib/controls/policy-statement';
import { TemplateSet } from '../../lib/controls/template-set';

const read = (document: unknown) => {
  const set = new TemplateSet([
    {
      name: 't',
      body: {
        Parameters: { Free: { Type: 'String' } },
        Conditions: { Open: { 'Fn::Equals': [{ Ref: 'Free' }, 'x'] } },
        Resources: { Key: { Type: 'AWS::KMS::Key', Properties: { KeyPolicy: document } } },
      },
    },
  ]);
  const [key] = set.ofType('AWS::KMS::Key');
  if (key === undefined) throw new Error('no key');
  return statementsOf(key.at('KeyPolicy'));
};

const allow = { Effect: 'Allow', Action: 'kms:*', Resource: '*', Principal: '*' };

describe('statementsOf', () => {
  test.each<[string, unknown, number, string | undefined]>([
    ['a list of statements', { Statement: [allow, allow] }, 2, undefined],
    ['one statement without a list', { Statement: allow }, 1, undefined],
    ['JSON text', JSON.stringify({ Statement: [allow] }), 1, undefined],
    ['JSON text with substitutions', { 'Fn::Sub': '{"Statement": [{"Resource": "${Key.Arn}"}]}' }, 1, undefined],
    ['other text', 'none', 0, '"none"'],
    ['a parameter', { Ref: 'Free' }, 0, 'parameter Free decides it'],
    ['a statement from a parameter', { Statement: [{ Ref: 'Free' }, allow] }, 2, 'parameter Free decides it'],
    [
      'a statement that a condition takes out',
      { Statement: [{ 'Fn::If': ['Open', allow, { Ref: 'AWS::NoValue' }] }] },
      1,
      'it depends on a condition',
    ],
    [
      'one of two statements',
      { Statement: [{ 'Fn::If': ['Open', allow, { Effect: 'Deny' }] }] },
      1,
      'it depends on a condition',
    ],
    ['nothing', undefined, 0, undefined],
  ])('%s', (_name, document, count, undecided) => {
    const result = read(document);

    expect([result.statements.length, result.undecided]).toEqual([count, undecided]);
  });

  test('reads every element of a statement', () => {
    const [statement] = read({
      Statement: {
        Effect: 'Deny',
        NotAction: ['s3:Get*'],
        NotResource: 'arn:x',
        Principal: { AWS: ['*', { Ref: 'AWS::AccountId' }], Service: 'sns.amazonaws.com' },
        Condition: { StringEquals: { 'aws:SourceAccount': '1', 'aws:RequestTag/a.b': ['x', 'y'] } },
      },
    }).statements;

    expect(statement).toMatchObject({
      effect: 'Deny',
      actions: { texts: [] },
      notActions: { texts: ['s3:Get*'] },
      notResources: { texts: ['arn:x'] },
      principals: { texts: ['AWS:*', 'AWS:${AWS::AccountId}', 'Service:sns.amazonaws.com'] },
      hasNotPrincipal: false,
      conditions: [
        { operator: 'StringEquals', key: 'aws:sourceaccount', values: { texts: ['1'] } },
        { operator: 'StringEquals', key: 'aws:requesttag/a.b', values: { texts: ['x', 'y'] } },
      ],
    });
  });

  test.each<[string, unknown, readonly string[], boolean]>([
    ['certain strings', ['a', 'b'], ['a', 'b'], false],
    ['a string behind a condition', { 'Fn::If': ['Open', '*', 'x'] }, [], true],
    ['an item behind a condition', ['a', { 'Fn::If': ['Open', '*', 'x'] }], ['a'], true],
    ['a parameter', ['a', { Ref: 'Free' }], ['a'], true],
  ])('tells what certainly stands there: %s', (_name, Action, texts, undecided) => {
    expect(read({ Statement: { Effect: 'Allow', Action } }).statements[0]?.actions).toEqual({ texts, undecided });
  });
});

describe('isForEverybody', () => {
  test.each<[unknown, boolean]>([
    ['*', true],
    [{ AWS: '*' }, true],
    [{ AWS: ['arn:aws:iam::111122223333:root', '*'] }, true],
    [{ Service: '*' }, false],
    [{ AWS: 'arn:aws:iam::111122223333:root' }, false],
    [undefined, false],
  ])('%j: %s', (Principal, expected) => {
    const [statement] = read({ Statement: { ...allow, Principal } }).statements;

    expect(statement && isForEverybody(statement)).toBe(expected);
  });
});

describe('matchesAction', () => {
  test.each([
    ['s3:*', 's3:GetObject', true],
    ['S3:getobject', 's3:GetObject', true],
    ['s3:Get?bject', 's3:GetObject', true],
    ['*', 's3:GetObject', true],
    ['s3.GetObject', 's3:GetObject', false],
    ['s3:Put*', 's3:GetObject', false],
  ])('%s against %s: %s', (pattern, action, expected) => {
    expect(matchesAction(pattern, action)).toBe(expected);
  });
});
