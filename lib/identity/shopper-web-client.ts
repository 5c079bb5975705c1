import { Duration } from 'aws-cdk-lib';
import * as cognito from 'aws-cdk-lib/aws-cognito';
import type { Construct } from 'constructs';
import { refuseInexactUrls } from './exact-url';

/** Properties of {@link ShopperIdentity.webClient}. */
export interface ShopperWebClientProps {
  /** Where Cognito may send a shopper who signed in: exact https URLs of the shop. */
  readonly callbackUrls: string[];
  /** Where Cognito may send a shopper who signed out: exact https URLs of the shop. */
  readonly logoutUrls: string[];
}

/**
 * The app client of the shop's pages.
 *
 * - It runs in the browser, so it holds no secret: the pages use the authorization code grant with PKCE ("Using
 *   PKCE in authorization code grants"), and there is no implicit grant that would put tokens into addresses.
 * - Sign-in flows are USER_AUTH, the only one with passkeys, and USER_PASSWORD_AUTH. Secure Remote Password (SRP)
 *   is left out: Cognito checks for leaked passwords only what it can read ("Working with compromised-credentials
 *   detection"), and leaked passwords are the greater danger than a password inside TLS. USER_AUTH still offers
 *   SRP as one of its challenges; let pages answer PASSWORD instead.
 * - Access and ID tokens last 30 minutes, refresh tokens 30 days and are good for one use, with ten seconds'
 *   grace for a repeated request. Rotation excludes REFRESH_TOKEN_AUTH ("Refresh tokens"): pages refresh at the
 *   token endpoint or with GetTokensFromRefreshToken.
 * - Scopes are openid, email and profile. Without `aws.cognito.signin.user.admin` a token from the authorization
 *   endpoint cannot change the account; what signs in through the API can, within the attributes below.
 * - Pages write the address and the names. A custom attribute, such as a loyalty tier, is neither written nor read
 *   unless a client of its own is made for it.
 */
export function shopperWebClient(
  scope: Construct,
  id: string,
  userPool: cognito.IUserPool,
  props: ShopperWebClientProps,
): cognito.UserPoolClient {
  refuseInexactUrls(scope, 'callbackUrls', props.callbackUrls);
  refuseInexactUrls(scope, 'logoutUrls', props.logoutUrls);
  const writable = { email: true, fullname: true, givenName: true, familyName: true, locale: true };
  return new cognito.UserPoolClient(scope, id, {
    userPool,
    generateSecret: false,
    oAuth: {
      flows: { authorizationCodeGrant: true },
      scopes: [cognito.OAuthScope.OPENID, cognito.OAuthScope.EMAIL, cognito.OAuthScope.PROFILE],
      callbackUrls: props.callbackUrls,
      logoutUrls: props.logoutUrls,
    },
    supportedIdentityProviders: [cognito.UserPoolClientIdentityProvider.COGNITO],
    authFlows: { user: true, userPassword: true },
    authSessionValidity: Duration.minutes(3),
    preventUserExistenceErrors: true,
    accessTokenValidity: Duration.minutes(30),
    idTokenValidity: Duration.minutes(30),
    refreshTokenValidity: Duration.days(30),
    refreshTokenRotationGracePeriod: Duration.seconds(10),
    enableTokenRevocation: true,
    writeAttributes: new cognito.ClientAttributes().withStandardAttributes(writable),
    readAttributes: new cognito.ClientAttributes().withStandardAttributes({ ...writable, emailVerified: true }),
  });
}
