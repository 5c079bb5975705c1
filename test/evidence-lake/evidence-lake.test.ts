import { App, Duration, RemovalPolicy, Size, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { InvalidPropertyError } from '../../lib/errors';
import { EvidenceLake, type EvidenceLakeProps } from '../../lib/evidence-lake/evidence-lake';
import { fieldsOf, namesIn } from './lake-sql';

const ALL = ['audit', 'trail', 'config', 'webAcl'];

function make(props: Partial<EvidenceLakeProps> = {}, from: readonly string[] = ALL, region = 'eu-central-1') {
  const stack = new Stack(new App(), 'Shop', { env: { account: '111122223333', region } });
  const buckets = Object.fromEntries(
    from.map((name) => [`${name}Bucket`, s3.Bucket.fromBucketName(stack, name, name.toLowerCase())]),
  );
  const lake = new EvidenceLake(stack, 'Lake', { encryptionKey: new kms.Key(stack, 'Key'), ...buckets, ...props });
  return {
    lake,
    stack,
    get template() {
      return Template.fromStack(stack);
    },
  };
}

const tables = (template: Template) =>
  Object.fromEntries(
    Object.values(template.findResources('AWS::Glue::Table')).map(({ Properties: { TableInput } }) => [
      TableInput.Name as string,
      TableInput,
    ]),
  );

describe('the tables', () => {
  const made = tables(make({ trailRegions: ['eu-central-1', 'us-east-1'] }).template);

  test.each([
    [
      'audit_rows',
      's3://audit/rows/',
      {
        'projection.dt.type': 'date',
        'projection.dt.format': 'yyyy-MM-dd',
        'projection.dt.range': 'NOW-400DAYS,NOW',
        'projection.dt.interval': '1',
        'projection.dt.interval.unit': 'DAYS',
        'storage.location.template': 's3://audit/rows/dt=${dt}/',
      },
    ],
    [
      'trail_events',
      's3://trail/AWSLogs/',
      {
        'projection.account.type': 'enum',
        'projection.account.values': '111122223333',
        'projection.region.type': 'enum',
        'projection.region.values': 'eu-central-1,us-east-1',
        'projection.day.type': 'date',
        'projection.day.format': 'yyyy/MM/dd',
        'projection.day.range': 'NOW-400DAYS,NOW',
        'projection.day.interval': '1',
        'projection.day.interval.unit': 'DAYS',
        'storage.location.template': 's3://trail/AWSLogs/${account}/CloudTrail/${region}/${day}/',
      },
    ],
    [
      'config_items',
      's3://config/AWSLogs/',
      {
        'projection.account.type': 'enum',
        'projection.account.values': '111122223333',
        'projection.region.type': 'enum',
        'projection.region.values': 'eu-central-1',
        'projection.year.type': 'integer',
        'projection.year.range': '2020,2049',
        'projection.month.type': 'integer',
        'projection.month.range': '1,12',
        'projection.day.type': 'integer',
        'projection.day.range': '1,31',
        'projection.kind.type': 'enum',
        'projection.kind.values': 'ConfigHistory,ConfigSnapshot',
        'storage.location.template': 's3://config/AWSLogs/${account}/Config/${region}/${year}/${month}/${day}/${kind}/',
      },
    ],
    [
      'web_acl_requests',
      's3://webacl/web-acl/',
      {
        'projection.day.type': 'date',
        'projection.day.format': 'yyyy/MM/dd',
        'projection.day.range': 'NOW-400DAYS,NOW',
        'projection.day.interval': '1',
        'projection.day.interval.unit': 'DAYS',
        'storage.location.template': 's3://webacl/web-acl/${day}/',
      },
    ],
  ])('%s lies where its files lie, and Athena computes its partitions', (name, location, parameters) => {
    const { Parameters, StorageDescriptor, TableType } = made[name];

    expect(TableType).toBe('EXTERNAL_TABLE');
    expect(Parameters).toEqual({
      EXTERNAL: 'TRUE',
      classification: 'json',
      'projection.enabled': 'true',
      ...parameters,
    });
    expect(StorageDescriptor.Location).toBe(location);
  });

  test.each(Object.entries(made))('%s has every partition in its path, and each name once', (_, table) => {
    const partitions = table.PartitionKeys.map(({ Name }: { readonly Name: string }) => Name);
    const columns = table.StorageDescriptor.Columns.map(({ Name }: { readonly Name: string }) => Name);
    const names = [...partitions, ...columns];

    const inPath = [...table.Parameters['storage.location.template'].matchAll(/\$\{(\w+)\}/g)].map(([, name]) => name);
    expect(inPath).toEqual(partitions);
    expect(new Set(names).size).toBe(names.length);
    expect(names.filter((name) => !/^[a-z][a-z0-9_]*$/.test(name))).toEqual([]);
  });

  test.each(Object.entries(made))('%s has types that Athena reads', (_, table) => {
    for (const { Type } of table.StorageDescriptor.Columns as readonly { readonly Type: string }[]) {
      expect(Type.split('<').length).toBe(Type.split('>').length);
      expect(Type.replaceAll(/\b(string|bigint|int|boolean|array|struct|map)\b|[\w]+:|[<>,]/g, '')).toBe('');
    }
  });

  test.each([
    ['audit_rows', 'org.openx.data.jsonserde.JsonSerDe', 'org.apache.hadoop.mapred.TextInputFormat'],
    ['trail_events', 'org.apache.hive.hcatalog.data.JsonSerDe', 'com.amazon.emr.cloudtrail.CloudTrailInputFormat'],
    ['config_items', 'org.openx.data.jsonserde.JsonSerDe', 'org.apache.hadoop.mapred.TextInputFormat'],
    ['web_acl_requests', 'org.openx.data.jsonserde.JsonSerDe', 'org.apache.hadoop.mapred.TextInputFormat'],
  ])('%s is read by %s', (name, library, input) => {
    const { SerdeInfo, InputFormat } = made[name].StorageDescriptor;

    expect([SerdeInfo.SerializationLibrary, InputFormat]).toEqual([library, input]);
  });

  test('of configurations keep the case of keys, and know every field by its own', () => {
    const { Parameters } = made.config_items.StorageDescriptor.SerdeInfo;
    const type = made.config_items.StorageDescriptor.Columns[2].Type as string;

    expect(Parameters).toMatchObject({
      'case.insensitive': 'false',
      'mapping.configurationitems': 'configurationItems',
      'mapping.resourceid': 'resourceId',
      'mapping.arn': 'ARN',
    });
    const mapped = Object.keys(Parameters).map((key) => key.replace('mapping.', ''));
    const lowerCase = ['configuration', 'tags'];
    expect(fieldsOf(type).filter((field) => !mapped.includes(field))).toEqual(lowerCase);
  });

  test('of a trail are those of every region of the partition, and of an organization', () => {
    const { trail_events: table } = tables(
      make({ organizationId: 'o-exampleorgid', accounts: ['111122223333', '444455556666'] }, ['trail']).template,
    );

    const regions = table.Parameters['projection.region.values'].split(',');
    expect(regions).toEqual(expect.arrayContaining(['us-east-1', 'eu-central-1', 'ap-southeast-2', 'sa-east-1']));
    expect(regions.filter((region: string) => /^(cn|us-gov|us-iso|eu-isoe)/.test(region))).toEqual([]);
    expect(table.Parameters['projection.account.values']).toBe('111122223333,444455556666');
    expect(table.StorageDescriptor.Location).toBe('s3://trail/AWSLogs/o-exampleorgid/');
  });

  test('look back as far as they are told, below the prefix that is given', () => {
    const prefix = 'AWSLogs/111122223333/WAFLogs/cloudfront/shop/';
    const made = tables(make({ lookBack: Duration.days(90), webAclPrefix: prefix }, ['webAcl']).template);

    expect(Object.keys(made)).toEqual(['web_acl_requests']);
    expect(made.web_acl_requests.Parameters).toMatchObject({
      'projection.day.range': 'NOW-90DAYS,NOW',
      'storage.location.template': `s3://webacl/${prefix}\${day}/`,
    });
  });
});

describe('the named queries', () => {
  const { template } = make();
  const made = tables(template);
  const queries = Object.values(template.findResources('AWS::Athena::NamedQuery')).map(({ Properties }) => Properties);

  test('ask what an assessor asks', () => {
    expect(queries.map(({ Name }) => Name).sort()).toEqual([
      'AddressesBlocked',
      'AttacksBlockedByRule',
      'CallsWithoutMfa',
      'ChangesOfResource',
      'ControlsViolatedOverTime',
      'CustomerDataReads',
      'DeniedCalls',
      'FailedSignIns',
      'KeyChanges',
      'LoggingStopped',
      'LongestOpenFindings',
      'MostChangedResources',
      'NotProvedInLastAudit',
      'PathsAttacked',
      'PrivilegeChanges',
      'RequirementsViolated',
      'ResourcesDeleted',
      'RootUse',
      'SignInsWithoutMfa',
      'StandingsOfLastAudit',
    ]);
  });

  test.each(queries.map(({ Name, QueryString }) => [Name as string, QueryString as string]))(
    '%s asks for columns that its table has',
    (_, sql) => {
      const name = /FROM (audit_rows|trail_events|config_items|web_acl_requests)\b/.exec(sql)?.[1] ?? '';
      const table = made[name];
      const known = new Set<string>([name]);
      for (const { Name } of table.PartitionKeys) known.add(Name);
      for (const { Name, Type } of table.StorageDescriptor.Columns as readonly { Name: string; Type: string }[]) {
        known.add(Name);
        for (const field of fieldsOf(Type)) known.add(`${Name}.${field}`);
      }
      // What an array's items are called in the queries.
      for (const field of fieldsOf(table.StorageDescriptor.Columns.at(-1).Type)) known.add(`item.${field}`);
      known.add('arn').add('part.terminatingrule.ruleid');

      expect(namesIn(sql).filter((each) => !known.has(each))).toEqual([]);
    },
  );

  test('that name a column which is not there would be noticed', () => {
    expect(namesIn("SELECT useridentity.nobody AS who FROM trail_events WHERE day >= 'x' AND eventnaem = 'y'")).toEqual(
      ['useridentity.nobody', 'trail_events', 'day', 'eventnaem'],
    );
  });

  test.each(queries.map(({ Name, QueryString }) => [Name as string, QueryString as string]))(
    '%s closes what it opens, and reads no more than it must',
    (name, sql) => {
      expect(sql.split('(').length).toBe(sql.split(')').length);
      expect(sql.split("'").length % 2).toBe(1);
      const bounded = /\b(day|dt) >=|\baudit = |\byear (=|BETWEEN) /.test(sql);
      expect(bounded).toBe(name !== 'LongestOpenFindings');
      // Athena computes the years to come too, and would list every day of them.
      expect(sql).not.toMatch(/\byear >= /);
    },
  );

  test('stand in the work group and the database of the lake', () => {
    for (const { Database, WorkGroup } of queries) {
      expect(Database.Ref).toMatch(/^LakeDatabase/);
      expect(WorkGroup.Ref).toMatch(/^LakeQueriesWorkGroup/);
    }
  });

  test('are those of the tables that there are', () => {
    make({}, ['audit']).template.resourceCountIs('AWS::Athena::NamedQuery', 5);
  });
});

describe('the work group', () => {
  test('encrypts results, binds its clients, and stops what reads too much', () => {
    const { template } = make();

    template.hasResourceProperties('AWS::Athena::WorkGroup', {
      Name: Match.stringLikeRegexp('^[a-zA-Z0-9._-]{1,128}$'),
      RecursiveDeleteOption: false,
      WorkGroupConfiguration: {
        EnforceWorkGroupConfiguration: true,
        PublishCloudWatchMetricsEnabled: true,
        BytesScannedCutoffPerQuery: 107_374_182_400,
        EngineVersion: { SelectedEngineVersion: 'Athena engine version 3' },
        ResultConfiguration: {
          ExpectedBucketOwner: '111122223333',
          OutputLocation: {
            'Fn::Join': ['', ['s3://', { Ref: Match.stringLikeRegexp('^LakeQueriesResults') }, '/results/']],
          },
          EncryptionConfiguration: { EncryptionOption: 'SSE_KMS', KmsKey: { 'Fn::GetAtt': [Match.anyValue(), 'Arn'] } },
        },
      },
    });
    template.hasResourceProperties('AWS::S3::Bucket', {
      LifecycleConfiguration: {
        Rules: [Match.objectLike({ ExpirationInDays: 30, NoncurrentVersionExpiration: { NoncurrentDays: 1 } })],
      },
    });
  });

  test('lets itself be deleted where the results may go', () => {
    make({ removalPolicy: RemovalPolicy.DESTROY }).template.hasResourceProperties('AWS::Athena::WorkGroup', {
      RecursiveDeleteOption: true,
    });
  });
});

describe('the catalog', () => {
  test('is encrypted before anything is written into it', () => {
    const { template } = make();

    template.hasResource('AWS::Glue::DataCatalogEncryptionSettings', {
      DeletionPolicy: 'Retain',
      Properties: {
        CatalogId: '111122223333',
        DataCatalogEncryptionSettings: {
          EncryptionAtRest: { CatalogEncryptionMode: 'SSE-KMS', SseAwsKmsKeyId: Match.anyValue() },
          ConnectionPasswordEncryption: { ReturnConnectionPasswordEncrypted: true, KmsKeyId: Match.anyValue() },
        },
      },
    });
    template.hasResource('AWS::Glue::Database', {
      DependsOn: [Match.stringLikeRegexp('^LakeCatalogEncryption')],
      Properties: { DatabaseInput: { Name: Match.stringLikeRegexp('^[a-z0-9_]+$') } },
    });
  });

  test('is left alone where it is encrypted already', () => {
    const { lake, template } = make({ catalogEncryptionExists: true });

    template.resourceCountIs('AWS::Glue::DataCatalogEncryptionSettings', 0);
    expect(lake.catalogEncryption).toBeUndefined();
  });
});

describe('whoever is granted it', () => {
  test('asks the tables in the work group, and nothing else', () => {
    const { lake, stack } = make({}, ['audit', 'trail']);
    const assessor = new iam.Role(stack, 'Assessor', { assumedBy: new iam.AccountRootPrincipal() });

    lake.grantQuery(assessor).assertSuccess();

    const [policy] = Object.values(Template.fromStack(stack).findResources('AWS::IAM::Policy'));
    const statements = policy?.Properties.PolicyDocument.Statement as readonly {
      readonly Action: readonly string[] | string;
      readonly Resource: unknown;
    }[];
    const resources = new Map(statements.map(({ Action, Resource }) => [[Action].flat()[0], JSON.stringify(Resource)]));
    expect([...resources.keys()].sort()).toEqual([
      'athena:BatchGetNamedQuery',
      'glue:GetDatabase',
      'kms:Decrypt',
      's3:AbortMultipartUpload',
      's3:GetBucketLocation',
      's3:GetObject',
    ]);
    expect(
      statements.flatMap(({ Action }) => Action).filter((action) => /\*|Delete|Create|Update/.test(action)),
    ).toEqual([]);
    expect(resources.get('glue:GetDatabase')).toMatch(/catalog.*database.*audit_rows.*trail_events/);
    expect(resources.get('s3:GetObject')).toMatch(/:::audit\/rows\/\*.*:::trail\/AWSLogs\/\*/);
    expect(resources.get('athena:BatchGetNamedQuery')).toContain('workgroup/');
  });

  test('decrypts what lies under other keys', () => {
    const { lake, stack } = make({
      ...{ auditBucket: undefined },
      ...(() => {
        const other = new Stack(new App(), 'Other');
        return {
          trailBucket: s3.Bucket.fromBucketAttributes(other, 'Trail', {
            bucketName: 'trail',
            encryptionKey: kms.Key.fromKeyArn(other, 'K', 'arn:aws:kms:eu-central-1:111122223333:key/other'),
          }),
        };
      })(),
    });
    const assessor = new iam.Role(stack, 'Assessor', { assumedBy: new iam.AccountRootPrincipal() });

    lake.grantQuery(assessor);

    Template.fromStack(stack).hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({ Action: 'kms:Decrypt', Resource: 'arn:aws:kms:eu-central-1:111122223333:key/other' }),
        ]),
      },
    });
  });
});

test.each<[Partial<EvidenceLakeProps>, readonly string[], string, unknown, string]>([
  [{}, [], 'auditBucket', undefined, 'give at least one bucket with evidence'],
  [{ webAclPrefix: 'logs' }, ALL, 'webAclPrefix', 'logs', 'end it in a slash, and begin it with none'],
  [{ webAclPrefix: '/logs/' }, ALL, 'webAclPrefix', '/logs/', 'end it in a slash, and begin it with none'],
  [{ lookBack: Duration.hours(36) }, ALL, 'lookBack', '1.5 days', 'give whole days'],
  [{ resultRetention: Duration.hours(1) }, ALL, 'resultRetention', `${1 / 24} days`, 'give whole days'],
  [{ scanLimit: Size.mebibytes(1) }, ALL, 'scanLimit', Size.mebibytes(1).toString(), 'give 10 MB or more'],
])('refuses %j of %j', (props, from, property, value, mend) => {
  const error = new InvalidPropertyError({ node: { path: 'Shop/Lake' } }, property, value, mend);

  expect(() => make(props, from)).toThrow(error);
});
