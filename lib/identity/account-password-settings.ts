import { Duration, Token } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { InvalidPropertyError } from '../errors';

/** What passwords of IAM users must be like. */
export interface AccountPasswordSettingsProps {
  /**
   * The fewest characters of a password: 12 to 128. The default is that of the AWS Config rule `IAM_PASSWORD_POLICY` and
   * of CIS AWS Foundations 1.7 (5.0: "Ensure IAM password policy requires minimum length of 14 or greater"); PCI DSS
   * 4.0.1 requirement 8.3.6 asks for twelve.
   * @default 14
   */
  readonly minimumPasswordLength?: number;
  /**
   * How many former passwords may not come back: 4 to 24. PCI DSS 4.0.1 requirement 8.3.7 asks for four, CIS for 24.
   * @default 24
   */
  readonly rememberedPasswords?: number;
  /**
   * After how many whole days a password must change: 1 to 90. A password policy cannot ask for a second factor, and
   * where there is none PCI DSS 4.0.1 requirement 8.3.9 asks for 90 days at most; so does `IAM_PASSWORD_POLICY`.
   * @default Duration.days(90)
   */
  readonly maximumPasswordAge?: Duration;
  /**
   * Whether passwords may live for ever: for accounts in which every IAM user has a second factor. Not together with
   * `maximumPasswordAge`.
   * @default false
   */
  readonly allowPasswordsWithoutExpiry?: boolean;
}

/**
 * The settings as the custom resource takes them.
 *
 * @throws InvalidPropertyError when a number is out of its range, or an age is given together with none
 */
export function passwordSettings(
  scope: Construct,
  props: AccountPasswordSettingsProps,
): Readonly<Record<string, number>> {
  const { minimumPasswordLength = 14, rememberedPasswords = 24, maximumPasswordAge } = props;
  refuseOutside(scope, 'minimumPasswordLength', minimumPasswordLength, 12, 128);
  refuseOutside(scope, 'rememberedPasswords', rememberedPasswords, 4, 24);
  const settings = { MinimumPasswordLength: minimumPasswordLength, PasswordReusePrevention: rememberedPasswords };
  if (props.allowPasswordsWithoutExpiry === true) {
    if (maximumPasswordAge === undefined) return settings;
    throw new InvalidPropertyError(
      scope,
      'allowPasswordsWithoutExpiry',
      true,
      'leave it out, or maximumPasswordAge: passwords either expire or do not',
    );
  }
  const days = (maximumPasswordAge ?? Duration.days(90)).toDays({ integral: false });
  refuseOutside(scope, 'maximumPasswordAge', days, 1, 90);
  return { ...settings, MaxPasswordAge: days };
}

function refuseOutside(scope: Construct, property: string, value: number, from: number, to: number): void {
  if (Token.isUnresolved(value) || !Number.isInteger(value) || value < from || value > to) {
    throw new InvalidPropertyError(scope, property, value, `give a whole number from ${from} to ${to}`);
  }
}
