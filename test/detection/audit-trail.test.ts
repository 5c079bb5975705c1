import { App, Duration, Fn, RemovalPolicy, Stack, Stage } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { catalogue } from '../../lib/controls/catalogue';
import { evaluate } from '../../lib/controls/evaluate';
import { TemplateSet } from '../../lib/controls/template-set';
import { CustomerDataKey } from '../../lib/data/customer-data-key';
import { DataClass } from '../../lib/data/data-class';
import { AuditTrail, type AuditTrailProps } from '../../lib/detection/audit-trail';
import { InvalidPropertyError } from '../../lib/errors';
import { denyingStatements } from './denying-statements';

const context = { '@aws-cdk/core:enablePartitionLiterals': true };
const env = { account: '111122223333', region: 'eu-central-1' };
const TRAIL_ARN = { 'aws:SourceArn': 'arn:aws:cloudtrail:eu-central-1:111122223333:trail/Audit-Trail-3BF4E139' };

function prepare(props: Partial<AuditTrailProps> = {}) {
  const stack = new Stack(new App({ context }), 'Audit', { env });
  const key = new kms.Key(stack, 'Key');
  const auditTrail = new AuditTrail(stack, 'Trail', { encryptionKey: key, ...props });
  return { stack, key, auditTrail };
}

function synthesize(props: Partial<AuditTrailProps> = {}) {
  const { stack, key, auditTrail } = prepare(props);
  const template = Template.fromStack(stack);
  const id = (construct: { node: { defaultChild?: unknown } }) =>
    stack.getLogicalId(construct.node.defaultChild as Parameters<Stack['getLogicalId']>[0]);
  const ids = {
    key: id(key),
    archive: id(auditTrail.bucket),
    logGroup: id(auditTrail.logGroup),
    trail: id(auditTrail.trail),
  };
  return { template, ids };
}

function keyStatements(template: Template): unknown[] {
  const [key] = Object.values(template.findResources('AWS::KMS::Key'));
  return key?.Properties.KeyPolicy.Statement;
}

describe('the trail', () => {
  test('records every region and global services, validated, encrypted, to archive and log group', () => {
    const { template, ids } = synthesize();

    template.resourceCountIs('AWS::CloudTrail::Trail', 1);
    template.hasResourceProperties('AWS::CloudTrail::Trail', {
      IsLogging: true,
      IsMultiRegionTrail: true,
      IncludeGlobalServiceEvents: true,
      EnableLogFileValidation: true,
      KMSKeyId: { 'Fn::GetAtt': [ids.key, 'Arn'] },
      S3BucketName: { Ref: ids.archive },
      CloudWatchLogsLogGroupArn: { 'Fn::GetAtt': [ids.logGroup, 'Arn'] },
      CloudWatchLogsRoleArn: { 'Fn::GetAtt': [Match.stringLikeRegexp('^TrailLogsRole'), 'Arn'] },
    });
  });

  test('has advanced event selectors alone, of all management events', () => {
    const { template } = synthesize();

    template.hasResourceProperties('AWS::CloudTrail::Trail', {
      EventSelectors: Match.absent(),
      AdvancedEventSelectors: [
        { Name: 'Management events', FieldSelectors: [{ Field: 'eventCategory', Equals: ['Management'] }] },
      ],
    });
  });

  test('records data events of the given buckets and tables', () => {
    const stores = new Stack(undefined, 'Stores');
    const bucket = s3.Bucket.fromBucketArn(stores, 'Orders', 'arn:aws:s3:::orders');
    const table = dynamodb.TableV2.fromTableArn(
      stores,
      'Profiles',
      'arn:aws:dynamodb:eu-central-1:111122223333:table/profiles',
    );

    const { template } = synthesize({ dataBuckets: [bucket], dataTables: [table] });

    template.hasResourceProperties('AWS::CloudTrail::Trail', {
      EventSelectors: Match.absent(),
      AdvancedEventSelectors: [
        Match.objectLike({ Name: 'Management events' }),
        {
          Name: 'Customer data in buckets',
          FieldSelectors: [
            { Field: 'eventCategory', Equals: ['Data'] },
            { Field: 'resources.type', Equals: ['AWS::S3::Object'] },
            { Field: 'resources.ARN', StartsWith: ['arn:aws:s3:::orders/'] },
          ],
        },
        {
          Name: 'Customer data in tables',
          FieldSelectors: [
            { Field: 'eventCategory', Equals: ['Data'] },
            { Field: 'resources.type', Equals: ['AWS::DynamoDB::Table'] },
            { Field: 'resources.ARN', Equals: [Match.stringLikeRegexp('^arn:aws:dynamodb:.*:table/profiles$')] },
          ],
        },
      ],
    });
  });

  test('waits for the policy of its archive and of its role', () => {
    const { template, ids } = synthesize();

    const [policy] = Object.keys(template.findResources('AWS::S3::BucketPolicy'));
    const [rolePolicy] = Object.keys(template.findResources('AWS::IAM::Policy'));

    expect(template.findResources('AWS::CloudTrail::Trail')[ids.trail]?.DependsOn).toEqual(
      expect.arrayContaining([policy, rolePolicy]),
    );
  });

  test('writes to its own log group alone', () => {
    const { template, ids } = synthesize();

    template.resourceCountIs('AWS::IAM::Policy', 1);
    template.hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: {
        Statement: [
          {
            Effect: 'Allow',
            Action: ['logs:PutLogEvents', 'logs:CreateLogStream'],
            Resource: { 'Fn::GetAtt': [ids.logGroup, 'Arn'] },
          },
        ],
      },
    });
  });

  test('has a name of its own in every stage', () => {
    const app = new App();
    const names = ['Production', 'Staging'].map((id) => {
      const stack = new Stack(new Stage(app, id, { env }), 'Audit');
      new AuditTrail(stack, 'Trail', { encryptionKey: new kms.Key(stack, 'Key') });
      const [trail] = Object.values(Template.fromStack(stack).findResources('AWS::CloudTrail::Trail'));
      return trail?.Properties.TrailName;
    });

    expect(names).toEqual([
      expect.stringMatching(/^ProductionAudit-Trail-[0-9A-F]{8}$/),
      expect.stringMatching(/^StagingAudit-Trail-[0-9A-F]{8}$/),
    ]);
  });

  test('keeps its name within the 128 characters that CloudTrail takes', () => {
    const stack = new Stack(new App(), 'S'.repeat(120), { env });

    new AuditTrail(stack, 'T'.repeat(120), { encryptionKey: new kms.Key(stack, 'Key') });

    const [trail] = Object.values(Template.fromStack(stack).findResources('AWS::CloudTrail::Trail'));
    expect(trail?.Properties.TrailName).toMatch(/^[A-Za-z0-9][A-Za-z0-9-]{1,126}[A-Za-z0-9]$/);
  });
});

describe('the archive', () => {
  test('admits this trail and no other', () => {
    const { template, ids } = synthesize();

    const [policy] = Object.values(template.findResources('AWS::S3::BucketPolicy'));
    const allowed = policy?.Properties.PolicyDocument.Statement.filter(
      (statement: { Effect: string }) => statement.Effect === 'Allow',
    );

    expect(allowed).toEqual([
      {
        Sid: 'TrailChecksArchive',
        Effect: 'Allow',
        Principal: { Service: 'cloudtrail.amazonaws.com' },
        Action: 's3:GetBucketAcl',
        Resource: { 'Fn::GetAtt': [ids.archive, 'Arn'] },
        Condition: { StringEquals: TRAIL_ARN },
      },
      {
        Sid: 'TrailWritesLogFiles',
        Effect: 'Allow',
        Principal: { Service: 'cloudtrail.amazonaws.com' },
        Action: 's3:PutObject',
        Resource: { 'Fn::Join': ['', [{ 'Fn::GetAtt': [ids.archive, 'Arn'] }, '/AWSLogs/111122223333/*']] },
        Condition: { StringEquals: { 's3:x-amz-acl': 'bucket-owner-full-control', ...TRAIL_ARN } },
      },
    ]);
  });

  test('names in its policy the trail that stands', () => {
    const { template, ids } = synthesize();

    const name = template.findResources('AWS::CloudTrail::Trail')[ids.trail]?.Properties.TrailName;

    expect(TRAIL_ARN['aws:SourceArn']).toBe(`arn:aws:cloudtrail:eu-central-1:111122223333:trail/${name}`);
  });

  test.each<[string, string, string, readonly string[]]>([
    ['CloudTrail, under the key', 'true', 'aws:kms', []],
    ['CloudTrail, under a key of S3, as digest files may be', 'true', 'AES256', []],
    ['anybody else, under a key of S3', 'false', 'AES256', ['DenyOtherEncryption']],
  ])('a write by %s', (_writer, isService, algorithm, refusedBy) => {
    const { template, ids } = synthesize();

    const denying = denyingStatements(template, {
      'aws:SecureTransport': 'true',
      's3:TlsVersion': 1.2,
      'aws:PrincipalIsAWSService': isService,
      's3:x-amz-server-side-encryption': algorithm,
      ...(algorithm === 'aws:kms'
        ? { 's3:x-amz-server-side-encryption-aws-kms-key-id': { 'Fn::GetAtt': [ids.key, 'Arn'] } }
        : {}),
    });

    expect(denying).toEqual(refusedBy);
  });

  test('is versioned, keeps log files for 400 days and stays when its stack goes', () => {
    const { template } = synthesize();

    template.hasResource('AWS::S3::Bucket', {
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
      Properties: {
        VersioningConfiguration: { Status: 'Enabled' },
        LifecycleConfiguration: { Rules: [Match.objectLike({ ExpirationInDays: 400, Status: 'Enabled' })] },
      },
    });
  });

  test.each<[string, Partial<AuditTrailProps>, number]>([
    ['twelve months', {}, 365],
    ['as long as asked', { objectLockRetention: Duration.days(400) }, 400],
    [
      'as long as asked, though it is to go with its stack',
      { objectLockRetention: Duration.days(365), removalPolicy: RemovalPolicy.DESTROY },
      365,
    ],
  ])('locks log files for %s', (_, props, days) => {
    const { template } = synthesize(props);

    template.hasResourceProperties('AWS::S3::Bucket', {
      ObjectLockEnabled: true,
      ObjectLockConfiguration: { Rule: { DefaultRetention: { Days: days, Mode: 'GOVERNANCE' } } },
    });
  });

  test.each<[string, Partial<AuditTrailProps>]>([
    ['it goes with its stack', { removalPolicy: RemovalPolicy.DESTROY }],
    ['that is allowed', { allowUnlockedArchive: true }],
  ])('locks nothing where %s', (_, props) => {
    const { template } = synthesize(props);

    template.hasResourceProperties('AWS::S3::Bucket', {
      ObjectLockEnabled: Match.absent(),
      ObjectLockConfiguration: Match.absent(),
    });
  });

  test('lets a reader read', () => {
    const { stack, auditTrail } = prepare();
    const auditor = new iam.Role(stack, 'Auditor', { assumedBy: new iam.AccountRootPrincipal() });

    auditTrail.grantRead(auditor);

    Template.fromStack(stack).hasResourceProperties('AWS::IAM::Policy', {
      Roles: [{ Ref: Match.stringLikeRegexp('^Auditor') }],
      PolicyDocument: {
        Statement: Match.arrayWith([Match.objectLike({ Action: ['kms:Decrypt', 'kms:DescribeKey'] })]),
      },
    });
  });
});

describe('a trail of an organization', () => {
  const organization = { organizationId: 'o-exampleorgid' };

  test('is one, in every region still', () => {
    const { template } = synthesize(organization);

    template.hasResourceProperties('AWS::CloudTrail::Trail', { IsOrganizationTrail: true, IsMultiRegionTrail: true });
  });

  test('is none unless that is asked', () => {
    const { template } = synthesize();

    template.hasResourceProperties('AWS::CloudTrail::Trail', { IsOrganizationTrail: Match.absent() });
  });

  test('may write below its account and its organization, and nobody else may', () => {
    const { template, ids } = synthesize(organization);

    const [policy] = Object.values(template.findResources('AWS::S3::BucketPolicy'));
    const writing = policy?.Properties.PolicyDocument.Statement.filter(
      ({ Effect, Action }: { Effect: string; Action: unknown }) => Effect === 'Allow' && Action === 's3:PutObject',
    );

    const below = (Sid: string, owner: string) => ({
      Sid,
      Effect: 'Allow',
      Principal: { Service: 'cloudtrail.amazonaws.com' },
      Action: 's3:PutObject',
      Resource: { 'Fn::Join': ['', [{ 'Fn::GetAtt': [ids.archive, 'Arn'] }, `/AWSLogs/${owner}/*`]] },
      Condition: { StringEquals: { 's3:x-amz-acl': 'bucket-owner-full-control', ...TRAIL_ARN } },
    });
    expect(writing).toEqual([
      below('TrailWritesLogFiles', '111122223333'),
      below('TrailWritesLogFilesOfOrganization', 'o-exampleorgid'),
    ]);
  });

  test('changes no logical id', () => {
    const idsOf = (props: Partial<AuditTrailProps>) => Object.keys(synthesize(props).template.toJSON().Resources);

    expect(idsOf({ ...organization, recordsInsights: true })).toEqual(idsOf({}));
  });

  test('takes an id that is known at deployment', () => {
    const { template } = synthesize({ organizationId: Fn.importValue('organization') });

    template.hasResourceProperties('AWS::CloudTrail::Trail', { IsOrganizationTrail: true });
  });

  test.each(['', 'exampleorgid', 'o-short', 'o-EXAMPLEORGID', `o-${'x'.repeat(33)}`, 'ou-ab12-exampleorgid'])(
    'refuses the id %j',
    (organizationId) => {
      expect(() => prepare({ organizationId })).toThrow(
        new InvalidPropertyError(
          { node: { path: 'Audit/Trail' } },
          'organizationId',
          organizationId,
          'give the id that AWS Organizations shows, such as o-exampleorgid',
        ),
      );
    },
  );
});

describe('Insights', () => {
  test('are off, as they are charged', () => {
    const { template } = synthesize({ recordsInsights: false });

    template.hasResourceProperties('AWS::CloudTrail::Trail', { InsightSelectors: Match.absent() });
  });

  test('are of both kinds where they are on', () => {
    const { template } = synthesize({ recordsInsights: true });

    template.hasResourceProperties('AWS::CloudTrail::Trail', {
      InsightSelectors: [{ InsightType: 'ApiCallRateInsight' }, { InsightType: 'ApiErrorRateInsight' }],
      // Both kinds need what a trail of management events records.
      AdvancedEventSelectors: Match.arrayWith([Match.objectLike({ Name: 'Management events' })]),
    });
  });
});

describe('the log group', () => {
  test('is encrypted, keeps events for 400 days and stays when its stack goes', () => {
    const { template, ids } = synthesize();

    template.hasResource('AWS::Logs::LogGroup', {
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
      Properties: { KmsKeyId: { 'Fn::GetAtt': [ids.key, 'Arn'] }, RetentionInDays: 400, LogGroupName: Match.absent() },
    });
  });
});

describe('the key', () => {
  test('admits CloudTrail, with the decryption that a bucket key needs, and CloudWatch Logs', () => {
    const { template } = synthesize();

    expect(keyStatements(template)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          Principal: { Service: 'cloudtrail.amazonaws.com' },
          Action: 'kms:GenerateDataKey*',
        }),
        expect.objectContaining({
          Principal: { Service: 'cloudtrail.amazonaws.com' },
          Action: ['kms:DescribeKey', 'kms:Decrypt'],
        }),
        expect.objectContaining({ Principal: { Service: 'logs.eu-central-1.amazonaws.com' } }),
      ]),
    );
  });

  test('has no statement twice when it allowed the services already', () => {
    const stack = new Stack(new App(), 'Audit', { env });
    const allowing = new CustomerDataKey(stack, 'AllowingKey', { dataClass: DataClass.LOGS });
    const silent = new CustomerDataKey(stack, 'SilentKey', { dataClass: DataClass.LOGS });
    allowing.allowCloudTrail();
    allowing.allowCloudWatchLogs();

    new AuditTrail(stack, 'Trail', { encryptionKey: allowing.key });
    new AuditTrail(stack, 'OtherTrail', { encryptionKey: silent.key });

    const [allowed, added] = Object.values(Template.fromStack(stack).findResources('AWS::KMS::Key'));

    expect(allowed?.Properties.KeyPolicy).toEqual(added?.Properties.KeyPolicy);
  });

  test('may stand in a stack of its own', () => {
    const app = new App();
    const key = new kms.Key(new Stack(app, 'Keys', { env }), 'Key');
    const stack = new Stack(app, 'Audit', { env });
    new AuditTrail(stack, 'Trail', { encryptionKey: key });

    const assembly = app.synth();

    expect(assembly.getStackByName('Audit').dependencies.map(({ id }) => id)).toContain('Keys');
    expect(keyStatements(Template.fromStack(Stack.of(key)))).toHaveLength(4);
  });
});

test.each([
  [
    { logRetention: logs.RetentionDays.SIX_MONTHS },
    'Audit/Trail: logRetention is "180 days"; keep audit logs for at least 365 days (PCI DSS 4.0.1 requirement 10.5.1)',
  ],
  [
    { archiveRetention: Duration.days(364) },
    'Audit/Trail: archiveRetention is "364 days"; keep audit logs for at least 365 days (PCI DSS 4.0.1 requirement 10.5.1)',
  ],
  [
    { objectLockRetention: Duration.days(90) },
    'Audit/Trail: objectLockRetention is "90 days"; keep audit logs for at least 365 days (PCI DSS 4.0.1 requirement 10.5.1)',
  ],
  [
    { objectLockRetention: Duration.days(500) },
    'Audit/Trail/Archive: objectRetention is "400 days"; give at least the 500 days of objectLockRetention',
  ],
  [
    { objectLockRetention: Duration.days(365), allowUnlockedArchive: true },
    'Audit/Trail: allowUnlockedArchive is true; leave it out, or objectLockRetention',
  ],
])('refuses %j', (props, message) => {
  expect(() => prepare(props)).toThrow(InvalidPropertyError);
  expect(() => prepare(props)).toThrow(new Error(message));
});

test('takes twelve months', () => {
  const { template } = synthesize({ logRetention: logs.RetentionDays.ONE_YEAR, archiveRetention: Duration.days(365) });

  template.hasResourceProperties('AWS::Logs::LogGroup', { RetentionInDays: 365 });
});

describe('judged', () => {
  const verdicts = (props: Partial<AuditTrailProps>) => {
    const body = synthesize(props).template.toJSON();
    const { judgements } = evaluate(new TemplateSet([{ name: 'Audit', body, ...env }]), catalogue);
    return judgements
      .filter(({ resource }) => resource.logicalId.startsWith('Trail'))
      .map(({ control, verdict }) => [control.id, verdict.kind] as const);
  };

  test.each<[string, Partial<AuditTrailProps>]>([
    ['a trail', {}],
    ['a trail of an organization, with Insights', { organizationId: 'o-exampleorgid', recordsInsights: true }],
  ])('%s holds what it names', (_, props) => {
    const holding = verdicts(props).filter(([, kind]) => kind === 'compliant');

    expect(holding.map(([id]) => id)).toEqual(
      expect.arrayContaining([
        'TrailMultiRegion',
        'TrailLogFileValidation',
        'TrailEncrypted',
        'TrailCloudWatchLogs',
        'TrailManagementEvents',
        'LogArchiveLocked',
      ]),
    );
  });

  test('an unlocked archive is found', () => {
    expect(verdicts({ allowUnlockedArchive: true })).toContainEqual(['LogArchiveLocked', 'violation']);
  });
});
