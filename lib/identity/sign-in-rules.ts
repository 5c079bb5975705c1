import { MfaMode } from './mfa-mode';
import { ShopperAuthFlow } from './shopper-auth-flow';
import type { SignInCombination, SignInRule } from './sign-in-combination';

const MFA_PAGE = 'Adding MFA to a user pool';
const FLOWS_PAGE = 'Authentication flows';

const required = ({ mode }: SignInCombination) => mode === MfaMode.REQUIRED;
const codes = ({ secondFactors }: SignInCombination) => [...secondFactors].filter((factor) => factor !== 'passkey');
const onlyCode = (combination: SignInCombination, factor: string) => codes(combination).join() === factor;

/**
 * What Amazon Cognito refuses, what decides nothing, and what we refuse though Cognito would take it: in this order.
 *
 * Mostly Cognito refuses an update only after half of it stands: the sign-in policy first, the second factors after
 * it. So each is better refused before.
 */
export const SIGN_IN_RULES: readonly SignInRule[] = [
  {
    id: 'AdaptiveOnEssentials',
    property: 'allowEssentialsPlan',
    refuses: (it) => it.mode === MfaMode.ADAPTIVE && it.plan === 'essentials',
    mend: 'leave it out: MfaMode.ADAPTIVE needs the threat protection of the Plus plan',
    source: 'Advanced security with threat protection',
  },
  {
    id: 'NoPassword',
    property: 'firstFactors',
    refuses: (it) => !it.firstFactors.has('password'),
    mend: 'add password: Cognito cannot do without, since passkeys are registered after a first sign-in',
    source: 'AllowedFirstAuthFactors, AWS CDK API Reference',
  },
  {
    id: 'EmailCodeFirstWithMfa',
    property: 'allowEmailCodeSignIn',
    refuses: (it) => required(it) && it.firstFactors.has('email-otp'),
    mend: 'leave it out, or set MfaMode.ADAPTIVE: Cognito refuses e-mailed codes as a first factor where MFA is required',
    source: MFA_PAGE,
  },
  {
    id: 'TextMessageFirstWithMfa',
    property: 'firstFactors',
    refuses: (it) => required(it) && it.firstFactors.has('sms-otp'),
    mend: 'leave text messages out: Cognito refuses them as a first factor where MFA is required',
    source: MFA_PAGE,
  },
  {
    id: 'TextMessageFirst',
    property: 'firstFactors',
    refuses: (it) => it.firstFactors.has('sms-otp'),
    mend: 'leave text messages out: whoever diverts one message would be signed in',
    source: 'ours',
  },
  {
    id: 'EmailCodeFirstWithoutSes',
    property: 'allowEmailCodeSignIn',
    refuses: (it) => it.firstFactors.has('email-otp') && !it.ses,
    mend: "give sesVerifiedDomain and fromEmail: after Cognito's own 50 messages a day nobody could sign in",
    source: 'Quotas in Amazon Cognito',
  },
  {
    id: 'SinglePasskeyWithMfa',
    property: 'secondFactors',
    refuses: (it) => required(it) && it.firstFactors.has('passkey') && !it.secondFactors.has('passkey'),
    mend: 'add passkey: Cognito refuses passkeys beside required MFA unless they stand for both factors',
    source: MFA_PAGE,
  },
  {
    id: 'SinglePasskeyLocksOut',
    property: 'secondFactors',
    refuses: (it) => it.firstFactors.has('passkey') && !it.secondFactors.has('passkey'),
    mend: 'add passkey: a shopper who set up a code could no longer sign in with a passkey that is one factor',
    source: MFA_PAGE,
  },
  {
    id: 'PasskeyNotFirst',
    property: 'firstFactors',
    refuses: (it) => it.secondFactors.has('passkey') && !it.firstFactors.has('passkey'),
    mend: 'add passkey: it cannot follow a password, so as a second factor alone it decides nothing',
    source: FLOWS_PAGE,
  },
  {
    id: 'NoSecondFactor',
    property: 'secondFactors',
    refuses: (it) => codes(it).length === 0,
    mend: 'add totp: nobody could follow a password with anything',
    source: MFA_PAGE,
  },
  {
    id: 'OnlyTextMessages',
    property: 'allowSmsFactor',
    refuses: (it) => onlyCode(it, 'sms'),
    mend: 'add totp: text messages are diverted, and are never the only code',
    source: 'ours',
  },
  {
    id: 'OnlyEmailCodes',
    property: 'emailFactor',
    refuses: (it) => onlyCode(it, 'email'),
    mend: 'add totp: CloudFormation cannot create a user pool with e-mailed codes alone',
    source: 'Cannot create cfn user pool with only email MFA enabled, cloudformation-coverage-roadmap issue 2221',
  },
  {
    id: 'EmailFactorWithoutSes',
    property: 'emailFactor',
    refuses: (it) => it.secondFactors.has('email') && !it.ses,
    mend: 'give sesVerifiedDomain and fromEmail: Cognito refuses e-mailed codes with its own sender',
    source: 'AWS::Cognito::UserPool, EnabledMfas, AWS CloudFormation',
  },
  {
    id: 'EmailForBoth',
    property: 'emailFactor',
    refuses: (it) => it.secondFactors.has('email') && it.recovery === 'email',
    mend: 'set adminRecoveryOnly: Cognito refuses e-mail as second factor where it also carries codes for new passwords',
    source: MFA_PAGE,
  },
  {
    id: 'TelephoneForBoth',
    property: 'recovery',
    refuses: (it) => it.secondFactors.has('sms') && it.recovery === 'phone',
    mend: 'recover by email or none: Cognito refuses the telephone as second factor and for new passwords at once',
    source: MFA_PAGE,
  },
  {
    id: 'TelephoneRecovery',
    property: 'recovery',
    refuses: (it) => it.recovery === 'phone',
    mend: 'recover by email or none: whoever takes over a telephone number would have the account',
    source: 'ours',
  },
  {
    id: 'NoFlow',
    property: 'authFlows',
    refuses: (it) => it.flows.size === 0,
    mend: 'name the flows in use: for none Cognito allows SRP and custom sign-in',
    source: 'CreateUserPoolClient, Amazon Cognito API Reference',
  },
  {
    id: 'PasswordlessWithoutChoice',
    property: 'authFlows',
    refuses: (it) => it.firstFactors.size > 1 && !it.flows.has(ShopperAuthFlow.USER),
    mend: 'add ShopperAuthFlow.USER: no other flow has passkeys or e-mailed codes',
    source: FLOWS_PAGE,
  },
  {
    id: 'CustomFlowWithMfa',
    property: 'authFlows',
    refuses: (it) => required(it) && it.flows.has(ShopperAuthFlow.CUSTOM),
    mend: "leave ShopperAuthFlow.CUSTOM out: nothing holds a shop's own challenges to two factors",
    source: 'ours',
  },
];
