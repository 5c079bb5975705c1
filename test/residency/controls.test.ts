import { catalogue } from '../../lib/controls/catalogue';
import { evaluate } from '../../lib/controls/evaluate';
import { type TemplateInput, TemplateSet } from '../../lib/controls/template-set';

const RESIDENCY = 'storefront-security-baseline:residency';
const allowedRegions = ['eu-central-1', 'eu-west-1'];
const resident = { exempt: false, allowedRegions };

/** `<control> <logical id>: <kind>` for the controls of residency. */
function verdicts(...inputs: readonly TemplateInput[]): readonly string[] {
  const controls = catalogue.filter(({ id }) => id.endsWith('InAllowedRegions'));
  return evaluate(new TemplateSet(inputs), controls).judgements.map(
    ({ control, resource, verdict }) => `${control.id} ${resource.logicalId}: ${verdict.kind}`,
  );
}

const template = (Resources: object, residency?: object, others: Partial<TemplateInput> = {}): TemplateInput => ({
  name: 'Data',
  body: { Resources, ...(residency === undefined ? {} : { Metadata: { [RESIDENCY]: residency } }) },
  ...others,
});

const bucket = { Orders: { Type: 'AWS::S3::Bucket' } };

describe('stores', () => {
  test.each([
    ['in an allowed region', resident, 'eu-west-1', ['DataInAllowedRegions Orders: compliant']],
    ['in another one', resident, 'us-east-1', ['DataInAllowedRegions Orders: violation']],
    ['of an exempt stack', { ...resident, exempt: true, reason: 'why' }, 'us-east-1', []],
    ['of an app that names no regions', { exempt: false }, 'us-east-1', []],
    ['of somebody else', undefined, 'us-east-1', []],
    ['where the deployment decides', resident, undefined, ['DataInAllowedRegions Orders: unknown']],
  ])('%s', (_name, residency, region, expected) => {
    expect(verdicts(template(bucket, residency, region === undefined ? {} : { region }))).toEqual(expected);
  });

  test('of a nested stack stand where its parent does', () => {
    const parent = template({ Nested: { Type: 'AWS::CloudFormation::Stack' } }, resident, { region: 'us-east-1' });
    const nested = template(bucket, undefined, {
      name: 'Nested',
      region: 'us-east-1',
      nestedIn: { template: 'Data', logicalId: 'Nested' },
    });

    expect(verdicts(parent, nested)).toEqual(['DataInAllowedRegions Orders: violation']);
  });

  test.each(['text', [], 5, null])('are not judged by a note that is none: %p', (note) => {
    expect(verdicts(template(bucket, note as never, { region: 'us-east-1' }))).toEqual([]);
  });
});

describe('copies', () => {
  const copy = (Type: string, Properties: object) =>
    verdicts(template({ It: { Type, Properties } }, resident, { region: 'eu-central-1' })).filter((line) =>
      line.startsWith('Copies'),
    );
  const arn = (service: string, region: string) => `arn:aws:${service}:${region}:111122223333:it`;

  test.each([
    ['AWS::SecretsManager::Secret', { ReplicaRegions: [{ Region: 'us-east-1' }] }, 'violation'],
    ['AWS::SecretsManager::Secret', { ReplicaRegions: [{ Region: 'eu-west-1' }] }, 'compliant'],
    ['AWS::KMS::ReplicaKey', { PrimaryKeyArn: arn('kms', 'us-east-1') }, 'violation'],
    ['AWS::KMS::ReplicaKey', { PrimaryKeyArn: arn('kms', 'eu-west-1') }, 'compliant'],
    ['AWS::DynamoDB::GlobalTable', { Replicas: [{ Region: 'eu-central-1' }, { Region: 'us-east-1' }] }, 'violation'],
    ['AWS::DynamoDB::GlobalTable', { GlobalTableWitnesses: [{ Region: 'us-east-2' }] }, 'violation'],
    ['AWS::RDS::DBInstance', { AutomaticBackupReplicationRegion: 'us-east-1' }, 'violation'],
    ['AWS::RDS::DBInstance', { SourceDBInstanceIdentifier: 'orders' }, 'compliant'],
    ['AWS::RDS::DBInstance', { SourceDBInstanceIdentifier: arn('rds', 'us-east-1') }, 'violation'],
    ['AWS::RDS::DBCluster', { ReplicationSourceIdentifier: arn('rds', 'us-east-1') }, 'violation'],
    ['AWS::EFS::FileSystem', { ReplicationConfiguration: { Destinations: [{ Region: 'us-east-1' }] } }, 'violation'],
    ['AWS::Redshift::Cluster', { DestinationRegion: 'us-east-1' }, 'violation'],
    ['AWS::ElastiCache::GlobalReplicationGroup', { Members: [{ ReplicationGroupRegion: 'us-east-1' }] }, 'violation'],
    [
      'AWS::DLM::LifecyclePolicy',
      { PolicyDetails: { Schedules: [{ CrossRegionCopyRules: [{ TargetRegion: 'us-east-1' }] }] } },
      'violation',
    ],
    [
      'AWS::S3::Bucket',
      { ReplicationConfiguration: { Rules: [{ Destination: { Bucket: 'arn:aws:s3:::copies' } }] } },
      'unknown',
    ],
  ])('of %s %j: %s', (type, properties, kind) => {
    expect(copy(type, properties)).toEqual([`CopiesInAllowedRegions It: ${kind}`]);
  });

  test.each(['AWS::S3::Bucket', 'AWS::RDS::DBInstance', 'AWS::Backup::BackupPlan'])(
    'that %s does not make are not judged',
    (type) => {
      expect(copy(type, {})).toEqual([]);
    },
  );

  test('go to a bucket in the region of its stack, where that is at hand', () => {
    const copies = (region: string, residency: object): TemplateInput =>
      template({ Copies: { Type: 'AWS::S3::Bucket' } }, residency, { name: 'Copies', region, stackName: 'Copies' });
    const data = template(
      {
        Orders: {
          Type: 'AWS::S3::Bucket',
          Properties: {
            ReplicationConfiguration: {
              Rules: [
                {
                  Destination: {
                    Bucket: {
                      'Fn::GetStackOutput': { StackName: 'Copies', OutputName: 'Arn', Region: 'us-east-1' },
                    },
                  },
                },
              ],
            },
          },
        },
      },
      resident,
      { region: 'eu-central-1' },
    );
    const elsewhere = copies('us-east-1', { exempt: true, reason: 'why' });
    const withOutput = {
      ...elsewhere,
      body: {
        ...(elsewhere.body as object),
        Outputs: { Arn: { Value: { 'Fn::GetAtt': ['Copies', 'Arn'] } } },
      },
    };

    expect(verdicts(data, withOutput)).toContain('CopiesInAllowedRegions Orders: violation');
  });
});

describe('references', () => {
  const reader = (here: string, there: string, residency: object = resident): TemplateInput =>
    template(
      {
        Report: {
          Type: 'AWS::Lambda::Function',
          Properties: {
            Environment: {
              Variables: {
                TABLE: {
                  'Fn::Join': [
                    '',
                    ['x', { 'Fn::GetStackOutput': { StackName: 'Far', OutputName: 'It', Region: there } }],
                  ],
                },
              },
            },
          },
        },
      },
      residency,
      { name: 'Report', region: here },
    );
  const far = (region: string, Type: string, residency?: object): TemplateInput => ({
    name: 'Far',
    region,
    stackName: 'Far',
    body: {
      Resources: { It: { Type } },
      Outputs: { It: { Value: { Ref: 'It' } } },
      ...(residency === undefined ? {} : { Metadata: { [RESIDENCY]: residency } }),
    },
  });
  const of = (...inputs: readonly TemplateInput[]) => verdicts(...inputs).filter((line) => line.includes('Report'));

  test.each<[string, readonly TemplateInput[], string | undefined]>([
    ['between allowed regions', [reader('eu-central-1', 'eu-west-1')], 'compliant'],
    ['from outside into an unknown stack', [reader('us-east-1', 'eu-west-1')], 'violation'],
    [
      'from outside to data',
      [reader('us-east-1', 'eu-west-1'), far('eu-west-1', 'AWS::DynamoDB::Table', resident)],
      'violation',
    ],
    [
      'from outside to what holds no data',
      [reader('us-east-1', 'eu-west-1'), far('eu-west-1', 'AWS::WAFv2::WebACL', resident)],
      'compliant',
    ],
    ['to data outside', [reader('eu-west-1', 'us-east-1'), far('us-east-1', 'AWS::S3::Bucket')], 'violation'],
    [
      'to data of an exempt stack',
      [
        reader('eu-west-1', 'us-east-1'),
        far('us-east-1', 'AWS::S3::Bucket', { ...resident, exempt: true, reason: 'why' }),
      ],
      'compliant',
    ],
    ['to a stack that is not at hand', [reader('eu-west-1', 'us-east-1')], 'unknown'],
    ['of an exempt stack', [reader('us-east-1', 'eu-west-1', { ...resident, exempt: true, reason: 'why' })], undefined],
  ])('%s', (_name, inputs, kind) => {
    expect(of(...inputs)).toEqual(kind === undefined ? [] : [`ReferencesInAllowedRegions Report: ${kind}`]);
  });
});
