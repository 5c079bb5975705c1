import type { Duration } from 'aws-cdk-lib';
import type * as cognito from 'aws-cdk-lib/aws-cognito';
import type { SignInFunctionSettings } from './sign-in-function';

/** Properties of a step-up authorizer. */
export interface StepUpAuthorizerProps extends SignInFunctionSettings {
  /** The shoppers' user pool. */
  readonly userPool: cognito.IUserPool;
  /** The app clients whose access tokens pass; at least one. */
  readonly clients: cognito.IUserPoolClient[];
  /**
   * How long ago a shopper may have signed in: one minute to one hour, in whole seconds.
   * @default Duration.minutes(5)
   */
  readonly maxAge?: Duration;
  /**
   * Names of the authentication levels that pass, as the user pool has them, highest first ("AcrLevelConfigType", Amazon
   * Cognito user pools API Reference).
   * @default ['urn:cognito:loa:4', 'urn:cognito:loa:3'] - a password and an authenticator app; a passkey, or a password
   * and a code that was sent
   */
  readonly acrValues?: string[];
  /**
   * Takes a recent sign-in for enough where a token says nothing about its level. For a pool that AWS has not yet given
   * the claim, and that asks everybody for a second factor at each sign-in: `MfaMode.REQUIRED`, and no devices that are
   * remembered in place of it. A level that is named still has to be one of `acrValues`.
   * @default false
   */
  readonly allowTokensWithoutAcr?: boolean;
}
