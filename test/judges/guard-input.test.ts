import { withHandedOverValues } from './guard-input';

describe('withHandedOverValues', () => {
  test.each([
    ['another stack’s output', { 'Fn::GetStackOutput': { StackName: 'Data', OutputName: 'KeyArn' } }],
    ['an import', { 'Fn::ImportValue': 'Data:KeyArn' }],
  ])('puts a text for %s', (_case, value) => {
    const template = { Resources: { Log: { Properties: { KmsKeyId: value, Names: [value] } } } };

    const text = 'handed-over-by-another-stack';
    expect(withHandedOverValues(template)).toEqual({
      Resources: { Log: { Properties: { KmsKeyId: text, Names: [text] } } },
    });
  });

  test.each([
    ['a reference', { Ref: 'Key' }],
    ['an attribute', { 'Fn::GetAtt': ['Key', 'Arn'] }],
    ['a join', { 'Fn::Join': ['', ['a', { Ref: 'Key' }]] }],
    ['an object with more keys', { 'Fn::ImportValue': 'x', Other: null }],
    ['what is no object', [1, true, null, 'text']],
  ])('leaves %s', (_case, value) => {
    expect(withHandedOverValues(value)).toEqual(value);
  });
});
