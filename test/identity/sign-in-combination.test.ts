import { MfaMode } from '../../lib/identity/mfa-mode';
import { ShopperAuthFlow } from '../../lib/identity/shopper-auth-flow';
import {
  type FirstFactor,
  firstRefusal,
  type SecondFactor,
  type SignInCombination,
} from '../../lib/identity/sign-in-combination';
import { SIGN_IN_RULES } from '../../lib/identity/sign-in-rules';

const { USER, USER_PASSWORD, SRP, CUSTOM } = ShopperAuthFlow;

const subsets = <T>(items: readonly T[]): ReadonlySet<T>[] =>
  items.reduce<ReadonlySet<T>[]>((sets, item) => sets.flatMap((set) => [set, new Set([...set, item])]), [new Set<T>()]);

const FIRST = subsets<FirstFactor>(['password', 'passkey', 'email-otp', 'sms-otp']);
const SECOND = subsets<SecondFactor>(['totp', 'sms', 'email', 'passkey']);
const FLOWS = subsets([USER, USER_PASSWORD, SRP, CUSTOM]);

const EVERY: readonly SignInCombination[] = [MfaMode.REQUIRED, MfaMode.ADAPTIVE].flatMap((mode) =>
  (['essentials', 'plus'] as const).flatMap((plan) =>
    FIRST.flatMap((firstFactors) =>
      SECOND.flatMap((secondFactors) =>
        FLOWS.flatMap((flows) =>
          (['email', 'phone', 'none'] as const).flatMap((recovery) =>
            [false, true].map((ses) => ({ mode, plan, firstFactors, secondFactors, flows, recovery, ses })),
          ),
        ),
      ),
    ),
  ),
);

const keyOf = (set: ReadonlySet<string>) => [...set].sort().join('+');

/**
 * The oracle: the same facts as truth tables, written from the pages, one cell for each subset, no predicate. A cell
 * has the expected refusal, `-` for none.
 *
 * First factors. "Adding MFA to a user pool", Things to know: no one-time password first where MFA is required.
 * "interface AllowedFirstAuthFactors": `password` must be true. "Quotas in Amazon Cognito": 50 mails without SES.
 */
const BY_FIRST: Readonly<Record<string, readonly [required: string, adaptive: string, adaptiveWithoutSes: string]>> = {
  '': ['NoPassword', 'NoPassword', 'NoPassword'],
  passkey: ['NoPassword', 'NoPassword', 'NoPassword'],
  'email-otp': ['NoPassword', 'NoPassword', 'NoPassword'],
  'email-otp+passkey': ['NoPassword', 'NoPassword', 'NoPassword'],
  'sms-otp': ['NoPassword', 'NoPassword', 'NoPassword'],
  'passkey+sms-otp': ['NoPassword', 'NoPassword', 'NoPassword'],
  'email-otp+sms-otp': ['NoPassword', 'NoPassword', 'NoPassword'],
  'email-otp+passkey+sms-otp': ['NoPassword', 'NoPassword', 'NoPassword'],
  password: ['-', '-', '-'],
  'passkey+password': ['-', '-', '-'],
  'email-otp+password': ['EmailCodeFirstWithMfa', '-', 'EmailCodeFirstWithoutSes'],
  'email-otp+passkey+password': ['EmailCodeFirstWithMfa', '-', 'EmailCodeFirstWithoutSes'],
  'password+sms-otp': ['TextMessageFirstWithMfa', 'TextMessageFirst', 'TextMessageFirst'],
  'passkey+password+sms-otp': ['TextMessageFirstWithMfa', 'TextMessageFirst', 'TextMessageFirst'],
  'email-otp+password+sms-otp': ['EmailCodeFirstWithMfa', 'TextMessageFirst', 'TextMessageFirst'],
  'email-otp+passkey+password+sms-otp': ['EmailCodeFirstWithMfa', 'TextMessageFirst', 'TextMessageFirst'],
};

/**
 * Passkeys: offered first / standing for both. "Adding MFA to a user pool", table of MFA settings and passkeys;
 * "Authentication flows": a passkey is no second step after a password.
 */
const BY_PASSKEY: Readonly<Record<string, readonly [required: string, adaptive: string]>> = {
  'no/no': ['-', '-'],
  'no/yes': ['PasskeyNotFirst', 'PasskeyNotFirst'],
  'yes/no': ['SinglePasskeyWithMfa', 'SinglePasskeyLocksOut'],
  'yes/yes': ['-', '-'],
};

/**
 * Codes, by recovery: email, phone, none; first without SES, then with. "Adding MFA to a user pool", User pool
 * settings and their effect on MFA options; `EnabledMfas` of "AWS::Cognito::UserPool".
 */
const BY_CODES: Readonly<Record<string, readonly [without: readonly string[], withSes: readonly string[]]>> = {
  '': [
    ['NoSecondFactor', 'NoSecondFactor', 'NoSecondFactor'],
    ['NoSecondFactor', 'NoSecondFactor', 'NoSecondFactor'],
  ],
  sms: [
    ['OnlyTextMessages', 'OnlyTextMessages', 'OnlyTextMessages'],
    ['OnlyTextMessages', 'OnlyTextMessages', 'OnlyTextMessages'],
  ],
  email: [
    ['OnlyEmailCodes', 'OnlyEmailCodes', 'OnlyEmailCodes'],
    ['OnlyEmailCodes', 'OnlyEmailCodes', 'OnlyEmailCodes'],
  ],
  totp: [
    ['-', 'TelephoneRecovery', '-'],
    ['-', 'TelephoneRecovery', '-'],
  ],
  'sms+totp': [
    ['-', 'TelephoneForBoth', '-'],
    ['-', 'TelephoneForBoth', '-'],
  ],
  'email+totp': [
    ['EmailFactorWithoutSes', 'EmailFactorWithoutSes', 'EmailFactorWithoutSes'],
    ['EmailForBoth', 'TelephoneRecovery', '-'],
  ],
  'email+sms': [
    ['EmailFactorWithoutSes', 'EmailFactorWithoutSes', 'EmailFactorWithoutSes'],
    ['EmailForBoth', 'TelephoneForBoth', '-'],
  ],
  'email+sms+totp': [
    ['EmailFactorWithoutSes', 'EmailFactorWithoutSes', 'EmailFactorWithoutSes'],
    ['EmailForBoth', 'TelephoneForBoth', '-'],
  ],
};

/**
 * Flows, by what sign-in may begin with: password alone, or more ("Authentication flows": passwordless sign-in is
 * in USER_AUTH alone; "CreateUserPoolClient": what an empty list opens). Each for MFA required, then adaptive.
 */
const BY_FLOWS: Readonly<Record<string, readonly [password: readonly string[], more: readonly string[]]>> = {
  '': [
    ['NoFlow', 'NoFlow'],
    ['NoFlow', 'NoFlow'],
  ],
  user: [
    ['-', '-'],
    ['-', '-'],
  ],
  password: [
    ['-', '-'],
    ['PasswordlessWithoutChoice', 'PasswordlessWithoutChoice'],
  ],
  srp: [
    ['-', '-'],
    ['PasswordlessWithoutChoice', 'PasswordlessWithoutChoice'],
  ],
  custom: [
    ['CustomFlowWithMfa', '-'],
    ['PasswordlessWithoutChoice', 'PasswordlessWithoutChoice'],
  ],
  'password+user': [
    ['-', '-'],
    ['-', '-'],
  ],
  'srp+user': [
    ['-', '-'],
    ['-', '-'],
  ],
  'custom+user': [
    ['CustomFlowWithMfa', '-'],
    ['CustomFlowWithMfa', '-'],
  ],
  'password+srp': [
    ['-', '-'],
    ['PasswordlessWithoutChoice', 'PasswordlessWithoutChoice'],
  ],
  'custom+password': [
    ['CustomFlowWithMfa', '-'],
    ['PasswordlessWithoutChoice', 'PasswordlessWithoutChoice'],
  ],
  'custom+srp': [
    ['CustomFlowWithMfa', '-'],
    ['PasswordlessWithoutChoice', 'PasswordlessWithoutChoice'],
  ],
  'password+srp+user': [
    ['-', '-'],
    ['-', '-'],
  ],
  'custom+password+user': [
    ['CustomFlowWithMfa', '-'],
    ['CustomFlowWithMfa', '-'],
  ],
  'custom+srp+user': [
    ['CustomFlowWithMfa', '-'],
    ['CustomFlowWithMfa', '-'],
  ],
  'custom+password+srp': [
    ['CustomFlowWithMfa', '-'],
    ['PasswordlessWithoutChoice', 'PasswordlessWithoutChoice'],
  ],
  'custom+password+srp+user': [
    ['CustomFlowWithMfa', '-'],
    ['CustomFlowWithMfa', '-'],
  ],
};

const SHORT: Readonly<Record<ShopperAuthFlow, string>> = {
  [USER]: 'user',
  [USER_PASSWORD]: 'password',
  [SRP]: 'srp',
  [CUSTOM]: 'custom',
};

const yes = (it: boolean) => (it ? 'yes' : 'no');

/** What the pages say of a combination, table by table. */
function fromThePages(it: SignInCombination): string | undefined {
  const adaptive = it.mode === MfaMode.ADAPTIVE;
  const codes = new Set([...it.secondFactors].filter((factor) => factor !== 'passkey'));
  const flows = new Set([...it.flows].map((flow) => SHORT[flow]));
  const passkeys = `${yes(it.firstFactors.has('passkey'))}/${yes(it.secondFactors.has('passkey'))}`;
  const begins = keyOf(it.firstFactors);
  const cells = [
    // "Advanced security with threat protection": the Plus plan has it.
    it.mode === 'adaptive' && it.plan === 'essentials' ? 'AdaptiveOnEssentials' : '-',
    BY_FIRST[begins]?.[adaptive ? (it.ses ? 1 : 2) : 0],
    BY_PASSKEY[passkeys]?.[adaptive ? 1 : 0],
    BY_CODES[keyOf(codes)]?.[it.ses ? 1 : 0][['email', 'phone', 'none'].indexOf(it.recovery)],
    BY_FLOWS[keyOf(flows)]?.[begins === 'password' ? 0 : 1][adaptive ? 1 : 0],
  ];
  if (cells.includes(undefined)) throw new Error(`no cell for ${nameOf(it)}`);
  return cells.find((cell) => cell !== '-');
}

/**
 * Counted by hand. Required: 2 plans, 4 pairs of codes and recovery without SES and 7 with, 7 sets of flows for a
 * password alone and 4 for more. Adaptive: 4 pairs with 15 and 8 sets of flows; with SES 7, and e-mailed codes too.
 */
const ACCEPTED = 2 * (4 + 7) * (7 + 4) + 4 * (15 + 8) + 7 * (15 + 8 + 8 + 8);

const nameOf = (it: SignInCombination) =>
  [it.mode, it.plan, keyOf(it.firstFactors), keyOf(it.secondFactors), keyOf(it.flows), it.recovery, it.ses].join(' | ');

describe('firstRefusal', () => {
  const verdicts = EVERY.map((combination) => ({ combination, refusal: firstRefusal(combination)?.id }));
  const accepted = verdicts.filter(({ refusal }) => refusal === undefined);
  const refused = verdicts.length - accepted.length;

  test(`of ${verdicts.length} combinations takes ${accepted.length} and refuses ${refused}, each as the pages say`, () => {
    // Prepare
    // Act
    const wrong = verdicts.filter(({ combination, refusal }) => fromThePages(combination) !== refusal);

    // Assess
    expect(wrong.slice(0, 3).map(({ combination, refusal }) => [nameOf(combination), refusal])).toEqual([]);
    expect([verdicts.length, accepted.length, refused]).toEqual([98_304, ACCEPTED, 98_304 - ACCEPTED]);
  });

  test('every rule is the first to refuse something', () => {
    // Prepare
    const refusals = new Set(verdicts.map(({ refusal }) => refusal));

    // Act
    const idle = SIGN_IN_RULES.filter(({ id }) => !refusals.has(id));

    // Assess
    expect(idle).toEqual([]);
  });

  test.each(SIGN_IN_RULES.map((rule) => [rule.id, rule] as const))('%s gives a source and a mend', (_id, rule) => {
    // Assess
    expect(rule.source).toMatch(/^(ours|[A-Z].+)$/);
    expect(rule.mend).toMatch(/^[a-z].*[^.]$/);
  });
});
