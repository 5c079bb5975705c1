import type { Construct } from 'constructs';
import { refuseInexactUrls, refuseOtherSchemes } from './exact-url';
import type { ShopperAuthFlow } from './shopper-auth-flow';
import type { ShopperClientSettings } from './shopper-client';
import { SEEN_FLOWS } from './shopper-web-client';

/** Properties of {@link ShopperIdentity.mobileClient}. */
export interface ShopperMobileClientProps {
  /**
   * Where Cognito may send a shopper who signed in: exact https URLs that open the app, as Android App Links or iOS
   * universal links.
   */
  readonly callbackUrls: string[];
  /** Where Cognito may send a shopper who signed out: links of the same kind. */
  readonly logoutUrls: string[];
  /**
   * The sign-in flows in use. Over SRP and custom challenges leaked passwords pass, of which a warning tells.
   * @default [ShopperAuthFlow.USER, ShopperAuthFlow.USER_PASSWORD]
   */
  readonly authFlows?: ShopperAuthFlow[];
}

/**
 * The app client of the shop's mobile app: public, with PKCE, as on the web.
 *
 * Links are https, which the operating system hands to the app that the domain names. Any app may claim a scheme such
 * as `shop:`, and takes the code with it (RFC 8252, section 8.1).
 *
 * @throws InvalidPropertyError when a URL is not an exact https one
 */
export function mobileClientSettings(
  scope: Construct,
  props: ShopperMobileClientProps,
): Omit<ShopperClientSettings, 'userPool' | 'telephone'> {
  const { callbackUrls, logoutUrls, authFlows = SEEN_FLOWS } = props;
  for (const [property, urls] of Object.entries({ callbackUrls, logoutUrls })) {
    refuseOtherSchemes(scope, property, urls);
    refuseInexactUrls(scope, property, urls);
  }
  return { callbackUrls, logoutUrls, authFlows, secret: false };
}
