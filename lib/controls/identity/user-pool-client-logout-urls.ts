import { each } from '../check';
import { control } from '../control';
import { single } from '../detect';
import { all, compliant } from '../verdict';
import { whereOAuth } from './app-client';
import { isExactRedirect } from './redirect-url';
import { oauthClientExample } from './sign-in-example';

const signOut = (...urls: readonly unknown[]) => oauthClientExample({ LogoutURLs: urls });

/** Whoever signs out lands at the shop, never elsewhere. */
export const userPoolClientLogoutUrls = control({
  id: 'UserPoolClientLogoutUrls',
  area: 'identity',
  title: "App clients send shoppers who sign out to exact https URLs of the shop's",
  rationale: 'A link to the real sign-out page that ends on a forged sign-in page deceives the most careful shopper.',
  severity: 'medium',
  frameworks: { gdpr: ['32.1.b'], 'nist-csf-2.0': ['PR.AA-04'] },
  since: '0.1.0',
  check: each('AWS::Cognito::UserPoolClient', (app) =>
    whereOAuth(app, all(compliant(), app.at('LogoutURLs').every(isExactRedirect))),
  ),
  remedy: "Set oAuth.logoutUrls to the shop's https addresses, or use the clients of ShopperIdentity.",
  detect: single(),
  examples: {
    compliant: [signOut('https://shop.example-store.com/'), oauthClientExample()],
    violating: [
      { faultAt: 'LogoutURLs[0]', ...signOut('http://localhost:3000') },
      {
        faultAt: 'LogoutURLs[1]',
        ...signOut('https://shop.example-store.com/', 'http://shop.example-store.com/'),
      },
    ],
    unknown: [{ Parameters: { Home: { Type: 'String' } }, ...signOut({ Ref: 'Home' }) }],
  },
});
