import { App, CfnParameter, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import * as cognito from 'aws-cdk-lib/aws-cognito';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as sns from 'aws-cdk-lib/aws-sns';
import { MfaMode } from '../../lib/identity/mfa-mode';
import { ShopperIdentity } from '../../lib/identity/shopper-identity';
import { ShopperProtection, type ShopperProtectionOptions } from '../../lib/identity/shopper-protection';

const ACCOUNT = '123456789012';
const POOL = 'eu-central-1_Shoppers';

const stack = () => new Stack(new App(), 'Shop', { env: { account: ACCOUNT, region: 'eu-central-1' } });

function protect(
  shop: Stack,
  userPool: cognito.IUserPool | cognito.CfnUserPool,
  options: Partial<ShopperProtectionOptions> = {},
) {
  return ShopperIdentity.protect(shop, 'Protection', userPool, {
    encryptionKey: kms.Key.fromKeyArn(shop, 'Key', `arn:aws:kms:eu-central-1:${ACCOUNT}:key/0000`),
    ...options,
  });
}

/** A pool as many shops have it: the defaults of CDK, and a few choices that cannot be taken back. */
const oldPool = (shop: Stack) =>
  new cognito.UserPool(shop, 'Pool', {
    selfSignUpEnabled: true,
    signInAliases: { email: true, username: true },
    signInCaseSensitive: true,
    standardAttributes: { email: { required: true, mutable: true }, phoneNumber: { required: true } },
    customAttributes: { tier: new cognito.StringAttribute() },
    autoVerify: { email: true },
    passwordPolicy: { requireDigits: true },
    removalPolicy: RemovalPolicy.DESTROY,
  });

const poolResource = (shop: Stack) => {
  const [[logicalId, resource] = ['', undefined]] = Object.entries(
    Template.fromStack(shop).findResources('AWS::Cognito::UserPool'),
  );
  return { logicalId, resource };
};

describe('ShopperIdentity.protect', () => {
  test('puts a web ACL, answers to risk and the export of events around an imported pool', () => {
    // Prepare
    const shop = stack();
    const userPool = cognito.UserPool.fromUserPoolId(shop, 'Pool', POOL);

    // Act
    const protection = protect(shop, userPool);

    // Assess
    const template = Template.fromStack(shop);
    expect(protection).toBeInstanceOf(ShopperProtection);
    template.resourceCountIs('AWS::Cognito::UserPool', 0);
    template.hasResourceProperties('AWS::WAFv2::WebACLAssociation', {
      ResourceArn: {
        'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, `:cognito-idp:eu-central-1:${ACCOUNT}:userpool/${POOL}`]],
      },
      WebACLArn: shop.resolve(protection.webAcl?.webAclArn),
    });
    template.hasResourceProperties('AWS::Cognito::UserPoolRiskConfigurationAttachment', {
      UserPoolId: POOL,
      ClientId: 'ALL',
      CompromisedCredentialsRiskConfiguration: { Actions: { EventAction: 'BLOCK' } },
      AccountTakeoverRiskConfiguration: {
        Actions: {
          LowAction: { EventAction: 'NO_ACTION' },
          MediumAction: { EventAction: 'MFA_IF_CONFIGURED' },
          HighAction: { EventAction: 'BLOCK' },
        },
      },
    });
    template.hasResourceProperties('AWS::Cognito::LogDeliveryConfiguration', { UserPoolId: POOL });
  });

  test('a pool imported by its ARN is guarded by it', () => {
    // Prepare
    const shop = stack();
    const arn = `arn:aws:cognito-idp:eu-central-1:${ACCOUNT}:userpool/${POOL}`;

    // Act
    protect(shop, cognito.UserPool.fromUserPoolArn(shop, 'Pool', arn));

    // Assess
    const template = Template.fromStack(shop);
    template.hasResourceProperties('AWS::WAFv2::WebACLAssociation', { ResourceArn: arn });
    template.hasResourceProperties('AWS::Cognito::LogDeliveryConfiguration', { UserPoolId: POOL });
  });

  test('stands behind the given web ACL, and may do without threat protection', () => {
    // Prepare
    const shop = stack();
    const webAclArn = `arn:aws:wafv2:eu-central-1:${ACCOUNT}:regional/webacl/shoppers/0000`;

    // Act
    protect(shop, cognito.UserPool.fromUserPoolId(shop, 'Pool', POOL), { webAclArn, allowEssentialsPlan: true });

    // Assess
    const template = Template.fromStack(shop);
    template.hasResourceProperties('AWS::WAFv2::WebACLAssociation', { WebACLArn: webAclArn });
    template.resourceCountIs('AWS::WAFv2::WebACL', 0);
    template.resourceCountIs('AWS::Cognito::UserPoolRiskConfigurationAttachment', 0);
    template.resourceCountIs('AWS::Cognito::LogDeliveryConfiguration', 0);
  });

  test('alarms with a topic: risk, failures of the named clients, resets of factors; none without', () => {
    // Prepare
    const [shop, quiet] = [stack(), stack()];
    const client = cognito.UserPoolClient.fromUserPoolClientId(shop, 'Web', 'web1234');

    // Act
    protect(shop, cognito.UserPool.fromUserPoolId(shop, 'Pool', POOL), {
      alarmTopic: new sns.Topic(shop, 'Topic'),
      clients: [client],
    });
    protect(quiet, cognito.UserPool.fromUserPoolId(quiet, 'Pool', POOL));

    // Assess
    Template.fromStack(shop).resourceCountIs('AWS::CloudWatch::Alarm', 4);
    Template.fromStack(shop).resourceCountIs('AWS::Events::Rule', 1);
    Template.fromStack(quiet).resourceCountIs('AWS::CloudWatch::Alarm', 0);
    Template.fromStack(quiet).resourceCountIs('AWS::Events::Rule', 0);
  });

  test.each<[string, (shop: Stack) => cognito.UserPool | cognito.CfnUserPool]>([
    ['an L2', oldPool],
    ['an L1', (shop) => oldPool(shop).node.defaultChild as cognito.CfnUserPool],
  ])('hardens %s of this app in place', (_title, pool) => {
    // Prepare
    const shop = stack();

    // Act
    protect(shop, pool(shop));

    // Assess
    expect(poolResource(shop).resource).toEqual(
      expect.objectContaining({
        DeletionPolicy: 'Retain',
        UpdateReplacePolicy: 'Retain',
        Properties: expect.objectContaining({
          DeletionProtection: 'ACTIVE',
          UserPoolTier: 'PLUS',
          UserPoolAddOns: {
            AdvancedSecurityMode: 'ENFORCED',
            AdvancedSecurityAdditionalFlows: { CustomAuthMode: 'ENFORCED' },
          },
          Policies: {
            PasswordPolicy: expect.objectContaining({
              MinimumLength: 15,
              PasswordHistorySize: 4,
              RequireNumbers: true,
            }),
          },
          UserAttributeUpdateSettings: { AttributesRequireVerificationBeforeUpdate: ['email'] },
          MfaConfiguration: 'OPTIONAL',
          EnabledMfas: ['SOFTWARE_TOKEN_MFA'],
        }),
      }),
    );
  });

  /**
   * CloudFormation replaces a user pool for no property ("AWS::Cognito::UserPool": each says no interruption), but
   * Cognito refuses to change these ("Updating user pool and app client configuration", Settings you can't change).
   */
  test.each([['UsernameAttributes'], ['AliasAttributes'], ['UsernameConfiguration'], ['Schema'], ['UserPoolName']])(
    'leaves %s and the logical id as they are',
    (property) => {
      // Prepare
      const [before, after] = [stack(), stack()];
      oldPool(before);

      // Act
      protect(after, oldPool(after));

      // Assess
      const [old, hardened] = [poolResource(before), poolResource(after)];
      expect(hardened.resource?.Properties[property]).toEqual(old.resource?.Properties[property]);
      expect(hardened.logicalId).toBe(old.logicalId);
    },
  );

  test('changes nothing in the pool but what it says', () => {
    // Prepare
    const [before, after] = [stack(), stack()];
    oldPool(before);

    // Act
    protect(after, oldPool(after));

    // Assess
    const [old, hardened] = [before, after].map((shop) => poolResource(shop).resource?.Properties ?? {});
    const changed = Object.keys({ ...old, ...hardened }).filter(
      (key) => JSON.stringify(old?.[key]) !== JSON.stringify(hardened?.[key]),
    );
    expect(changed.sort()).toEqual([
      'DeletionProtection',
      'EnabledMfas',
      'MfaConfiguration',
      'Policies',
      'UserAttributeUpdateSettings',
      'UserPoolAddOns',
      'UserPoolTier',
    ]);
  });

  test('what is stricter stays', () => {
    // Prepare
    const shop = stack();
    const pool = new cognito.UserPool(shop, 'Pool', {
      mfa: cognito.Mfa.REQUIRED,
      mfaSecondFactor: { otp: true, sms: true },
      featurePlan: cognito.FeaturePlan.ESSENTIALS,
      signInAliases: { email: true },
      keepOriginal: { email: true, phone: true },
      autoVerify: { email: true, phone: true },
      passwordPolicy: { minLength: 20, passwordHistorySize: 10 },
      signInPolicy: { allowedFirstAuthFactors: { password: true } },
    });

    // Act
    protect(shop, pool);

    // Assess
    const template = Template.fromStack(shop);
    template.hasResourceProperties('AWS::Cognito::UserPool', {
      MfaConfiguration: 'ON',
      EnabledMfas: ['SMS_MFA', 'SOFTWARE_TOKEN_MFA'],
      Policies: {
        PasswordPolicy: { MinimumLength: 20, PasswordHistorySize: 10 },
        SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD'] },
      },
      UserAttributeUpdateSettings: { AttributesRequireVerificationBeforeUpdate: ['email', 'phone_number'] },
    });
    template.hasResourceProperties('AWS::Cognito::UserPoolRiskConfigurationAttachment', {
      AccountTakeoverRiskConfiguration: { Actions: { MediumAction: { EventAction: 'NO_ACTION' } } },
    });
  });

  test('what deployment decides stays', () => {
    // Prepare
    const shop = stack();
    const length = new CfnParameter(shop, 'Length', { type: 'Number' });
    const pool = new cognito.CfnUserPool(shop, 'Pool', {
      mfaConfiguration: 'OPTIONAL',
      enabledMfas: ['SMS_MFA'],
      policies: { passwordPolicy: { minimumLength: length.valueAsNumber } },
    });

    // Act
    protect(shop, pool, { allowEssentialsPlan: true });

    // Assess
    const { resource } = poolResource(shop);
    expect(resource?.Properties.Policies).toEqual({ PasswordPolicy: { MinimumLength: { Ref: 'Length' } } });
    expect(resource?.Properties.EnabledMfas).toEqual(['SMS_MFA', 'SOFTWARE_TOKEN_MFA']);
    expect(resource?.Properties.UserPoolTier).toBeUndefined();
  });

  test('is not told otherwise about a pool of this app', () => {
    // Prepare
    const shop = stack();

    // Act
    const build = () => protect(shop, oldPool(shop), { mfa: MfaMode.REQUIRED });

    // Assess
    expect(build).toThrow('Shop/Protection: mfa is "required"; leave it out: the user pool has adaptive');
  });

  test('an imported pool that requires MFA has nothing asked at medium risk', () => {
    // Prepare
    const shop = stack();

    // Act
    protect(shop, cognito.UserPool.fromUserPoolId(shop, 'Pool', POOL), { mfa: MfaMode.REQUIRED });

    // Assess
    Template.fromStack(shop).hasResourceProperties('AWS::Cognito::UserPoolRiskConfigurationAttachment', {
      AccountTakeoverRiskConfiguration: { Actions: { MediumAction: { EventAction: 'NO_ACTION' } } },
    });
  });
});

describe('the clients of a protected pool', () => {
  const path = '/Shop/Weak/Resource';

  test('are warned of, whenever they are made', () => {
    // Prepare
    const shop = stack();
    const pool = oldPool(shop);
    protect(shop, pool);

    // Act
    pool.addClient('Strong', {
      authFlows: { user: true, userPassword: true },
      preventUserExistenceErrors: true,
      oAuth: { flows: { authorizationCodeGrant: true }, callbackUrls: ['https://shop.example.com/'] },
    });
    new cognito.UserPoolClient(shop, 'Weak', { userPool: pool });

    // Assess
    const annotations = Annotations.fromStack(shop);
    annotations.hasWarning(
      path,
      Match.stringLikeRegexp(
        '^The app client names no flows, so Cognito allows ALLOW_USER_SRP_AUTH and ALLOW_CUSTOM_AUTH:',
      ),
    );
    annotations.hasWarning(path, Match.stringLikeRegexp('^The app client tells whether an account exists\\.'));
    annotations.hasWarning(path, Match.stringLikeRegexp('^The app client puts tokens into addresses\\.'));
    expect(annotations.findWarning('/Shop/Pool/Strong/Resource', Match.anyValue())).toEqual([]);
  });

  test('those of an imported pool are known by its id; those of other pools are let be', () => {
    // Prepare
    const shop = stack();
    protect(shop, cognito.UserPool.fromUserPoolId(shop, 'Pool', POOL));

    // Act
    new cognito.CfnUserPoolClient(shop, 'Ours', { userPoolId: POOL, explicitAuthFlows: ['ALLOW_USER_SRP_AUTH'] });
    new cognito.CfnUserPoolClient(shop, 'Theirs', { userPoolId: 'eu-central-1_Staff' });

    // Assess
    const annotations = Annotations.fromStack(shop);
    annotations.hasWarning('/Shop/Ours', Match.stringLikeRegexp('allows ALLOW_USER_SRP_AUTH: Cognito does not look'));
    expect(annotations.findWarning('/Shop/Theirs', Match.anyValue())).toEqual([]);
  });
});
