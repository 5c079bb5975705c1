import { Duration } from 'aws-cdk-lib';
import * as cognito from 'aws-cdk-lib/aws-cognito';
import type { Construct } from 'constructs';
import { warnOfUnseenPasswords } from './leaked-password-check';
import { ShopperAuthFlow } from './shopper-auth-flow';

/** What differs from one app client of shoppers to the next. */
export interface ShopperClientSettings {
  readonly userPool: cognito.IUserPool;
  readonly callbackUrls: string[];
  readonly logoutUrls: string[];
  readonly authFlows: readonly ShopperAuthFlow[];
  /** Whether the client holds a secret: it runs on a server then. */
  readonly secret: boolean;
  /** Whether shoppers give a telephone number, as a second factor. */
  readonly telephone: boolean;
}

/**
 * An app client of shoppers, on whatever device.
 *
 * - Authorization code grant alone: the implicit one would put tokens into addresses.
 * - Access and ID tokens last 30 minutes, refresh tokens 30 days and are good for one use, with ten seconds'
 *   grace for a repeated request. Rotation excludes REFRESH_TOKEN_AUTH ("Refresh tokens"): apps refresh at the
 *   token endpoint or with GetTokensFromRefreshToken.
 * - Scopes are openid, email and profile. Without `aws.cognito.signin.user.admin` a token from the authorization
 *   endpoint cannot change the account; what signs in through the API can, within the attributes below.
 * - Shoppers write their address and names, and their telephone number where it is a factor. A custom attribute,
 *   such as a loyalty tier, is neither written nor read unless a client of its own is made for it.
 */
export function shopperClient(scope: Construct, id: string, settings: ShopperClientSettings): cognito.UserPoolClient {
  const { userPool, callbackUrls, logoutUrls, authFlows, secret, telephone } = settings;
  const writable = {
    email: true,
    fullname: true,
    givenName: true,
    familyName: true,
    locale: true,
    ...(telephone ? { phoneNumber: true } : {}),
  };
  const verified = { emailVerified: true, ...(telephone ? { phoneNumberVerified: true } : {}) };
  const client = new cognito.UserPoolClient(scope, id, {
    userPool,
    generateSecret: secret,
    oAuth: {
      flows: { authorizationCodeGrant: true },
      scopes: [cognito.OAuthScope.OPENID, cognito.OAuthScope.EMAIL, cognito.OAuthScope.PROFILE],
      callbackUrls,
      logoutUrls,
    },
    supportedIdentityProviders: [cognito.UserPoolClientIdentityProvider.COGNITO],
    authFlows: {
      user: authFlows.includes(ShopperAuthFlow.USER),
      userPassword: authFlows.includes(ShopperAuthFlow.USER_PASSWORD),
      userSrp: authFlows.includes(ShopperAuthFlow.SRP),
      custom: authFlows.includes(ShopperAuthFlow.CUSTOM),
    },
    authSessionValidity: Duration.minutes(3),
    preventUserExistenceErrors: true,
    accessTokenValidity: Duration.minutes(30),
    idTokenValidity: Duration.minutes(30),
    refreshTokenValidity: Duration.days(30),
    refreshTokenRotationGracePeriod: Duration.seconds(10),
    enableTokenRevocation: true,
    writeAttributes: new cognito.ClientAttributes().withStandardAttributes(writable),
    readAttributes: new cognito.ClientAttributes().withStandardAttributes({ ...writable, ...verified }),
  });
  warnOfUnseenPasswords(client, authFlows);
  return client;
}
