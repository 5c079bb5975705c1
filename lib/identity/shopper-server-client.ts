import type { Construct } from 'constructs';
import { refuseInexactUrls } from './exact-url';
import { ShopperAuthFlow } from './shopper-auth-flow';
import type { ShopperClientSettings } from './shopper-client';

/** Properties of {@link ShopperIdentity.serverClient}. */
export interface ShopperServerClientProps {
  /** Where Cognito may send a shopper who signed in: exact https URLs of the shop. */
  readonly callbackUrls: string[];
  /** Where Cognito may send a shopper who signed out: exact https URLs of the shop. */
  readonly logoutUrls: string[];
  /**
   * The sign-in flows in use. Over SRP and custom challenges leaked passwords pass, of which a warning tells.
   * @default [ShopperAuthFlow.USER]
   */
  readonly authFlows?: ShopperAuthFlow[];
}

/**
 * The app client of a shop that is rendered on a server: confidential, so that a code that leaked is worth nothing
 * without the secret. Tokens stay on the server; browsers get a session cookie of the shop's.
 *
 * Shoppers sign in at managed login, which USER_AUTH serves. A secret cannot be taken away or given later
 * (`GenerateSecret` of "AWS::Cognito::UserPoolClient": replacement).
 *
 * @throws InvalidPropertyError when a URL is not an exact https one
 */
export function serverClientSettings(
  scope: Construct,
  props: ShopperServerClientProps,
): Omit<ShopperClientSettings, 'userPool' | 'telephone'> {
  refuseInexactUrls(scope, 'callbackUrls', props.callbackUrls);
  refuseInexactUrls(scope, 'logoutUrls', props.logoutUrls);
  const { callbackUrls, logoutUrls, authFlows = [ShopperAuthFlow.USER] } = props;
  return { callbackUrls, logoutUrls, authFlows, secret: true };
}
