import { userPoolFirstFactorsAccepted } from '../../../lib/controls/identity/user-pool-first-factors-accepted';
import { userPoolNoCardAttributes } from '../../../lib/controls/identity/user-pool-no-card-attributes';
import { userPoolPasskeyDomain } from '../../../lib/controls/identity/user-pool-passkey-domain';
import { userPoolPasskeyVerification } from '../../../lib/controls/identity/user-pool-passkey-verification';
import { userPoolPasswordComposition } from '../../../lib/controls/identity/user-pool-password-composition';
import { userPoolPasswordHistory } from '../../../lib/controls/identity/user-pool-password-history';
import { userPoolPlanSuffices } from '../../../lib/controls/identity/user-pool-plan-suffices';
import { userPoolRecoveryChannel } from '../../../lib/controls/identity/user-pool-recovery-channel';
import { userPoolRetained } from '../../../lib/controls/identity/user-pool-retained';
import { userPoolRiskLevels } from '../../../lib/controls/identity/user-pool-risk-levels';
import type { VerdictKind } from '../../../lib/controls/verdict';
import { verdictOn } from './verdict-on';

const pool = (properties: object = {}, attributes: object = {}) => ({
  Pool: { Type: 'AWS::Cognito::UserPool', ...attributes, Properties: properties },
});
const firstFactors = (...factors: readonly string[]) => ({
  SignInPolicy: { AllowedFirstAuthFactors: factors },
});

test.each([
  ...['pan', 'PAN', 'card', 'cardNumber', 'card_number', 'creditCard', 'credit_card', 'cardnumber', 'customer-iban'],
  ...['cvv', 'CVV2', 'cardCvc', 'debitcard', 'payment_card_no', 'IBAN'],
])('an attribute named %s holds payment data', (name) => {
  expect(verdictOn(userPoolNoCardAttributes, pool({ Schema: [{ Name: name }] }), 'Pool')).toBe('violation');
});

test.each([
  ...['email', 'company', 'panel', 'japan', 'loyaltyCard', 'loyalty_card', 'giftCard', 'memberCardNumber', 'discarded'],
  ...['scorecard', 'postcard', 'caribbean', 'wildcard', 'idCard'],
])('an attribute named %s does not', (name) => {
  expect(verdictOn(userPoolNoCardAttributes, pool({ Schema: [{ Name: name }] }), 'Pool')).toBe('compliant');
});

describe('passkeys', () => {
  test('are not judged where none are offered', () => {
    const resources = pool({ MfaConfiguration: 'ON', Policies: firstFactors('PASSWORD') });

    expect(verdictOn(userPoolPasskeyVerification, resources, 'Pool')).toBe('not-applicable');
    expect(verdictOn(userPoolPasskeyDomain, resources, 'Pool')).toBe('not-applicable');
    expect(verdictOn(userPoolFirstFactorsAccepted, resources, 'Pool')).toBe('compliant');
  });

  test('may be a factor of their own beside optional MFA', () => {
    const resources = pool({
      MfaConfiguration: 'OPTIONAL',
      Policies: firstFactors('PASSWORD', 'WEB_AUTHN', 'EMAIL_OTP'),
    });

    expect(verdictOn(userPoolFirstFactorsAccepted, resources, 'Pool')).toBe('not-applicable');
  });
});

test.each<[string, object, VerdictKind]>([
  ['Lite has no history', { UserPoolTier: 'LITE' }, 'not-applicable'],
  ['an unknown plan may have none', { UserPoolTier: { Ref: 'Free' } }, 'unknown'],
  ['Essentials has one', {}, 'violation'],
])('passwords are remembered: %s', (_name, properties, expected) => {
  expect(verdictOn(userPoolPasswordHistory, pool(properties), 'Pool')).toBe(expected);
});

test.each<[string, object, VerdictKind]>([
  ['passkeys', { Policies: firstFactors('PASSWORD', 'WEB_AUTHN') }, 'violation'],
  ['passwords alone', { Policies: firstFactors('PASSWORD') }, 'compliant'],
  ['threat protection that is off', { UserPoolAddOns: { AdvancedSecurityMode: 'OFF' } }, 'compliant'],
])('the Lite plan with %s', (_name, properties, expected) => {
  expect(verdictOn(userPoolPlanSuffices, pool({ UserPoolTier: 'LITE', ...properties }), 'Pool')).toBe(expected);
});

describe('composition rules', () => {
  const policy = (properties: object) => pool({ Policies: { PasswordPolicy: { MinimumLength: 15, ...properties } } });
  const risk = (poolId: unknown) => ({
    Type: 'AWS::Cognito::UserPoolRiskConfigurationAttachment',
    Properties: {
      UserPoolId: poolId,
      ClientId: 'ALL',
      CompromisedCredentialsRiskConfiguration: { Actions: { EventAction: 'BLOCK' } },
    },
  });

  test.each<[string, object, VerdictKind]>([
    ["are Cognito's own without a policy", pool(), 'not-applicable'],
    ['may be off with a check against leaks', { ...policy({}), Risk: risk({ Ref: 'Pool' }) }, 'compliant'],
    ['may not be off with the check of another pool', { ...policy({}), Risk: risk('eu-west-1_Other') }, 'violation'],
    ['may be off with what may be its check', { ...policy({}), Risk: risk({ Ref: 'Free' }) }, 'unknown'],
    [
      'are not on where one is off',
      policy({ RequireLowercase: true, RequireUppercase: true, RequireNumbers: true }),
      'violation',
    ],
  ])('%s', (_name, resources, expected) => {
    expect(verdictOn(userPoolPasswordComposition, resources, 'Pool')).toBe(expected);
  });
});

test.each<[string, object, VerdictKind]>([
  ['MFA is off', { MfaConfiguration: 'OFF', EnabledMfas: ['EMAIL_OTP'] }, 'not-applicable'],
  ['no mechanism is named', { MfaConfiguration: 'ON', EnabledMfas: ['EMAIL_OTP'] }, 'compliant'],
])('recovery over the channel of the second factor, where %s', (_name, properties, expected) => {
  expect(verdictOn(userPoolRecoveryChannel, pool(properties), 'Pool')).toBe(expected);
});

test.each<[string, object, VerdictKind]>([
  ['both', { DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' }, 'compliant'],
  ['deletion alone', { DeletionPolicy: 'Retain' }, 'violation'],
  ['replacement alone', { UpdateReplacePolicy: 'Retain' }, 'violation'],
])('a user pool that outlives %s', (_name, attributes, expected) => {
  expect(verdictOn(userPoolRetained, pool({}, attributes), 'Pool')).toBe(expected);
});

describe('levels of risk', () => {
  const risk = (actions: object) => ({
    ...pool({ MfaConfiguration: 'ON' }),
    Risk: {
      Type: 'AWS::Cognito::UserPoolRiskConfigurationAttachment',
      Properties: { UserPoolId: { Ref: 'Pool' }, AccountTakeoverRiskConfiguration: { Actions: actions } },
    },
  });

  test.each<[string, object, VerdictKind]>([
    ['need no answer', {}, 'compliant'],
    [
      'are still refused where a higher one is milder',
      { LowAction: { EventAction: 'BLOCK' }, MediumAction: { EventAction: 'NO_ACTION' } },
      'violation',
    ],
  ])('where every sign-in has two factors, %s', (_name, actions, expected) => {
    expect(verdictOn(userPoolRiskLevels, risk(actions), 'Risk')).toBe(expected);
  });
});
