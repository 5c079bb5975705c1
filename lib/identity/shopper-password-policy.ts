import { Duration } from 'aws-cdk-lib';
import type * as cognito from 'aws-cdk-lib/aws-cognito';

/** PCI DSS 4.0.1 requirement 8.3.6: a duty for staff, a sensible floor for shoppers. */
export const MINIMUM_PASSWORD_LENGTH = 12;

/** NIST SP 800-63B-4, section 3.1.1.2, where a password is the only factor; it forbids rules of composition. */
export const PASSPHRASE_LENGTH = 15;

/** Passwords that may not be used again: PCI DSS 4.0.1 requirement 8.3.7. */
export const PASSWORD_HISTORY = 4;

/**
 * The passwords that shoppers may choose: twelve characters with all four kinds, or fifteen of any.
 *
 * Staff hand out temporary passwords for a day.
 */
export function shopperPasswordPolicy(passphrases: boolean): cognito.PasswordPolicy {
  return {
    minLength: passphrases ? PASSPHRASE_LENGTH : MINIMUM_PASSWORD_LENGTH,
    requireLowercase: !passphrases,
    requireUppercase: !passphrases,
    requireDigits: !passphrases,
    requireSymbols: !passphrases,
    passwordHistorySize: PASSWORD_HISTORY,
    tempPasswordValidity: Duration.days(1),
  };
}
