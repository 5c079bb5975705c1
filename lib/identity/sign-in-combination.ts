import type { MfaMode } from './mfa-mode';
import type { ShopperAuthFlow } from './shopper-auth-flow';
import { SIGN_IN_RULES } from './sign-in-rules';

/** What a sign-in may begin with. */
export type FirstFactor = 'password' | 'passkey' | 'email-otp' | 'sms-otp';

/** What may stand for the second factor; `passkey`: one passkey that verified its user stands for both. */
export type SecondFactor = 'totp' | 'sms' | 'email' | 'passkey';

/** Everything about a user pool and one of its app clients that has to go together for shoppers to sign in. */
export interface SignInCombination {
  readonly mode: MfaMode;
  readonly plan: 'essentials' | 'plus';
  readonly firstFactors: ReadonlySet<FirstFactor>;
  readonly secondFactors: ReadonlySet<SecondFactor>;
  readonly flows: ReadonlySet<ShopperAuthFlow>;
  /** Where a code for a new password goes; `none`: staff reset passwords. */
  readonly recovery: 'email' | 'phone' | 'none';
  /** Whether the pool sends mail by an identity in Amazon SES. */
  readonly ses: boolean;
}

/** One reason for which a combination is refused. */
export interface SignInRule {
  /** Named by what is wrong. */
  readonly id: string;
  /** The property of `ShopperIdentity`, or of a client, that is to be changed. */
  readonly property: string;
  readonly refuses: (combination: SignInCombination) => boolean;
  /** The reason and what to do, as a full clause without a final full stop. */
  readonly mend: string;
  /** Page of the Amazon Cognito Developer Guide or another named source, or `ours`. */
  readonly source: string;
}

/** The first rule that refuses the combination; undefined when none does. */
export function firstRefusal(combination: SignInCombination): SignInRule | undefined {
  return SIGN_IN_RULES.find((rule) => rule.refuses(combination));
}
