import { Duration } from 'aws-cdk-lib';
import * as cognito from 'aws-cdk-lib/aws-cognito';
import type { Construct } from 'constructs';
import { refuseInexactUrls } from './exact-url';

/** Properties of {@link StaffIdentity.webClient}. */
export interface StaffClientProps {
  /** Where Cognito may send somebody who signed in: exact https URLs of the back office. */
  readonly callbackUrls: string[];
  /** Where Cognito may send somebody who signed out: exact https URLs of the back office. */
  readonly logoutUrls: string[];
  /**
   * Whether a server signs staff in, and keeps a secret: an Application Load Balancer asks for one. A page in the
   * browser cannot keep any, and uses PKCE.
   * @default false
   */
  readonly hasSecret?: boolean;
}

/** What differs from one staff client to the next. */
export interface StaffClientSettings extends StaffClientProps {
  readonly userPool: cognito.IUserPool;
  /** Undefined where the pool itself signs staff in. */
  readonly provider: cognito.IUserPoolIdentityProvider | undefined;
}

/**
 * An app client of the back office.
 *
 * - Access and ID tokens last 15 minutes; refresh tokens an hour, the shortest that Cognito knows ("Refresh tokens"), and
 *   all can be revoked. In a browser they are good for one use; a server keeps a secret instead, which a thief lacks
 *   (RFC 9700, section 4.14.2).
 * - With an identity provider the client signs nobody in but through it. That `COGNITO` is missing from the list hides
 *   local users only from the sign-in page, not from the API ("CreateUserPoolClient"), so no flow of the API is open
 *   there that could sign anybody in. Cognito writes the provider's attributes at each sign-in and needs the right on the
 *   client; a person cannot, for no token of this client has the scope `aws.cognito.signin.user.admin`.
 * - Otherwise the flow is USER_AUTH, the only one with passkeys.
 */
export function staffClient(scope: Construct, id: string, settings: StaffClientSettings): cognito.UserPoolClient {
  refuseInexactUrls(scope, 'callbackUrls', settings.callbackUrls);
  refuseInexactUrls(scope, 'logoutUrls', settings.logoutUrls);
  const { userPool, provider, hasSecret = false } = settings;
  return new cognito.UserPoolClient(scope, id, {
    userPool,
    generateSecret: hasSecret,
    oAuth: {
      flows: { authorizationCodeGrant: true },
      scopes: [cognito.OAuthScope.OPENID, cognito.OAuthScope.EMAIL, cognito.OAuthScope.PROFILE],
      callbackUrls: settings.callbackUrls,
      logoutUrls: settings.logoutUrls,
    },
    ...(provider === undefined ? localSignIn() : federatedSignIn(provider, hasSecret)),
    authSessionValidity: Duration.minutes(3),
    preventUserExistenceErrors: true,
    accessTokenValidity: Duration.minutes(15),
    idTokenValidity: Duration.minutes(15),
    refreshTokenValidity: Duration.minutes(60),
    ...(hasSecret ? {} : { refreshTokenRotationGracePeriod: Duration.seconds(10) }),
    enableTokenRevocation: true,
  });
}

type SignInOptions = Pick<
  cognito.UserPoolClientOptions,
  'authFlows' | 'readAttributes' | 'supportedIdentityProviders' | 'writeAttributes'
>;

function localSignIn(): SignInOptions {
  const own = { email: true, givenName: true, familyName: true };
  return {
    supportedIdentityProviders: [cognito.UserPoolClientIdentityProvider.COGNITO],
    authFlows: { user: true },
    writeAttributes: new cognito.ClientAttributes().withStandardAttributes(own),
    readAttributes: new cognito.ClientAttributes().withStandardAttributes({ ...own, emailVerified: true }),
  };
}

function federatedSignIn(provider: cognito.IUserPoolIdentityProvider, hasSecret: boolean): SignInOptions {
  const mapped = new cognito.ClientAttributes().withStandardAttributes({ email: true });
  const attributes = mapped.withCustomAttributes('staff_group');
  return {
    supportedIdentityProviders: [cognito.UserPoolClientIdentityProvider.custom(provider.providerName)],
    // Cognito opens flows of its own choice where none is listed. Beside a secret CDK lists token refresh. Rotation
    // excludes that, and custom sign-in is what remains: this pool has no functions that could let anybody in by it.
    authFlows: hasSecret ? { user: false } : { custom: true },
    writeAttributes: attributes,
    readAttributes: attributes,
  };
}
