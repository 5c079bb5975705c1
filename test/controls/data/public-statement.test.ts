import { notPublic } from '../../../lib/controls/data/public-statement';
import { TemplateSet } from '../../../lib/controls/template-set';

function judge(statement: object, wrap = (whole: object): object => whole) {
  const body = {
    Parameters: { Stage: { Type: 'String' } },
    Conditions: { Production: { 'Fn::Equals': [{ Ref: 'Stage' }, 'production'] } },
    Resources: {
      Policy: {
        Type: 'AWS::S3::BucketPolicy',
        Properties: {
          PolicyDocument: {
            Statement: [wrap({ Effect: 'Allow', Principal: '*', Action: 's3:GetObject', ...statement })],
          },
        },
      },
    },
  };
  const [policy] = new TemplateSet([{ name: 'template', body }]).ofType('AWS::S3::BucketPolicy');
  return policy && notPublic(policy.at('PolicyDocument')).kind;
}

test.each([
  ['an organization', { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } }],
  ['an organization whose id is a parameter', { StringEquals: { 'AWS:PrincipalOrgID': { Ref: 'Stage' } } }],
  ['an account', { StringEquals: { 'kms:CallerAccount': '111122223333' } }],
  ['an account beside a service', { StringEquals: { 'kms:ViaService': 's3', 'kms:CallerAccount': '111122223333' } }],
  ['paths of an organization', { 'ForAnyValue:StringLike': { 'aws:PrincipalOrgPaths': ['o-a1b2c3d4e5/r-ab12/*'] } }],
  ['a source of one account', { ArnLike: { 'aws:SourceArn': { 'Fn::Sub': `arn:aws:sns:*:\${AWS::AccountId}:*` } } }],
  ['a network', { StringEquals: { 'aws:SourceVpce': 'vpce-1a2b3c4d' } }],
  ['addresses', { IpAddress: { 'aws:SourceIp': ['203.0.113.0/24'] } }],
])('everybody tied to %s is not public', (_what, Condition) => {
  expect(judge({ Condition })).toBe('compliant');
});

test.each([
  ['no condition', undefined],
  ['TLS', { Bool: { 'aws:SecureTransport': 'true' } }],
  ['a service alone', { StringEquals: { 'kms:ViaService': 'dynamodb.eu-west-1.amazonaws.com' } }],
  ['a referer', { StringLike: { 'aws:Referer': 'https://shop.example/*' } }],
  ['all but one account', { StringNotEquals: { 'aws:PrincipalAccount': '111122223333' } }],
  ['an organization, if there is one', { StringEqualsIfExists: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } }],
  ['any organization', { StringLike: { 'aws:PrincipalOrgID': 'o-*' } }],
  ['a role name of any account', { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/reader' } }],
  ['every address', { IpAddress: { 'aws:SourceIp': ['203.0.113.0/24', '0.0.0.0/0'] } }],
])('everybody with %s is public', (_what, Condition) => {
  expect(judge({ Condition })).toBe('violation');
});

test.each([
  [
    'a condition that a parameter may leave out',
    { Condition: { 'Fn::If': ['Production', {}, { Ref: 'AWS::NoValue' }] } },
  ],
  ['an effect that a parameter decides', { Effect: { Ref: 'Stage' } }],
  ['a principal that a parameter decides', { Principal: { AWS: { Ref: 'Stage' } } }],
  ['a pattern that a parameter decides', { Condition: { ArnLike: { 'aws:SourceArn': { Ref: 'Stage' } } } }],
])('%s is undecided', (_what, statement) => {
  expect(judge(statement)).toBe('unknown');
});

test('a public statement that a condition may leave out is undecided', () => {
  expect(judge({}, (statement) => ({ 'Fn::If': ['Production', statement, { Ref: 'AWS::NoValue' }] }))).toBe('unknown');
});
