import { App, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as kms from 'aws-cdk-lib/aws-kms';
import { MfaMode } from '../../lib/identity/mfa-mode';
import { ShopperAuthFlow } from '../../lib/identity/shopper-auth-flow';
import { ShopperIdentity, type ShopperIdentityProps } from '../../lib/identity/shopper-identity';
import type { SignInCombination } from '../../lib/identity/sign-in-combination';
import { firstRefusal } from '../../lib/identity/sign-in-combination';

const SES = { sesVerifiedDomain: 'example.com', fromEmail: 'accounts@example.com' };
const ADAPTIVE = { mfa: MfaMode.ADAPTIVE };

type Props = Partial<ShopperIdentityProps>;

function identityIn(props: Props): { shop: Stack; identity: ShopperIdentity } {
  const shop = new Stack(new App(), 'Shop', { env: { account: '123456789012', region: 'eu-central-1' } });
  const identity = new ShopperIdentity(shop, 'Shoppers', {
    relyingPartyDomain: 'shop.example.com',
    encryptionKey: kms.Key.fromKeyArn(shop, 'Key', 'arn:aws:kms:eu-central-1:123456789012:key/0000'),
    ...props,
  });
  return { shop, identity };
}

const poolOf = (shop: Stack) => Object.values(Template.fromStack(shop).findResources('AWS::Cognito::UserPool'))[0];

describe('ShopperIdentity, how shoppers sign in', () => {
  test.each<[string, Props, object]>([
    [
      'required',
      {},
      {
        tier: 'PLUS',
        mode: 'ON',
        first: ['PASSWORD', 'WEB_AUTHN'],
        second: ['SOFTWARE_TOKEN_MFA'],
        by: 'verified_email',
      },
    ],
    [
      'required on Essentials',
      { allowEssentialsPlan: true },
      {
        tier: 'ESSENTIALS',
        mode: 'ON',
        first: ['PASSWORD', 'WEB_AUTHN'],
        second: ['SOFTWARE_TOKEN_MFA'],
        by: 'verified_email',
      },
    ],
    [
      'adaptive',
      ADAPTIVE,
      {
        tier: 'PLUS',
        mode: 'OPTIONAL',
        first: ['PASSWORD', 'WEB_AUTHN'],
        second: ['SOFTWARE_TOKEN_MFA'],
        by: 'verified_email',
      },
    ],
    [
      'required with codes by e-mail',
      { ...SES, emailFactor: true, adminRecoveryOnly: true },
      {
        tier: 'PLUS',
        mode: 'ON',
        first: ['PASSWORD', 'WEB_AUTHN'],
        second: ['SOFTWARE_TOKEN_MFA', 'EMAIL_OTP'],
        by: 'admin_only',
      },
    ],
    [
      'required with text messages',
      { allowSmsFactor: true },
      {
        tier: 'PLUS',
        mode: 'ON',
        first: ['PASSWORD', 'WEB_AUTHN'],
        second: ['SMS_MFA', 'SOFTWARE_TOKEN_MFA'],
        by: 'verified_email',
      },
    ],
    [
      'adaptive with a code by e-mail alone',
      { ...ADAPTIVE, ...SES, allowEmailCodeSignIn: true },
      {
        tier: 'PLUS',
        mode: 'OPTIONAL',
        first: ['PASSWORD', 'EMAIL_OTP', 'WEB_AUTHN'],
        second: ['SOFTWARE_TOKEN_MFA'],
        by: 'verified_email',
      },
    ],
    [
      'adaptive with everything',
      {
        ...ADAPTIVE,
        ...SES,
        allowEmailCodeSignIn: true,
        emailFactor: true,
        allowSmsFactor: true,
        adminRecoveryOnly: true,
      },
      {
        tier: 'PLUS',
        mode: 'OPTIONAL',
        first: ['PASSWORD', 'EMAIL_OTP', 'WEB_AUTHN'],
        second: ['SMS_MFA', 'SOFTWARE_TOKEN_MFA', 'EMAIL_OTP'],
        by: 'admin_only',
      },
    ],
  ])('%s: the pool comes out as said', (_title, props, expected) => {
    // Prepare
    // Act
    const { shop } = identityIn(props);

    // Assess
    const { UserPoolTier, MfaConfiguration, EnabledMfas, AccountRecoverySetting, Policies, ...rest } =
      poolOf(shop)?.Properties ?? {};
    expect({
      tier: UserPoolTier,
      mode: MfaConfiguration,
      first: Policies.SignInPolicy.AllowedFirstAuthFactors,
      second: EnabledMfas,
      by: AccountRecoverySetting.RecoveryMechanisms[0].Name,
    }).toEqual(expected);
    expect(AccountRecoverySetting.RecoveryMechanisms).toHaveLength(1);
    expect(rest.WebAuthnFactorConfiguration).toBe('MULTI_FACTOR_WITH_USER_VERIFICATION');
  });

  test.each<[string, Props, string]>([
    [
      'adaptive on the Essentials plan',
      { ...ADAPTIVE, allowEssentialsPlan: true },
      'allowEssentialsPlan is true; leave it out: MfaMode.ADAPTIVE needs the threat protection of the Plus plan',
    ],
    [
      'required with a code by e-mail first',
      { ...SES, allowEmailCodeSignIn: true },
      'allowEmailCodeSignIn is true; leave it out, or set MfaMode.ADAPTIVE: Cognito refuses e-mailed codes as a first ' +
        'factor where MFA is required',
    ],
    [
      'a code by e-mail first from the sender of Cognito',
      { ...ADAPTIVE, allowEmailCodeSignIn: true },
      "allowEmailCodeSignIn is true; give sesVerifiedDomain and fromEmail: after Cognito's own 50 messages a day " +
        'nobody could sign in',
    ],
    [
      'a code by e-mail second from the sender of Cognito',
      { emailFactor: true, adminRecoveryOnly: true },
      'emailFactor is true; give sesVerifiedDomain and fromEmail: Cognito refuses e-mailed codes with its own sender',
    ],
    [
      'e-mail for the second factor and for new passwords',
      { ...SES, emailFactor: true },
      'emailFactor is true; set adminRecoveryOnly: Cognito refuses e-mail as second factor where it also carries codes ' +
        'for new passwords',
    ],
    [
      'passphrases without a check for leaked passwords',
      { allowEssentialsPlan: true, passphrases: true },
      'passphrases is true; leave it out: only the Plus plan looks for leaked passwords, which rules of composition ' +
        'stand in for',
    ],
  ])('refuses %s', (_title, props, message) => {
    // Prepare
    const build = () => identityIn(props);

    // Act
    // Assess
    expect(build).toThrow(
      expect.objectContaining({ name: 'InvalidPropertyError', message: `Shop/Shoppers: ${message}` }),
    );
  });

  test('every set of switches is refused or built, as the rules have it', () => {
    // Prepare
    const switches = ['emailFactor', 'allowSmsFactor', 'allowEmailCodeSignIn', 'adminRecoveryOnly'] as const;
    const sets = [...Array(2 ** switches.length).keys()].map((bits) =>
      Object.fromEntries(switches.map((name, bit) => [name, (bits & (2 ** bit)) > 0])),
    );
    const every = sets.flatMap((set) =>
      [MfaMode.REQUIRED, MfaMode.ADAPTIVE].flatMap((mfa) =>
        [false, true].flatMap((allowEssentialsPlan) =>
          [{}, SES].map((ses) => ({ ...set, mfa, allowEssentialsPlan, ...ses })),
        ),
      ),
    );

    // Act
    const wrong = every.filter((props) => {
      const refusal = firstRefusal(combinationOf(props));
      const build = () => poolOf(identityIn({ ...props, webAclArn: WEB_ACL }).shop);
      return refusal === undefined ? !passes(build) : passes(build);
    });

    // Assess
    expect(every).toHaveLength(128);
    expect(wrong).toEqual([]);
  });

  test('custom challenges are watched as well on the Plus plan, and nothing is on Essentials', () => {
    // Prepare
    // Act
    const plus = poolOf(identityIn({}).shop)?.Properties;
    const essentials = poolOf(identityIn({ allowEssentialsPlan: true }).shop)?.Properties;

    // Assess
    expect(plus.UserPoolAddOns).toEqual({
      AdvancedSecurityMode: 'ENFORCED',
      AdvancedSecurityAdditionalFlows: { CustomAuthMode: 'ENFORCED' },
    });
    expect(essentials.UserPoolAddOns).toBeUndefined();
  });

  test('the Essentials plan has neither risk answers nor events, which Cognito would refuse', () => {
    // Prepare
    // Act
    const { shop, identity } = identityIn({ allowEssentialsPlan: true });

    // Assess
    const template = Template.fromStack(shop);
    template.resourceCountIs('AWS::Cognito::UserPoolRiskConfigurationAttachment', 0);
    template.resourceCountIs('AWS::Cognito::LogDeliveryConfiguration', 0);
    expect(identity.riskConfiguration).toBeUndefined();
    expect(identity.authEvents).toBeUndefined();
  });

  test('passphrases have fifteen characters of any kind', () => {
    // Prepare
    // Act
    const { shop } = identityIn({ passphrases: true });

    // Assess
    expect(poolOf(shop)?.Properties.Policies.PasswordPolicy).toEqual({
      MinimumLength: 15,
      PasswordHistorySize: 4,
      RequireLowercase: false,
      RequireNumbers: false,
      RequireSymbols: false,
      RequireUppercase: false,
      TemporaryPasswordValidityDays: 1,
    });
  });

  test('text messages are sent by a role for Cognito of this account, and the number counts once verified', () => {
    // Prepare
    // Act
    const { shop, identity } = identityIn({ allowSmsFactor: true });
    identity.webClient('Web', {
      callbackUrls: ['https://shop.example.com/in'],
      logoutUrls: ['https://shop.example.com/'],
    });

    // Assess
    const template = Template.fromStack(shop);
    const [[roleId, role] = ['', undefined]] = Object.entries(template.findResources('AWS::IAM::Role'));
    const externalId = role?.Properties.AssumeRolePolicyDocument.Statement[0].Condition.StringEquals['sts:ExternalId'];
    expect(role?.Properties.AssumeRolePolicyDocument.Statement).toEqual([
      {
        Effect: 'Allow',
        Action: 'sts:AssumeRole',
        Principal: { Service: 'cognito-idp.amazonaws.com' },
        Condition: { StringEquals: { 'sts:ExternalId': externalId, 'aws:SourceAccount': '123456789012' } },
      },
    ]);
    expect(role?.Properties.Policies).toEqual([
      {
        PolicyName: 'SendTextMessages',
        PolicyDocument: {
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', Action: 'sns:Publish', Resource: '*' }],
        },
      },
    ]);
    template.hasResourceProperties('AWS::Cognito::UserPool', {
      SmsConfiguration: { ExternalId: externalId, SnsCallerArn: { 'Fn::GetAtt': [roleId, 'Arn'] } },
      AutoVerifiedAttributes: ['email', 'phone_number'],
      UserAttributeUpdateSettings: { AttributesRequireVerificationBeforeUpdate: ['email', 'phone_number'] },
    });
    template.hasResourceProperties('AWS::Cognito::UserPoolClient', {
      WriteAttributes: Match.arrayWith(['phone_number']),
      ReadAttributes: Match.arrayWith(['phone_number', 'phone_number_verified']),
    });
  });

  test('no text messages, no role', () => {
    // Prepare
    // Act
    const { shop } = identityIn({});

    // Assess
    Template.fromStack(shop).resourceCountIs('AWS::IAM::Role', 0);
    expect(poolOf(shop)?.Properties.SmsConfiguration).toBeUndefined();
  });
});

const WEB_ACL = 'arn:aws:wafv2:eu-central-1:123456789012:regional/webacl/shoppers/0000';

const passes = (build: () => unknown) => {
  try {
    build();
    return true;
  } catch {
    return false;
  }
};

function combinationOf(props: Props): SignInCombination {
  return {
    mode: props.mfa ?? MfaMode.REQUIRED,
    plan: props.allowEssentialsPlan ? 'essentials' : 'plus',
    firstFactors: new Set(['password', 'passkey', ...(props.allowEmailCodeSignIn ? ['email-otp' as const] : [])]),
    secondFactors: new Set([
      'totp',
      'passkey',
      ...(props.emailFactor ? ['email' as const] : []),
      ...(props.allowSmsFactor ? ['sms' as const] : []),
    ]),
    flows: new Set([ShopperAuthFlow.USER, ShopperAuthFlow.USER_PASSWORD]),
    recovery: props.adminRecoveryOnly ? 'none' : 'email',
    ses: props.sesVerifiedDomain !== undefined,
  };
}
