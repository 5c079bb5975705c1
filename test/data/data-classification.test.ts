import { App, Duration, NestedStack, Stack, Stage } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as cognito from 'aws-cdk-lib/aws-cognito';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as sns from 'aws-cdk-lib/aws-sns';
import { catalogue } from '../../lib/controls/catalogue';
import { evaluate } from '../../lib/controls/evaluate';
import { TemplateSet } from '../../lib/controls/template-set';
import { DataClass } from '../../lib/data/data-class';
import { DataClassification, type DataClassificationProps } from '../../lib/data/data-classification';

const ENV = { account: '111122223333', region: 'eu-central-1' };
const MARK = 'storefront-security-baseline:classification';

function classified(props: Partial<DataClassificationProps> = {}) {
  const stack = new Stack(new App(), 'Shop', { env: ENV });
  const classification = new DataClassification(stack, 'Classification', {
    dataClass: DataClass.ORDERS,
    owner: 'checkout',
    alarmTopic: new sns.Topic(stack, 'Alerts'),
    ...props,
  });
  return { stack, classification };
}

/** The verdicts of DataClassified, by logical id. */
function verdicts(stack: Stack) {
  const set = new TemplateSet([{ name: 'Shop', body: Template.fromStack(stack).toJSON(), ...ENV }]);
  const controls = catalogue.filter(({ id }) => id === 'DataClassified');
  return evaluate(set, controls).judgements.map(({ resource, verdict }) => [resource.type, verdict.kind]);
}

const label = (dataClass: string, retention: string, owner = 'checkout') => [
  { Key: 'data-class', Value: dataClass },
  { Key: 'owner', Value: owner },
  { Key: 'retention', Value: retention },
];

describe('labels', () => {
  test('stand on every store of the stack, and its template says that they do', () => {
    const { stack } = classified({ retention: Duration.days(400) });
    new s3.Bucket(stack, 'Documents');
    new dynamodb.TableV2(stack, 'Orders', {
      partitionKey: { name: 'id', type: dynamodb.AttributeType.STRING },
      replicas: [{ region: 'eu-west-1' }],
    });
    new cognito.UserPool(stack, 'Shoppers');
    const template = Template.fromStack(stack);

    template.hasResourceProperties('AWS::S3::Bucket', { Tags: label('orders', '400-days') });
    template.hasResourceProperties('AWS::DynamoDB::GlobalTable', {
      Replicas: [{ Tags: label('orders', '400-days') }, { Tags: label('orders', '400-days') }],
    });
    template.hasResourceProperties('AWS::Cognito::UserPool', {
      UserPoolTags: { 'data-class': 'orders', owner: 'checkout', retention: '400-days' },
    });
    expect(template.toJSON().Metadata[MARK]).toEqual({ dataClasses: Object.values(DataClass) });
    expect(verdicts(stack)).toEqual([
      ['AWS::S3::Bucket', 'compliant'],
      ['AWS::DynamoDB::GlobalTable', 'compliant'],
      ['AWS::Cognito::UserPool', 'compliant'],
    ]);
  });

  test('of a store win over those of its stack, and data without a term says so', () => {
    const { stack } = classified();
    const bucket = new s3.Bucket(stack, 'Logs');
    DataClassification.label(bucket, {
      dataClass: DataClass.LOGS,
      owner: 'security',
      retention: Duration.days(365),
    });
    new s3.Bucket(stack, 'Documents');

    const tags = Object.values(Template.fromStack(stack).findResources('AWS::S3::Bucket')).map(
      ({ Properties }) => Properties.Tags,
    );
    expect(tags).toEqual([label('logs', '365-days', 'security'), label('orders', 'until-erased')]);
  });

  test('of a stage reach its stacks and their nested stacks', () => {
    const stage = new Stage(new App(), 'Stage', { env: ENV });
    const stack = new Stack(stage, 'Data');
    const nested = new NestedStack(stack, 'Nested');
    new s3.Bucket(nested, 'Documents');
    DataClassification.label(stage, { dataClass: DataClass.CONTENT, owner: 'shop' });

    const template = Template.fromStack(nested);
    template.hasResourceProperties('AWS::S3::Bucket', { Tags: label('content', 'until-erased', 'shop') });
    expect(template.toJSON().Metadata).toHaveProperty([MARK]);
    expect(Template.fromStack(stack).toJSON().Metadata).toHaveProperty([MARK]);
  });

  test('of one store do not make the stack a classified one', () => {
    const stack = new Stack(new App(), 'Shop', { env: ENV });
    DataClassification.label(new s3.Bucket(stack, 'Documents'), { dataClass: DataClass.ORDERS, owner: 'checkout' });

    expect(Template.fromStack(stack).toJSON().Metadata).toBeUndefined();
    expect(verdicts(stack)).toEqual([]);
  });

  test('are missed where they are taken away', () => {
    const { stack } = classified();
    const bucket = new s3.Bucket(stack, 'Documents');
    (bucket.node.defaultChild as s3.CfnBucket).addPropertyDeletionOverride('Tags');

    expect(verdicts(stack)).toEqual([['AWS::S3::Bucket', 'violation']]);
  });
});

describe('Macie', () => {
  test('is enabled, and its findings go to the topic', () => {
    const template = Template.fromStack(classified().stack);

    template.hasResourceProperties('AWS::Macie::Session', {
      Status: 'ENABLED',
      FindingPublishingFrequency: 'FIFTEEN_MINUTES',
    });
    template.hasResourceProperties('AWS::Events::Rule', {
      EventPattern: { source: ['aws.macie'], 'detail-type': ['Macie Finding'] },
      Targets: [Match.objectLike({ Arn: { Ref: 'Alerts91F83244' } })],
    });
    template.resourceCountIs('AWS::Macie::CustomDataIdentifier', 0);
  });

  test('is taught the numbers of the shop, once it is enabled', () => {
    const { stack } = classified({ orderNumberPattern: '\\bORD-[0-9]{8}\\b', loyaltyNumberPattern: 'L[0-9]{10}' });
    const template = Template.fromStack(stack);

    const identifiers = template.findResources('AWS::Macie::CustomDataIdentifier');
    const [session] = Object.keys(template.findResources('AWS::Macie::Session'));
    expect(Object.values(identifiers).map(({ Properties, DependsOn }) => [Properties.Regex, DependsOn])).toEqual([
      ['\\bORD-[0-9]{8}\\b', [session]],
      ['L[0-9]{10}', [session]],
    ]);
    for (const { Properties } of Object.values(identifiers)) {
      expect(Properties.Name.length).toBeLessThanOrEqual(128);
      expect(Properties.Keywords.filter((word: string) => word.length < 3 || word.length > 90)).toEqual([]);
    }
  });

  test('gets a new identifier with a new name for a new pattern', () => {
    const nameOf = (orderNumberPattern: string) =>
      classified({ orderNumberPattern }).classification.identifiers[0]?.name;

    expect(nameOf('ORD[0-9]{8}')).toBe(nameOf('ORD[0-9]{8}'));
    expect(nameOf('ORD[0-9]{8}')).not.toBe(nameOf('ORD[0-9]{9}'));
  });

  test('is adopted where the account has it', () => {
    const { stack, classification } = classified({ macieSessionExists: true, orderNumberPattern: 'ORD[0-9]{8}' });
    const template = Template.fromStack(stack);

    expect(classification.session).toBeUndefined();
    template.resourceCountIs('AWS::Macie::Session', 0);
    template.hasResource('AWS::Macie::CustomDataIdentifier', { DependsOn: Match.absent() });
  });

  test('decrypts by a statement that names no role which may not be there yet', () => {
    const { stack, classification } = classified();
    classification.allowDecryption(new kms.Key(stack, 'Key'));

    Template.fromStack(stack).hasResourceProperties('AWS::KMS::Key', {
      KeyPolicy: {
        Statement: Match.arrayWith([
          {
            Sid: 'MacieInspectsBuckets',
            Effect: 'Allow',
            Principal: { AWS: '*' },
            Action: 'kms:Decrypt',
            Resource: '*',
            Condition: {
              StringEquals: {
                'kms:CallerAccount': '111122223333',
                'aws:PrincipalArn': {
                  'Fn::Join': [
                    '',
                    [
                      'arn:',
                      { Ref: 'AWS::Partition' },
                      ':iam::111122223333:role/aws-service-role/macie.amazonaws.com/AWSServiceRoleForAmazonMacie',
                    ],
                  ],
                },
              },
            },
          },
        ]),
      },
    });
  });
});

describe('refusals', () => {
  test.each<[string, Partial<DataClassificationProps>, string]>([
    ['a class that is none', { dataClass: 'order' as DataClass }, 'dataClass is "order"; did you mean orders?'],
    [
      'nobody as the owner',
      { owner: '' },
      'owner is ""; name a team or role with at most 256 letters, digits, spaces and +-=._:/@, such as checkout',
    ],
    [
      'an owner that no tag takes',
      { owner: 'shop & co' },
      'owner is "shop & co"; name a team or role with at most 256 letters, digits, spaces and +-=._:/@, such as checkout',
    ],
    [
      'a pattern that is none',
      { orderNumberPattern: 'ORD[' },
      'orderNumberPattern is "ORD["; write a regular expression, such as \\bORD-[0-9]{8}\\b',
    ],
    [
      'a pattern with a capturing group',
      { loyaltyNumberPattern: '(L|M)[0-9]+' },
      'loyaltyNumberPattern is "(L|M)[0-9]+"; use no capturing groups, back-references or lookaround, which Macie refuses: write (?:...)',
    ],
    [
      'a pattern that looks around',
      { loyaltyNumberPattern: 'L(?=[0-9])' },
      'loyaltyNumberPattern is "L(?=[0-9])"; use no capturing groups, back-references or lookaround, which Macie refuses: write (?:...)',
    ],
    [
      'a pattern that is found everywhere',
      { orderNumberPattern: '[0-9]*' },
      'orderNumberPattern is "[0-9]*"; write a pattern that does not match the empty text',
    ],
    [
      'a long pattern',
      { orderNumberPattern: '1'.repeat(513) },
      `orderNumberPattern is "${'1'.repeat(513)}"; write at most 512 characters`,
    ],
  ])('%s', (_name, props, message) => {
    expect(() => classified(props)).toThrow(new Error(`Shop/Classification: ${message}`));
  });
});
