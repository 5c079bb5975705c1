import { withLogicalIds } from '../../lib/check/serverless-references';

const IDS = new Map([
  ['Api.Stage', 'ApiProdStage'],
  ['Fn.DestinationQueue', 'FnQueue'],
]);

describe('withLogicalIds', () => {
  test.each([
    [{ Ref: 'Api.Stage' }, { Ref: 'ApiProdStage' }],
    [{ Ref: 'Api' }, { Ref: 'Api' }],
    [{ 'Fn::GetAtt': ['Fn.DestinationQueue', 'Arn'] }, { 'Fn::GetAtt': ['FnQueue', 'Arn'] }],
    [{ 'Fn::GetAtt': ['Fn', 'DestinationQueue.Arn'] }, { 'Fn::GetAtt': ['FnQueue', 'Arn'] }],
    [{ 'Fn::GetAtt': 'Fn.DestinationQueue.Arn' }, { 'Fn::GetAtt': ['FnQueue', 'Arn'] }],
    [{ 'Fn::GetAtt': ['Api', 'RootResourceId'] }, { 'Fn::GetAtt': ['Api', 'RootResourceId'] }],
    [{ 'Fn::GetAtt': { Ref: 'x' } }, { 'Fn::GetAtt': { Ref: 'x' } }],
    [{ 'Fn::Sub': '${Api.Stage}/${!Api.Stage}/${Api}' }, { 'Fn::Sub': '${ApiProdStage}/${!Api.Stage}/${Api}' }],
    [
      { 'Fn::Sub': ['${Fn.DestinationQueue.Arn}', { a: { Ref: 'Api.Stage' } }] },
      { 'Fn::Sub': ['${FnQueue.Arn}', { a: { Ref: 'ApiProdStage' } }] },
    ],
    [[{ a: [{ Ref: 'Api.Stage' }] }], [{ a: [{ Ref: 'ApiProdStage' }] }]],
    ['Api.Stage', 'Api.Stage'],
    [null, null],
  ])('%j', (value, expected) => {
    expect(withLogicalIds(value, IDS)).toStrictEqual(expected);
  });

  test('keys that objects have anyway stay', () => {
    const value: unknown = JSON.parse('{"__proto__": {"Ref": "Api.Stage"}}');
    expect(JSON.stringify(withLogicalIds(value, IDS))).toBe('{"__proto__":{"Ref":"ApiProdStage"}}');
  });
});
