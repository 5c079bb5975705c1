import { sourceArnNamesOne } from '../../../lib/controls/compute/permission-source';
import { TemplateSet } from '../../../lib/controls/template-set';

function judge(sourceArn: unknown): string | undefined {
  const body = {
    Resources: {
      Topic: { Type: 'AWS::SNS::Topic' },
      Invoke: { Type: 'AWS::Lambda::Permission', Properties: { SourceArn: sourceArn } },
    },
  };
  const [permission] = new TemplateSet([{ name: 'shop', body }]).ofType('AWS::Lambda::Permission');
  return permission === undefined ? undefined : sourceArnNamesOne(permission).kind;
}

describe('sourceArnNamesOne', () => {
  test.each([
    ['a topic of an account', 'arn:aws:sns:eu-west-1:111122223333:orders'],
    ['every rule of one account', 'arn:aws:events:eu-west-1:111122223333:rule/*'],
    ['a bucket, whose ARN has no account', 'arn:aws:s3:::orders'],
    [
      'an API of an account known at deployment',
      { 'Fn::Sub': 'arn:aws:execute-api:eu-west-1:${AWS::AccountId}:*/*/*' },
    ],
    ['an API by its id, in any account', 'arn:aws:execute-api:eu-west-1:*:a1b2c3/*/*'],
    [
      'an API of the template, in any account',
      { 'Fn::Sub': ['arn:aws:execute-api:eu-west-1:*:${Api}/*/*', { Api: { Ref: 'Topic' } }] },
    ],
    ['a resource of the template', { Ref: 'Topic' }],
  ])('holds for %s', (_what, sourceArn) => {
    expect(judge(sourceArn)).toBe('compliant');
  });

  test.each([
    ['nothing', undefined],
    ['a wildcard', '*'],
    ['every bucket', 'arn:aws:s3:::*'],
    ['every topic', 'arn:aws:sns:*:*:*'],
    ['every rule', 'arn:aws:events:eu-west-1:*:rule/*'],
    ['everything of a partition known at deployment', { 'Fn::Sub': 'arn:${AWS::Partition}:s3:::*' }],
  ])('does not hold for %s', (_what, sourceArn) => {
    expect(judge(sourceArn)).toBe('violation');
  });

  test('is not known for an import', () => {
    expect(judge({ 'Fn::ImportValue': 'OrdersTopic' })).toBe('unknown');
  });
});
