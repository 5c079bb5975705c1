import { configResourceId, identifierInArn, identifierOf } from '../../lib/live/resource-identifier';
import type { ResourceKind } from '../../lib/live/resource-kind';
import { resourceKind } from '../../lib/live/resource-kinds';

function kindOf(type: string): ResourceKind {
  const kind = resourceKind(type);
  if (kind === undefined) throw new Error(`no kind ${type}`);
  return kind;
}

const WEB_ACL = 'arn:aws:wafv2:eu-west-1:111122223333:regional/webacl/shop/1-2';

test.each([
  ['the id', 'AWS::SQS::Queue', { resourceId: 'https://sqs/q' }, 'https://sqs/q'],
  ['the name, where the id is opaque', 'AWS::IAM::Role', { resourceId: 'AROA1', resourceName: 'deployer' }, 'deployer'],
  ['nothing, where there is no name', 'AWS::IAM::Role', { resourceId: 'AROA1' }, undefined],
  ['the configuration', 'AWS::IAM::Role', { resourceId: 'AROA1', configuration: { roleName: 'deployer' } }, 'deployer'],
  [
    'the configuration in two parts',
    'AWS::Cognito::UserPoolClient',
    { resourceId: 'c', configuration: { UserPoolId: 'p', ClientId: 'c' } },
    'p|c',
  ],
  ['an id of two parts', 'AWS::Cognito::UserPoolClient', { resourceId: 'p|c' }, 'p|c'],
  [
    'nothing, where a part is missing',
    'AWS::Cognito::UserPoolClient',
    { resourceId: 'c', configuration: { ClientId: 'c' } },
    undefined,
  ],
  [
    'the ARN of a web ACL',
    'AWS::WAFv2::WebACL',
    { resourceId: '1-2', ARN: WEB_ACL, configuration: { name: 'shop', id: '1-2' } },
    'shop|1-2|REGIONAL',
  ],
  [
    'the ARN of a stage as its id',
    'AWS::ApiGateway::Stage',
    { resourceId: 'arn:aws:apigateway:eu-west-1::/restapis/a1/stages/prod', resourceName: 'prod' },
    'a1|prod',
  ],
])('the identifier is %s', (_, type, item, expected) => {
  expect(identifierOf(kindOf(type), { resourceType: type, ...item })).toBe(expected);
});

test('the ARN of a web ACL of CloudFront has its scope', () => {
  const arn = 'arn:aws:wafv2:us-east-1:111122223333:global/webacl/edge/3';

  expect(identifierInArn('AWS::WAFv2::WebACL', arn)).toBe('edge|3|CLOUDFRONT');
  expect(identifierInArn('AWS::WAFv2::WebACL', 'arn:aws:sqs:::q')).toBeUndefined();
  expect(identifierInArn('AWS::SQS::Queue', arn)).toBeUndefined();
});

test.each([
  ['the identifier', 'AWS::SQS::Queue', { Id: 'x' }, 'name|1|REGIONAL'],
  ['a property', 'AWS::WAFv2::WebACL', { Id: '1' }, '1'],
  ['the identifier, where that property was not read', 'AWS::WAFv2::WebACL', undefined, 'name|1|REGIONAL'],
])('the id in AWS Config is %s', (_, type, properties, expected) => {
  expect(configResourceId(kindOf(type), 'name|1|REGIONAL', properties)).toBe(expected);
});
