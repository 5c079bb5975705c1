import { App, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { MfaMode } from '../../lib/identity/mfa-mode';
import { ShopperIdentity, type ShopperIdentityProps } from '../../lib/identity/shopper-identity';

const KEY_ARN = 'arn:aws:kms:eu-central-1:123456789012:key/0000';

function identityIn(props: Partial<ShopperIdentityProps> = {}): { shop: Stack; identity: ShopperIdentity } {
  const app = new App({ context: { '@aws-cdk/core:enablePartitionLiterals': true } });
  const shop = new Stack(app, 'Shop', { env: { account: '123456789012', region: 'eu-central-1' } });
  const identity = new ShopperIdentity(shop, 'Shoppers', {
    relyingPartyDomain: 'shop.example.com',
    encryptionKey: kms.Key.fromKeyArn(shop, 'Key', KEY_ARN),
    ...props,
  });
  return { shop, identity };
}

describe('ShopperIdentity', () => {
  test('its user pool takes e-mail addresses, long passwords, passkeys and authenticator apps, and survives its stack', () => {
    // Prepare
    // Act
    const { shop } = identityIn();

    // Assess
    Template.fromStack(shop).hasResource('AWS::Cognito::UserPool', {
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
      Properties: {
        UserPoolName: Match.absent(),
        UserPoolTier: 'PLUS',
        UserPoolAddOns: { AdvancedSecurityMode: 'ENFORCED' },
        DeletionProtection: 'ACTIVE',
        AdminCreateUserConfig: { AllowAdminCreateUserOnly: false },
        UsernameAttributes: ['email'],
        UsernameConfiguration: { CaseSensitive: false },
        Schema: [{ Name: 'email', Required: true, Mutable: true }],
        AutoVerifiedAttributes: ['email'],
        UserAttributeUpdateSettings: { AttributesRequireVerificationBeforeUpdate: ['email'] },
        AccountRecoverySetting: { RecoveryMechanisms: [{ Name: 'verified_email', Priority: 1 }] },
        EmailConfiguration: { EmailSendingAccount: 'COGNITO_DEFAULT' },
        Policies: {
          PasswordPolicy: {
            MinimumLength: 12,
            PasswordHistorySize: 4,
            RequireLowercase: true,
            RequireNumbers: true,
            RequireSymbols: true,
            RequireUppercase: true,
            TemporaryPasswordValidityDays: 1,
          },
          SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD', 'WEB_AUTHN'] },
        },
      },
    });
  });

  test.each([
    [undefined, 'ON', 'NO_ACTION'],
    [MfaMode.REQUIRED, 'ON', 'NO_ACTION'],
    [MfaMode.ADAPTIVE, 'OPTIONAL', 'MFA_IF_CONFIGURED'],
  ])('MFA mode %p: passkeys stand for both factors, and risk has its answers', (mfa, mode, mediumAction) => {
    // Prepare
    // Act
    const { shop, identity } = identityIn(mfa === undefined ? {} : { mfa });

    // Assess
    const template = Template.fromStack(shop);
    template.hasResourceProperties('AWS::Cognito::UserPool', {
      MfaConfiguration: mode,
      EnabledMfas: ['SOFTWARE_TOKEN_MFA'],
      SmsConfiguration: Match.absent(),
      WebAuthnRelyingPartyID: 'shop.example.com',
      WebAuthnUserVerification: 'required',
      WebAuthnFactorConfiguration: 'MULTI_FACTOR_WITH_USER_VERIFICATION',
    });
    template.hasResourceProperties('AWS::Cognito::UserPoolRiskConfigurationAttachment', {
      UserPoolId: shop.resolve(identity.userPool.userPoolId),
      ClientId: 'ALL',
      CompromisedCredentialsRiskConfiguration: {
        Actions: { EventAction: 'BLOCK' },
        EventFilter: ['SIGN_IN', 'SIGN_UP', 'PASSWORD_CHANGE'],
      },
      AccountTakeoverRiskConfiguration: {
        Actions: {
          LowAction: { EventAction: 'NO_ACTION', Notify: false },
          MediumAction: { EventAction: mediumAction, Notify: false },
          HighAction: { EventAction: 'BLOCK', Notify: false },
        },
        NotifyConfiguration: Match.absent(),
      },
    });
  });

  test('with a verified domain, mail and notifications come from it', () => {
    // Prepare
    // Act
    const { shop } = identityIn({ sesVerifiedDomain: 'example.com', fromEmail: 'accounts@example.com' });

    // Assess
    const template = Template.fromStack(shop);
    const identityArn = 'arn:aws:ses:eu-central-1:123456789012:identity/example.com';
    template.hasResourceProperties('AWS::Cognito::UserPool', {
      EmailConfiguration: {
        EmailSendingAccount: 'DEVELOPER',
        From: 'accounts@example.com',
        SourceArn: identityArn,
      },
    });
    template.hasResourceProperties('AWS::Cognito::UserPoolRiskConfigurationAttachment', {
      AccountTakeoverRiskConfiguration: {
        Actions: {
          LowAction: Match.objectLike({ Notify: true }),
          MediumAction: Match.objectLike({ Notify: true }),
          HighAction: Match.objectLike({ Notify: true }),
        },
        NotifyConfiguration: {
          From: 'accounts@example.com',
          SourceArn: identityArn,
          BlockEmail: {
            Subject: 'We blocked a sign-in to your account',
            TextBody: Match.stringLikeRegexp('^We blocked .* choose a new password\\.$'),
          },
          MfaEmail: {
            Subject: 'Unusual sign-in to your account',
            TextBody: Match.stringLikeRegexp('^We asked .* choose a new password\\.$'),
          },
          NoActionEmail: {
            Subject: 'New sign-in to your account',
            TextBody: Match.stringLikeRegexp('^Somebody signed in .* choose a new password\\.$'),
          },
        },
      },
    });
  });

  test('nobody gets AWS credentials and nothing runs in custom resources', () => {
    // Prepare
    // Act
    const { shop } = identityIn();

    // Assess
    const template = Template.fromStack(shop);
    template.resourceCountIs('AWS::Cognito::IdentityPool', 0);
    template.resourceCountIs('AWS::IAM::Role', 0);
    template.resourceCountIs('AWS::Lambda::Function', 0);
  });

  test('keeps events and the web ACL log as long as asked, under the key', () => {
    // Prepare
    // Act
    const { shop } = identityIn({ logRetention: logs.RetentionDays.TWO_YEARS });

    // Assess
    const template = Template.fromStack(shop);
    template.hasResourceProperties('AWS::Logs::LogGroup', { RetentionInDays: 731, KmsKeyId: KEY_ARN });
    template.hasResourceProperties('AWS::S3::Bucket', {
      LifecycleConfiguration: { Rules: [Match.objectLike({ ExpirationInDays: 731 })] },
    });
  });

  test('keeps events and the web ACL log thirteen months by default', () => {
    // Prepare
    // Act
    const { shop } = identityIn();

    // Assess
    const template = Template.fromStack(shop);
    template.hasResourceProperties('AWS::Logs::LogGroup', { RetentionInDays: 400 });
    template.hasResourceProperties('AWS::S3::Bucket', {
      LifecycleConfiguration: { Rules: [Match.objectLike({ ExpirationInDays: 400 })] },
    });
  });

  test('logs accesses to the events', () => {
    // Prepare
    const { shop } = identityIn();
    const accessLogBucket = s3.Bucket.fromBucketName(shop, 'AccessLogs', 'access-logs');

    // Act
    new ShopperIdentity(shop, 'Logged', {
      relyingPartyDomain: 'shop.example.com',
      encryptionKey: kms.Key.fromKeyArn(shop, 'OtherKey', KEY_ARN),
      accessLogBucket,
    });

    // Assess
    Template.fromStack(shop).hasResourceProperties('AWS::S3::Bucket', {
      LoggingConfiguration: { DestinationBucketName: 'access-logs', LogFilePrefix: 'Shop/Logged/AuthEvents/Bucket/' },
    });
  });

  test('stands behind its own web ACL', () => {
    // Prepare
    // Act
    const { shop, identity } = identityIn();

    // Assess
    Template.fromStack(shop).hasResourceProperties('AWS::WAFv2::WebACLAssociation', {
      ResourceArn: shop.resolve(identity.userPool.userPoolArn),
      WebACLArn: shop.resolve(identity.webAcl?.webAclArn),
    });
  });

  test('stands behind the given web ACL, and makes none', () => {
    // Prepare
    const webAclArn = 'arn:aws:wafv2:eu-central-1:123456789012:regional/webacl/shoppers/0000';

    // Act
    const { shop, identity } = identityIn({ webAclArn });

    // Assess
    const template = Template.fromStack(shop);
    template.hasResourceProperties('AWS::WAFv2::WebACLAssociation', { WebACLArn: webAclArn });
    template.resourceCountIs('AWS::WAFv2::WebACL', 0);
    expect(identity.webAcl).toBeUndefined();
  });

  test('protection and retention can be lifted for a shop that is thrown away', () => {
    // Prepare
    // Act
    const { shop } = identityIn({ deletionProtection: false, removalPolicy: RemovalPolicy.DESTROY });

    // Assess
    const template = Template.fromStack(shop);
    template.hasResource('AWS::Cognito::UserPool', {
      DeletionPolicy: 'Delete',
      Properties: { DeletionProtection: 'INACTIVE' },
    });
    template.hasResource('AWS::S3::Bucket', { DeletionPolicy: 'Delete' });
    template.hasResource('AWS::Logs::LogGroup', { DeletionPolicy: 'Delete' });
  });

  test.each([
    ['https://shop.example.com'],
    ['shop.example.com/login'],
    ['Shop.example.com'],
    ['shop'],
    ['127.0.0.1'],
    ['*.example.com'],
    [`${'a'.repeat(52)}.example.com`],
  ])('refuses the relying party %s', (relyingPartyDomain) => {
    // Prepare
    const build = () => identityIn({ relyingPartyDomain });

    // Act
    // Assess
    expect(build).toThrow(
      expect.objectContaining({
        name: 'InvalidPropertyError',
        message:
          `Shop/Shoppers: relyingPartyDomain is "${relyingPartyDomain}"; give a domain of at most 63 characters as ` +
          'it stands in the browser, such as "shop.example.com"',
      }),
    );
  });

  test.each([[`${'a'.repeat(51)}.example.com`], ['example.co.uk'], ['xn--bcher-kva.example']])(
    'takes the relying party %s',
    (relyingPartyDomain) => {
      // Prepare
      // Act
      const { shop } = identityIn({ relyingPartyDomain });

      // Assess
      Template.fromStack(shop).hasResourceProperties('AWS::Cognito::UserPool', {
        WebAuthnRelyingPartyID: relyingPartyDomain,
      });
    },
  );

  test.each<[string, Partial<ShopperIdentityProps>, string]>([
    [
      'an address without a verified domain',
      { fromEmail: 'accounts@example.com' },
      'Shop/Shoppers: fromEmail is "accounts@example.com"; give sesVerifiedDomain, the verified domain, too',
    ],
    [
      'a verified domain without an address',
      { sesVerifiedDomain: 'example.com' },
      'Shop/Shoppers: fromEmail is undefined; give an address in example.com',
    ],
    [
      'an address in another domain',
      { sesVerifiedDomain: 'example.com', fromEmail: 'accounts@example.org' },
      'Shop/Shoppers: fromEmail is "accounts@example.org"; give an address in example.com',
    ],
  ])('refuses %s', (_title, props, message) => {
    // Prepare
    const build = () => identityIn(props);

    // Act
    // Assess
    expect(build).toThrow(expect.objectContaining({ name: 'InvalidPropertyError', message }));
  });

  test('refuses a verified domain where the region is open', () => {
    // Prepare
    const shop = new Stack(new App(), 'Shop');
    const build = () =>
      new ShopperIdentity(shop, 'Shoppers', {
        relyingPartyDomain: 'shop.example.com',
        encryptionKey: kms.Key.fromKeyArn(shop, 'Key', KEY_ARN),
        sesVerifiedDomain: 'example.com',
        fromEmail: 'accounts@example.com',
      });

    // Act
    // Assess
    expect(build).toThrow('Shop/Shoppers: sesVerifiedDomain is "example.com"; give the stack\'s env a region');
  });

  test('the logical ids stay: a new user pool has no accounts, a new bucket no events', () => {
    // Prepare
    // Act
    const { shop } = identityIn();

    // Assess
    const template = Template.fromStack(shop);
    expect(Object.keys(template.findResources('AWS::Cognito::UserPool'))).toEqual(['ShoppersUserPoolADB861F7']);
    expect(Object.keys(template.findResources('AWS::S3::Bucket'))).toEqual(['ShoppersAuthEventsBucketADA6ED41']);
  });
});
