import { App, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as sns from 'aws-cdk-lib/aws-sns';
import { BackupLockMode } from '../../lib/data/backup-lock';
import { BackupVault, type BackupVaultProps } from '../../lib/data/backup-vault';

const KEY = 'arn:aws:kms:eu-central-1:111122223333:key/backups';
const COPIES = 'arn:aws:backup:eu-west-1:111122223333:backup-vault:copies';

interface Shop {
  readonly stack: Stack;
  readonly backups: BackupVault;
  readonly table: dynamodb.TableV2;
  readonly bucket: s3.Bucket;
}

function shop(props: Partial<BackupVaultProps> = {}, versioned = true): Shop {
  const stack = new Stack(new App(), 'Shop', { env: { account: '111122223333', region: 'eu-central-1' } });
  const tableKey = kms.Key.fromKeyArn(stack, 'OrdersKey', 'arn:aws:kms:eu-central-1:111122223333:key/orders');
  const backups = new BackupVault(stack, 'Backups', {
    encryptionKey: kms.Key.fromKeyArn(stack, 'Key', KEY),
    alarmTopic: new sns.Topic(stack, 'Alerts'),
    ...props,
  });
  return {
    stack,
    backups,
    table: new dynamodb.TableV2(stack, 'Orders', {
      partitionKey: { name: 'id', type: dynamodb.AttributeType.STRING },
      encryption: dynamodb.TableEncryptionV2.customerManagedKey(tableKey),
    }),
    bucket: new s3.Bucket(stack, 'Documents', {
      versioned,
      encryption: s3.BucketEncryption.KMS,
      encryptionKey: tableKey,
    }),
  };
}

function protectedShop(props: Partial<BackupVaultProps> = {}): Template {
  const { stack, backups, table, bucket } = shop(props);
  backups.protectTable(table);
  backups.protectBucket(bucket);
  return Template.fromStack(stack);
}

interface Statement {
  readonly Action: string | string[];
  readonly Resource: unknown;
  readonly Condition?: unknown;
}

/** The statements of the policies whose logical id begins so, one entry an action. */
function allowed(template: Template, role: string): ReadonlyMap<string, readonly Statement[]> {
  const byAction = new Map<string, Statement[]>();
  for (const [id, policy] of Object.entries(template.findResources('AWS::IAM::Policy'))) {
    if (!id.startsWith(role)) continue;
    for (const statement of policy.Properties.PolicyDocument.Statement as Statement[]) {
      for (const action of [statement.Action].flat())
        byAction.set(action, [...(byAction.get(action) ?? []), statement]);
    }
  }
  return byAction;
}

describe('the vault', () => {
  test('is locked for 35 days in governance mode, under the key, and survives its stack', () => {
    protectedShop().hasResource('AWS::Backup::BackupVault', {
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
      Properties: {
        EncryptionKeyArn: KEY,
        LockConfiguration: { MinRetentionDays: 35, MaxRetentionDays: 36, ChangeableForDays: Match.absent() },
      },
    });
  });

  test('denies everybody what BACKUP_RECOVERY_POINT_MANUAL_DELETION_DISABLED asks to see denied, without wildcard actions', () => {
    protectedShop().hasResourceProperties('AWS::Backup::BackupVault', {
      AccessPolicy: {
        Statement: [
          {
            Sid: 'NobodyDeletesBackups',
            Effect: 'Deny',
            Principal: { AWS: '*' },
            Resource: '*',
            Action: [
              'backup:DeleteRecoveryPoint',
              'backup:PutBackupVaultAccessPolicy',
              'backup:UpdateRecoveryPointLifecycle',
            ],
          },
        ],
      },
    });
  });

  test('keeps its lock to the plan, so that no job of it fails', () => {
    const template = protectedShop({ retention: Duration.days(40), monthlyRetention: Duration.days(365) });

    template.hasResourceProperties('AWS::Backup::BackupVault', {
      LockConfiguration: { MinRetentionDays: 40, MaxRetentionDays: 366 },
    });
    const [plan] = Object.values(template.findResources('AWS::Backup::BackupPlan'));
    expect(
      plan?.Properties.BackupPlan.BackupPlanRule.map(
        (rule: { Lifecycle: { DeleteAfterDays: number } }) => rule.Lifecycle.DeleteAfterDays,
      ),
    ).toEqual([40, 365]);
  });

  test('is locked against everybody on the explicit word alone, after a week of grace', () => {
    const template = protectedShop({
      lockMode: BackupLockMode.COMPLIANCE,
      complianceLockAcknowledgement: 'IRREVERSIBLE',
    });

    template.hasResourceProperties('AWS::Backup::BackupVault', {
      LockConfiguration: { MinRetentionDays: 35, ChangeableForDays: 7 },
    });
  });

  test('can be thrown away with a shop that is', () => {
    protectedShop({ removalPolicy: RemovalPolicy.DESTROY }).hasResource('AWS::Backup::BackupVault', {
      DeletionPolicy: 'Delete',
    });
  });
});

describe('the plan', () => {
  test('backs up every night and copies nowhere', () => {
    protectedShop().hasResourceProperties('AWS::Backup::BackupPlan', {
      BackupPlan: {
        BackupPlanRule: [
          {
            RuleName: 'Daily',
            ScheduleExpression: 'cron(0 1 * * ? *)',
            StartWindowMinutes: 120,
            CompletionWindowMinutes: 1440,
            Lifecycle: { DeleteAfterDays: 35 },
            CopyActions: Match.absent(),
          },
        ],
      },
    });
  });

  test('keeps the first of each month longer, and copies every backup for as long', () => {
    const template = protectedShop({
      monthlyRetention: Duration.days(365),
      copyToVaultArn: COPIES,
      allowedRegions: ['eu-central-1', 'eu-west-1'],
    });

    template.hasResourceProperties('AWS::Backup::BackupPlan', {
      BackupPlan: {
        BackupPlanRule: [
          Match.objectLike({
            CopyActions: [{ DestinationBackupVaultArn: COPIES, Lifecycle: { DeleteAfterDays: 35 } }],
          }),
          Match.objectLike({
            RuleName: 'Monthly',
            ScheduleExpression: 'cron(0 1 1 * ? *)',
            Lifecycle: { DeleteAfterDays: 365 },
            CopyActions: [{ DestinationBackupVaultArn: COPIES, Lifecycle: { DeleteAfterDays: 365 } }],
          }),
        ],
      },
    });
    expect(
      allowed(template, 'BackupsPolicy')
        .get('backup:CopyIntoBackupVault')
        ?.map(({ Resource }) => Resource),
    ).toEqual([COPIES]);
  });

  test('selects each store by itself: a store more replaces no selection', () => {
    const selections = Object.values(protectedShop().findResources('AWS::Backup::BackupSelection'));

    const names = selections.map(({ Properties }) => Properties.BackupSelection.SelectionName);
    expect(names).toHaveLength(2);
    expect(new Set(names).size).toBe(2);
    expect(names.filter((name) => !/^[a-zA-Z0-9\-_.]{1,50}$/.test(name))).toEqual([]);
    expect(selections.map(({ Properties }) => Properties.BackupSelection.Resources)).toEqual([
      [{ 'Fn::GetAtt': ['OrdersA9B65338', 'Arn'] }],
      [{ 'Fn::GetAtt': ['Documents7E5B2978', 'Arn'] }],
    ]);
  });

  test('starts when the role may do what it must', () => {
    for (const { DependsOn } of Object.values(protectedShop().findResources('AWS::Backup::BackupSelection'))) {
      expect(DependsOn).toEqual([expect.stringMatching(/^BackupsPolicy/)]);
    }
  });
});

describe('the role', () => {
  const actions = allowed(protectedShop(), 'BackupsPolicy');

  test('belongs to AWS Backup, with no managed policy', () => {
    protectedShop().allResourcesProperties('AWS::IAM::Role', {
      ManagedPolicyArns: Match.absent(),
      AssumeRolePolicyDocument: {
        Statement: [{ Action: 'sts:AssumeRole', Effect: 'Allow', Principal: { Service: 'backup.amazonaws.com' } }],
      },
    });
  });

  test.each([
    ['dynamodb:StartAwsBackupJob', 'OrdersA9B65338'],
    ['s3:ListBucketVersions', 'Documents7E5B2978'],
    ['s3:PutBucketNotification', 'Documents7E5B2978'],
  ])('%s is for the store alone', (action, logicalId) => {
    expect(actions.get(action)?.map(({ Resource }) => Resource)).toEqual([{ 'Fn::GetAtt': [logicalId, 'Arn'] }]);
  });

  test('makes grants on the stores’ key for AWS alone, and decrypts through the service of the store alone', () => {
    expect(actions.get('kms:CreateGrant')?.map(({ Condition }) => Condition)).toEqual([
      { Bool: { 'kms:GrantIsForAWSResource': 'true' } },
    ]);
    expect(actions.get('kms:Decrypt')?.map(({ Condition }) => Condition)).toEqual([
      { StringEquals: { 'kms:ViaService': 'dynamodb.eu-central-1.amazonaws.com' } },
      { StringEquals: { 'kms:ViaService': 's3.eu-central-1.amazonaws.com' } },
    ]);
  });

  test('has everything for nothing but what names no resource', () => {
    const everywhere = [...actions].filter(([, statements]) => statements.some(({ Resource }) => Resource === '*'));

    expect(everywhere.map(([action]) => action).sort()).toEqual([
      'cloudwatch:GetMetricData',
      'events:ListRules',
      's3:ListAllMyBuckets',
    ]);
  });

  test('deletes and restores nothing', () => {
    expect(
      [...actions.keys()].filter((action) => /:(Delete|Restore|Put(?!Rule|Targets|Bucket|Inv))/.test(action)),
    ).toEqual(['events:DeleteRule']);
  });

  test('gets the policies of AWS Backup where stores are found by tag', () => {
    const { stack } = shop({ protectTagged: true });
    const template = Template.fromStack(stack);

    template.hasResourceProperties('AWS::Backup::BackupSelection', {
      BackupSelection: {
        SelectionName: 'Tagged',
        ListOfTags: [{ ConditionKey: 'backup', ConditionType: 'STRINGEQUALS', ConditionValue: 'daily' }],
        Resources: Match.absent(),
      },
    });
    template.allResourcesProperties('AWS::Backup::RestoreTestingSelection', {
      ProtectedResourceArns: ['*'],
      ProtectedResourceConditions: { StringEquals: [{ Key: 'aws:ResourceTag/backup', Value: 'daily' }] },
    });
    template.resourceCountIs('AWS::Backup::RestoreTestingSelection', 2);
    const arns = JSON.stringify(
      template.findResources('AWS::IAM::Role', { Properties: { ManagedPolicyArns: Match.anyValue() } }),
    );
    expect(arns).toContain('service-role/AWSBackupServiceRolePolicyForBackup');
    expect(arns).toContain(':policy/AWSBackupServiceRolePolicyForS3Backup');
  });
});

describe('restore testing', () => {
  test('restores the newest backups of the vault every month, and deletes the copies after an hour', () => {
    const template = protectedShop();

    template.hasResourceProperties('AWS::Backup::RestoreTestingPlan', {
      RestoreTestingPlanName: Match.stringLikeRegexp('^[A-Za-z0-9_]{1,50}$'),
      ScheduleExpression: 'cron(0 5 2 * ? *)',
      RecoveryPointSelection: {
        Algorithm: 'LATEST_WITHIN_WINDOW',
        IncludeVaults: [{ 'Fn::GetAtt': [Match.stringLikeRegexp('^BackupsVault'), 'BackupVaultArn'] }],
        RecoveryPointTypes: ['SNAPSHOT'],
        SelectionWindowDays: 7,
      },
    });
    template.allResourcesProperties('AWS::Backup::RestoreTestingSelection', { ValidationWindowHours: 1 });
  });

  test.each([
    ['DynamoDB', 'OrdersA9B65338', { encryptionType: 'KMS', kmsMasterKeyArn: KEY }],
    ['S3', 'Documents7E5B2978', { encryptionType: 'SSE-KMS', kmsKey: KEY }],
  ])('keeps copies of %s under the key of backups', (type, logicalId, overrides) => {
    protectedShop().hasResourceProperties('AWS::Backup::RestoreTestingSelection', {
      ProtectedResourceType: type,
      RestoreTestingSelectionName: type,
      ProtectedResourceArns: [{ 'Fn::GetAtt': [logicalId, 'Arn'] }],
      RestoreMetadataOverrides: overrides,
    });
  });

  test('names all stores of a kind in one selection', () => {
    const { stack, backups, table } = shop();
    const profiles = new dynamodb.TableV2(stack, 'Profiles', {
      partitionKey: { name: 'id', type: dynamodb.AttributeType.STRING },
    });
    backups.protectTable(table);
    backups.protectTable(profiles);

    const selections = Object.values(Template.fromStack(stack).findResources('AWS::Backup::RestoreTestingSelection'));
    expect(selections.map(({ Properties }) => Properties.ProtectedResourceArns.length)).toEqual([2]);
  });

  test('writes to copies alone', () => {
    const actions = allowed(protectedShop(), 'BackupsRestoreTestingPolicy');

    const resources = [...actions].flatMap(([action, statements]) =>
      action.startsWith('kms:') ? [] : statements.flatMap(({ Resource }) => JSON.stringify(Resource)),
    );
    expect(resources.length).toBeGreaterThan(10);
    expect(resources.filter((resource) => !resource.includes('awsbackup-restore-test-'))).toEqual([]);
  });
});

describe('alerts', () => {
  test('tell of every job that fails, whichever word it has for its state', () => {
    protectedShop().hasResourceProperties('AWS::Events::Rule', {
      EventPattern: {
        source: ['aws.backup'],
        'detail-type': ['Backup Job State Change', 'Copy Job State Change', 'Restore Job State Change'],
        detail: { $or: [{ state: ['FAILED', 'ABORTED', 'EXPIRED'] }, { status: ['FAILED', 'ABORTED', 'EXPIRED'] }] },
      },
    });
  });

  test('tell who reaches for the protection of this vault', () => {
    protectedShop().hasResourceProperties('AWS::Events::Rule', {
      EventPattern: Match.objectLike({
        'detail-type': ['AWS API Call via CloudTrail'],
        detail: Match.objectLike({
          eventSource: ['backup.amazonaws.com'],
          eventName: Match.arrayWith(['DeleteBackupVaultAccessPolicy', 'DeleteBackupVaultLockConfiguration']),
          requestParameters: {
            backupVaultName: [{ 'Fn::GetAtt': [Match.stringLikeRegexp('^BackupsVault'), 'BackupVaultName'] }],
          },
        }),
      }),
    });
  });

  test('go to the topic', () => {
    const rules = Object.values(protectedShop().findResources('AWS::Events::Rule'));

    expect(rules.map(({ Properties }) => Properties.Targets.map((target: { Arn: object }) => target.Arn))).toEqual([
      [{ Ref: 'Alerts91F83244' }],
      [{ Ref: 'Alerts91F83244' }],
    ]);
  });
});

describe('refusals', () => {
  const both = ['eu-central-1', 'eu-west-1'];
  test.each<[string, Partial<BackupVaultProps>, string]>([
    [
      'compliance mode without its word',
      { lockMode: BackupLockMode.COMPLIANCE },
      'complianceLockAcknowledgement is undefined; nobody can ever lift a compliance lock: write "IRREVERSIBLE" to mean it, or leave lockMode out',
    ],
    [
      'another word',
      { lockMode: BackupLockMode.COMPLIANCE, complianceLockAcknowledgement: 'yes' },
      'complianceLockAcknowledgement is "yes"; nobody can ever lift a compliance lock: write "IRREVERSIBLE" to mean it, or leave lockMode out',
    ],
    [
      'the word without the mode',
      { complianceLockAcknowledgement: 'IRREVERSIBLE' },
      'complianceLockAcknowledgement is "IRREVERSIBLE"; leave it out: it belongs to BackupLockMode.COMPLIANCE',
    ],
    ['short retention', { retention: Duration.days(34) }, 'retention is "34 days"; give at least 35 days'],
    [
      'monthly backups that go before the daily ones',
      { monthlyRetention: Duration.days(35) },
      'monthlyRetention is "35 days"; give more than the 35 days of daily backups, or leave it out',
    ],
    [
      'a vault that is none',
      { copyToVaultArn: 'copies', allowedRegions: both },
      'copyToVaultArn is "copies"; give the ARN of a vault, such as arn:aws:backup:eu-west-1:111122223333:backup-vault:copies',
    ],
    [
      'copies beside the backups',
      { copyToVaultArn: COPIES.replace('eu-west-1', 'eu-central-1'), allowedRegions: both },
      `copyToVaultArn is "${COPIES.replace('eu-west-1', 'eu-central-1')}"; name a vault in another region than eu-central-1, which would fail with it`,
    ],
    [
      'copies without allowed regions',
      { copyToVaultArn: COPIES },
      'allowedRegions is undefined; name the regions where this data may stand, eu-west-1 among them',
    ],
    [
      'copies outside the allowed regions',
      { copyToVaultArn: COPIES.replace('eu-west-1', 'us-east-1'), allowedRegions: both },
      `copyToVaultArn is "${COPIES.replace('eu-west-1', 'us-east-1')}"; copy to one of the allowed regions, eu-central-1, eu-west-1, or allow us-east-1`,
    ],
  ])('%s', (_name, props, message) => {
    expect(() => shop(props)).toThrow(new Error(`Shop/Backups: ${message}`));
  });

  test('a vault whose ARN is known at deployment only', () => {
    const stack = new Stack(new App(), 'Other');
    const copyToVaultArn = stack.formatArn({ service: 'backup', resource: 'backup-vault' });

    expect(() => shop({ copyToVaultArn, allowedRegions: both })).toThrow(
      'Shop/Backups: copyToVaultArn is "(decided at deployment)"; write the ARN literally, so that its region can be seen',
    );
  });

  test('a vault that backs up nothing', () => {
    const { stack } = shop();

    expect(() => Template.fromStack(stack)).toThrow(
      '[Shop/Backups] it backs up nothing; call protectTable or protectBucket, or set protectTagged',
    );
  });
});

test('a bucket without versions warns: the control on versions says where and why', () => {
  const { stack, backups, bucket } = shop({}, false);

  backups.protectBucket(bucket);

  Annotations.fromStack(stack).hasWarning(
    '/Shop/Backups',
    Match.stringLikeRegexp('^Shop/Documents keeps no versions, and AWS Backup'),
  );
});
