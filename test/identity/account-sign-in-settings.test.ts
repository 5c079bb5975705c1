import { App, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import { catalogue } from '../../lib/controls/catalogue';
import { evaluate } from '../../lib/controls/evaluate';
import { TemplateSet } from '../../lib/controls/template-set';
import { InvalidPropertyError } from '../../lib/errors';
import { AccountSignInSettings, type AccountSignInSettingsProps } from '../../lib/identity/account-sign-in-settings';
import { enforce, findings, registerFile } from '../policy/enforced-app';

const env = { account: '111122223333', region: 'eu-central-1' };
const context = { '@aws-cdk/core:enablePartitionLiterals': true };
const RESOURCE = 'Custom::AccountSignInSettings';

const CONTACT = {
  name: 'Security Team',
  title: 'Security',
  email: 'security@shop.example',
  phone: '+49 (30) 123-4567',
};

function prepare(props: AccountSignInSettingsProps = {}): { stack: Stack; it: AccountSignInSettings } {
  const stack = new Stack(new App({ context }), 'Account', { env });
  return { stack, it: new AccountSignInSettings(stack, 'SignIn', props) };
}

const synthesize = (props: AccountSignInSettingsProps = {}) => Template.fromStack(prepare(props).stack);

describe('the settings', () => {
  test('are those of CIS and of AWS Config, and speak of no contact', () => {
    synthesize().hasResource(RESOURCE, {
      // A deletion changes nothing.
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
      Properties: {
        ServiceToken: { 'Fn::GetAtt': [Match.stringLikeRegexp('^SignInFunction'), 'Arn'] },
        // CloudFormation would wait for an hour.
        ServiceTimeout: '480',
        MinimumPasswordLength: 14,
        PasswordReusePrevention: 24,
        MaxPasswordAge: 90,
        SecurityContact: Match.absent(),
        ReplaceContact: Match.absent(),
      },
    });
  });

  test.each<[AccountSignInSettingsProps, object]>([
    [{ minimumPasswordLength: 12 }, { MinimumPasswordLength: 12 }],
    [{ minimumPasswordLength: 128 }, { MinimumPasswordLength: 128 }],
    [{ rememberedPasswords: 4 }, { PasswordReusePrevention: 4 }],
    [{ maximumPasswordAge: Duration.days(1) }, { MaxPasswordAge: 1 }],
    [{ maximumPasswordAge: Duration.hours(48) }, { MaxPasswordAge: 2 }],
    [{ allowPasswordsWithoutExpiry: true }, { MaxPasswordAge: Match.absent() }],
    [{ allowPasswordsWithoutExpiry: false }, { MaxPasswordAge: 90 }],
    [
      { securityContact: CONTACT },
      {
        SecurityContact: {
          Name: 'Security Team',
          Title: 'Security',
          EmailAddress: 'security@shop.example',
          PhoneNumber: '+49 (30) 123-4567',
        },
        ReplaceContact: false,
      },
    ],
    [{ securityContact: CONTACT, replaceContact: true }, { ReplaceContact: true }],
  ])('%j', (props, expected) => {
    synthesize(props).hasResourceProperties(RESOURCE, expected);
  });

  test.each<[string, AccountSignInSettingsProps, unknown, string]>([
    ['minimumPasswordLength', { minimumPasswordLength: 11 }, 11, 'give a whole number from 12 to 128'],
    ['minimumPasswordLength', { minimumPasswordLength: 129 }, 129, 'give a whole number from 12 to 128'],
    ['minimumPasswordLength', { minimumPasswordLength: 14.5 }, 14.5, 'give a whole number from 12 to 128'],
    ['rememberedPasswords', { rememberedPasswords: 3 }, 3, 'give a whole number from 4 to 24'],
    ['rememberedPasswords', { rememberedPasswords: 25 }, 25, 'give a whole number from 4 to 24'],
    ['maximumPasswordAge', { maximumPasswordAge: Duration.days(91) }, 91, 'give a whole number from 1 to 90'],
    ['maximumPasswordAge', { maximumPasswordAge: Duration.hours(12) }, 0.5, 'give a whole number from 1 to 90'],
    [
      'allowPasswordsWithoutExpiry',
      { allowPasswordsWithoutExpiry: true, maximumPasswordAge: Duration.days(90) },
      true,
      'leave it out, or maximumPasswordAge: passwords either expire or do not',
    ],
    ['replaceContact', { replaceContact: true }, true, 'leave it out, or give securityContact'],
    ...(
      [
        ['name', '', 'give a team of at most 64 characters'],
        ['name', 'x'.repeat(65), 'give a team of at most 64 characters'],
        ['title', 'x'.repeat(51), 'give a title of at most 50 characters'],
        ['email', 'jane.doe', 'give the address of a mailbox that is read, of at most 254 characters'],
        ['email', `${'x'.repeat(250)}@a.io`, 'give the address of a mailbox that is read, of at most 254 characters'],
        ['phone', 'none', 'give at most 25 digits, spaces and +-()'],
        ['phone', '1'.repeat(26), 'give at most 25 digits, spaces and +-()'],
      ] as const
    ).map(([field, value, mend]): [string, AccountSignInSettingsProps, unknown, string] => [
      `securityContact.${field}`,
      { securityContact: { ...CONTACT, [field]: value } },
      value,
      mend,
    ]),
  ])('%s is refused in %j', (property, props, value, mend) => {
    expect(() => prepare(props)).toThrow(
      new InvalidPropertyError({ node: { path: 'Account/SignIn' } }, property, value, mend),
    );
  });

  test('tell what the account kept', () => {
    const { stack, it } = prepare();

    const id = stack.getLogicalId(it.resource.node.defaultChild as never);
    expect(stack.resolve([it.keptPasswordSettings, it.securityContactOutcome])).toEqual([
      { 'Fn::GetAtt': [id, 'KeptPasswordSettings'] },
      { 'Fn::GetAtt': [id, 'SecurityContact'] },
    ]);
  });
});

describe('the function', () => {
  test('is bundled, has a minute, and writes to a log of its own', () => {
    synthesize().hasResourceProperties('AWS::Lambda::Function', {
      Handler: 'index.handler',
      Runtime: 'nodejs24.x',
      Code: { S3Bucket: Match.anyValue(), S3Key: Match.stringLikeRegexp('^[0-9a-f]{64}\\.zip$') },
      Timeout: 60,
      LoggingConfig: { LogGroup: { Ref: Match.stringLikeRegexp('^SignInLogGroup') } },
      Environment: { Variables: { POWERTOOLS_SERVICE_NAME: 'account-sign-in-settings' } },
    });
  });

  test.each<[string, AccountSignInSettingsProps, object[]]>([
    ['no contact', {}, []],
    [
      'a contact',
      { securityContact: CONTACT },
      [
        {
          Sid: 'SecurityContact',
          Effect: 'Allow',
          Action: ['account:GetAlternateContact', 'account:PutAlternateContact'],
          Resource: 'arn:aws:account::111122223333:account',
          Condition: { 'ForAnyValue:StringEquals': { 'account:AlternateContactTypes': 'SECURITY' } },
        },
      ],
    ],
  ])('may do what it does for %s, from its first moment on', (_, props, contactStatements) => {
    synthesize(props).hasResourceProperties('AWS::IAM::Role', {
      AssumeRolePolicyDocument: {
        Statement: [{ Action: 'sts:AssumeRole', Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' } }],
      },
      ManagedPolicyArns: Match.absent(),
      Policies: [
        {
          PolicyName: 'Function',
          PolicyDocument: {
            Version: '2012-10-17',
            Statement: [
              {
                Effect: 'Allow',
                Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
                Resource: { 'Fn::GetAtt': [Match.stringLikeRegexp('^SignInLogGroup'), 'Arn'] },
              },
              {
                Sid: 'PasswordPolicy',
                Effect: 'Allow',
                Action: ['iam:GetAccountPasswordPolicy', 'iam:UpdateAccountPasswordPolicy'],
                Resource: '*',
              },
              ...contactStatements,
            ],
          },
        },
      ],
    });
  });

  test('is the only one: nothing of the CDK runs beside it', () => {
    synthesize({ securityContact: CONTACT }).resourceCountIs('AWS::Lambda::Function', 1);
  });

  test('has a log that is kept for thirteen months, and after the stack', () => {
    synthesize().hasResource('AWS::Logs::LogGroup', {
      DeletionPolicy: 'Retain',
      Properties: { RetentionInDays: 400, KmsKeyId: Match.absent() },
    });
  });

  test('has a log as asked for, whose key admits CloudWatch Logs', () => {
    const stack = new Stack(new App({ context }), 'Account', { env });
    new AccountSignInSettings(stack, 'SignIn', {
      encryptionKey: new kms.Key(stack, 'Key'),
      logRetention: logs.RetentionDays.TWO_YEARS,
      removalPolicy: RemovalPolicy.DESTROY,
    });

    const template = Template.fromStack(stack);
    template.hasResource('AWS::Logs::LogGroup', {
      DeletionPolicy: 'Delete',
      Properties: { RetentionInDays: 731, KmsKeyId: { 'Fn::GetAtt': [Match.stringLikeRegexp('^Key'), 'Arn'] } },
    });
    template.hasResourceProperties('AWS::KMS::Key', {
      KeyPolicy: {
        Statement: Match.arrayWith([Match.objectLike({ Principal: { Service: 'logs.eu-central-1.amazonaws.com' } })]),
      },
    });
  });
});

const full = (stack: Stack) =>
  new AccountSignInSettings(stack, 'It', {
    encryptionKey: new kms.Key(stack, 'Key', { enableKeyRotation: true }),
    securityContact: CONTACT,
  });

describe('judged', () => {
  test('satisfies the controls that it names, and breaks none', () => {
    const stack = new Stack(new App({ context }), 'Account', { env });
    full(stack);
    const set = new TemplateSet([{ name: 'Account', body: Template.fromStack(stack).toJSON(), ...env }]);

    const { judgements } = evaluate(set, catalogue);

    const ours = judgements.filter(({ resource }) => resource.logicalId.startsWith('It'));
    const broken = ours.filter(({ verdict }) => verdict.kind !== 'compliant').map(({ control }) => control.id);
    expect(broken).toEqual([]);
    expect([...new Set(ours.map(({ control }) => control.id))]).toEqual(
      expect.arrayContaining([
        'FunctionRuntimeSupported',
        'LogGroupRetention',
        'LogGroupEncrypted',
        'IamNoServiceWildcards',
        'IamNoAdministrativeStatements',
        'IamAllowsByName',
        'RoleTrustRestricted',
      ]),
    );
  });

  test('needs one exception under the policy: the password policy has no ARN', () => {
    const register = registerFile(`
exceptions:
  - control: AwsSolutions-IAM5[Resource::*]
    path: "*/It/Role"
    kind: false-positive
    owner: platform@example.com
    reason: IAM knows no resource for an account's password policy but *.
    reviewBy: ${new Date(Date.now() + 300 * 86_400_000).toISOString().slice(0, 10)}
`);
    const build = (app: App) => void full(new Stack(app, 'Account', { env }));

    const excused = enforce(build, { exceptionsFile: register });
    const bare = enforce(build);

    expect(findings(excused, 'AwsSolutions')).toEqual([]);
    expect(findings(bare, 'AwsSolutions')).toEqual(['AwsSolutions-IAM5[Resource::*] Account/It/Role/Resource']);
  });
});
