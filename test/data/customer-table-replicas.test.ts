import { App, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as kms from 'aws-cdk-lib/aws-kms';
import { DYNAMODB_TABLEV2_RESOURCE_POLICY_PER_REPLICA } from 'aws-cdk-lib/cx-api';
import { CustomerTable, type CustomerTableProps } from '../../lib/data/customer-table';

const KEY_ARN = 'arn:aws:kms:eu-central-1:123456789012:key/0000';
const IRELAND = { region: 'eu-west-1', encryptionKeyArn: 'arn:aws:kms:eu-west-1:123456789012:key/1111' };
const PARIS = { region: 'eu-west-3', encryptionKeyArn: 'arn:aws:kms:eu-west-3:123456789012:key/3333' };
const RECOVERY = { PointInTimeRecoveryEnabled: true, RecoveryPeriodInDays: 35 };

interface Replica {
  readonly Region: string;
  readonly ResourcePolicy?: object;
}

function template(props: Partial<CustomerTableProps> = {}, context: Record<string, unknown> = {}): Template {
  const shop = new Stack(new App({ context }), 'Shop', { env: { account: '123456789012', region: 'eu-central-1' } });
  new CustomerTable(shop, 'Orders', {
    partitionKey: { name: 'customerId', type: dynamodb.AttributeType.STRING },
    encryptionKey: kms.Key.fromKeyArn(shop, 'Key', KEY_ARN),
    replicas: [IRELAND, PARIS],
    allowedRegions: ['eu-central-1', 'eu-west-1', 'eu-west-3'],
    ...props,
  });
  return Template.fromStack(shop);
}

function replicas(rendered: Template): Replica[] {
  const [table] = Object.values(rendered.findResources('AWS::DynamoDB::GlobalTable'));
  return table?.Properties.Replicas;
}

describe('replicas of a CustomerTable', () => {
  test('each has a key of its own region, its own recovery and protection, and is fed by an encrypted stream', () => {
    const rendered = template({ replicas: [IRELAND, { ...PARIS, deletionProtection: false }] });

    rendered.hasResourceProperties('AWS::DynamoDB::GlobalTable', {
      SSESpecification: { SSEEnabled: true, SSEType: 'KMS' },
      StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
      Replicas: [
        Match.objectLike({
          Region: 'eu-west-1',
          SSESpecification: { KMSMasterKeyId: IRELAND.encryptionKeyArn },
          DeletionProtectionEnabled: true,
          PointInTimeRecoverySpecification: RECOVERY,
        }),
        Match.objectLike({
          Region: 'eu-west-3',
          SSESpecification: { KMSMasterKeyId: PARIS.encryptionKeyArn },
          DeletionProtectionEnabled: false,
          PointInTimeRecoverySpecification: RECOVERY,
        }),
        Match.objectLike({
          Region: 'eu-central-1',
          SSESpecification: { KMSMasterKeyId: KEY_ARN },
          DeletionProtectionEnabled: true,
          PointInTimeRecoverySpecification: RECOVERY,
        }),
      ],
    });
  });

  test.each([true, false])(
    'a new replica has no policy, which CloudFormation refuses with its creation (CDK feature flag: %s)',
    (flag) => {
      const rendered = template({}, { [DYNAMODB_TABLEV2_RESOURCE_POLICY_PER_REPLICA]: flag });

      const guarded = replicas(rendered).filter(({ ResourcePolicy }) => ResourcePolicy !== undefined);
      expect(guarded.map(({ Region }) => Region)).toEqual(['eu-central-1']);
    },
  );

  test("a standing replica takes the table's policy", () => {
    const rendered = template({ replicas: [{ ...IRELAND, withPolicy: true }] });

    const [ireland, frankfurt] = replicas(rendered);
    expect(ireland?.ResourcePolicy).toBeDefined();
    expect(ireland?.ResourcePolicy).toEqual(frankfurt?.ResourcePolicy);
  });

  test('the stream may be named, when it carries what replicas need', () => {
    const rendered = template({ dynamoStream: dynamodb.StreamViewType.NEW_AND_OLD_IMAGES });

    expect(replicas(rendered)).toHaveLength(3);
  });

  test.each<[string, Partial<CustomerTableProps>, string]>([
    [
      'a region that is not allowed',
      { replicas: [IRELAND, { ...PARIS, region: 'us-east-2' }] },
      'Shop/Orders: replicas[1].region is "us-east-2"; ' +
        'give one of allowedRegions (eu-central-1, eu-west-1, eu-west-3), or allow it there',
    ],
    [
      'no allowed regions',
      { allowedRegions: [] },
      'Shop/Orders: allowedRegions is []; list the regions where this data may stand, since replicas[0] copies it',
    ],
    [
      'the key of another replica',
      { replicas: [{ ...IRELAND, encryptionKeyArn: PARIS.encryptionKeyArn }] },
      `Shop/Orders: replicas[0].encryptionKeyArn is "${PARIS.encryptionKeyArn}"; give the ARN of a key (not an alias) in eu-west-1`,
    ],
    [
      "the stack's own region",
      { replicas: [{ region: 'eu-central-1', encryptionKeyArn: KEY_ARN }] },
      `Shop/Orders: replicas[0].region is "eu-central-1"; name another region than the stack's own`,
    ],
    [
      'a region twice',
      { replicas: [IRELAND, PARIS, IRELAND] },
      'Shop/Orders: replicas[2].region is "eu-west-1"; name each region once',
    ],
    [
      'a stream that replicas cannot be fed from',
      { dynamoStream: dynamodb.StreamViewType.KEYS_ONLY },
      'Shop/Orders: dynamoStream is "KEYS_ONLY"; leave it out, or give NEW_AND_OLD_IMAGES: replicas are fed from the stream',
    ],
  ])('refuses %s', (_title, props, message) => {
    const build = () => template(props);

    expect(build).toThrow(expect.objectContaining({ name: 'InvalidPropertyError', message }));
  });
});
