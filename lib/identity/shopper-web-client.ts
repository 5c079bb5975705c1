import type { Construct } from 'constructs';
import { refuseInexactUrls } from './exact-url';
import { ShopperAuthFlow } from './shopper-auth-flow';
import type { ShopperClientSettings } from './shopper-client';

/** Properties of {@link ShopperIdentity.webClient}. */
export interface ShopperWebClientProps {
  /** Where Cognito may send a shopper who signed in: exact https URLs of the shop. */
  readonly callbackUrls: string[];
  /** Where Cognito may send a shopper who signed out: exact https URLs of the shop. */
  readonly logoutUrls: string[];
  /**
   * The sign-in flows in use. Over SRP and custom challenges leaked passwords pass, of which a warning tells.
   * @default [ShopperAuthFlow.USER, ShopperAuthFlow.USER_PASSWORD]
   */
  readonly authFlows?: ShopperAuthFlow[];
}

/** Passkeys, and the flow by which Cognito sees passwords and can compare them with leaked ones. */
export const SEEN_FLOWS: readonly ShopperAuthFlow[] = [ShopperAuthFlow.USER, ShopperAuthFlow.USER_PASSWORD];

/**
 * The app client of the shop's pages.
 *
 * - It runs in the browser, so it holds no secret: the pages use PKCE ("Using PKCE in authorization code grants").
 * - Sign-in flows are USER_AUTH, the only one with passkeys, and USER_PASSWORD_AUTH. Secure Remote Password (SRP)
 *   is left out: Cognito checks for leaked passwords only what it can read ("Working with compromised-credentials
 *   detection"), and leaked passwords are the greater danger than a password inside TLS. USER_AUTH still offers
 *   SRP as one of its challenges; let pages answer PASSWORD instead.
 *
 * @throws InvalidPropertyError when a URL is not an exact https one
 */
export function webClientSettings(
  scope: Construct,
  props: ShopperWebClientProps,
): Omit<ShopperClientSettings, 'userPool' | 'telephone'> {
  refuseInexactUrls(scope, 'callbackUrls', props.callbackUrls);
  refuseInexactUrls(scope, 'logoutUrls', props.logoutUrls);
  const { callbackUrls, logoutUrls, authFlows = SEEN_FLOWS } = props;
  return { callbackUrls, logoutUrls, authFlows, secret: false };
}
