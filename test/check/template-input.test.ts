import { join } from 'node:path';
import { readTemplate } from '../../lib/check/read-template';
import { templateInput } from '../../lib/check/template-input';
import { writtenFiles } from './written-assembly';

const read = (name: string, text: string) => {
  const file = join(writtenFiles({ [name]: text }), name);
  return { file, input: templateInput(readTemplate(file)) };
};

const PLAIN = `Resources:
  Orders:
    Type: AWS::S3::Bucket
    Properties:
      BucketName: orders
`;

test.each([
  ['shop.yaml', 'shop'],
  ['Shop.template.json', 'Shop'],
  ['Shop.template', 'Shop'],
])('%s is taken for the stack %s', (name, stack) => {
  const { file, input } = read(name, PLAIN);

  expect(input.stackOf(file)).toBe(stack);
  expect(input.templates).toMatchObject([{ name: file, stackName: stack }]);
});

test('a template knows no constructs and no other plugins, and its resources as they are written', () => {
  const { file, input } = read('shop.yaml', PLAIN);

  expect(input.originOf(file, 'Orders')).toBeUndefined();
  expect(input.reported).toEqual([]);
  expect(input.writtenAs(file, 'Orders', 'BucketName')).toBeUndefined();
  expect(input.lineOf(file, 'Orders', 'BucketName')).toMatchObject({ file, line: 5 });
  expect(input.lineOf(file, 'Orders', 'VersioningConfiguration.Status')).toMatchObject({ line: 4 });
  expect(input.unread).toEqual([]);
});

test('what stands in it but cannot be judged is said with its file', () => {
  const { file, input } = read('shop.yaml', `${PLAIN}  Other:\n    Type: AWS::Serverless::Application\n`);

  expect(input.unread).toEqual([expect.stringMatching(`^${file}: .*Other`)]);
});

describe('AWS SAM', () => {
  const SAM = `Transform: AWS::Serverless-2016-10-31
Globals:
  Function:
    Runtime: nodejs12.x
Resources:
  Checkout:
    Type: AWS::Serverless::Function
    Properties:
      Handler: index.handler
      Environment:
        Variables:
          STAGE: prod
  Orders:
    Type: AWS::Serverless::SimpleTable
    Properties:
      SSESpecification:
        SSEEnabled: false
`;
  const { file, input } = read('sam.yaml', SAM);

  test.each([
    ['Checkout', 'Environment.Variables', 'AWS::Serverless::Function', 'Environment.Variables', 11],
    ['Checkout', 'Runtime', 'AWS::Serverless::Function', 'Runtime', 4],
    ['Checkout', 'TracingConfig.Mode', 'AWS::Serverless::Function', 'Tracing', 6],
    ['Orders', 'SSESpecification.SSEEnabled', 'AWS::Serverless::SimpleTable', 'SSESpecification.SSEEnabled', 17],
  ])('%s.%s is named and found as its author wrote it', (logicalId, property, type, written, line) => {
    expect(input.writtenAs(file, logicalId, property)).toEqual({ logicalId, type, property: written });
    expect(input.lineOf(file, logicalId, property)).toMatchObject({ file, line });
  });

  test('a role that SAM makes belongs to its function', () => {
    expect(input.writtenAs(file, 'CheckoutRole', '')).toMatchObject({
      logicalId: 'Checkout',
      type: 'AWS::Serverless::Function',
    });
    expect(input.lineOf(file, 'CheckoutRole', '')).toMatchObject({ line: 6 });
  });
});
