import { Token } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { InvalidPropertyError } from '../errors';

/**
 * Refuses redirect targets that are not exact https addresses. Cognito takes absolute URLs without a fragment, and
 * http only for localhost ("CreateUserPoolClient", Amazon Cognito API Reference), which is a developer's machine
 * and no shop; it compares literally, so a wildcard would never match. Values of deployment time pass.
 *
 * @throws InvalidPropertyError when the list is empty, or names the first address that is refused
 */
export function refuseInexactUrls(scope: Construct, property: string, urls: string[]): void {
  if (urls.length === 0) {
    throw new InvalidPropertyError(scope, property, urls, 'give at least one https URL of the shop');
  }
  for (const url of urls) {
    if (!Token.isUnresolved(url) && !isExact(url)) {
      throw new InvalidPropertyError(
        scope,
        property,
        url,
        'give an absolute https URL without wildcard, fragment, user name or example.com, the CDK placeholder',
      );
    }
  }
}

/**
 * Refuses addresses of an app's own scheme, which any other app can claim (RFC 8252, section 8.1).
 *
 * @throws InvalidPropertyError that names the first such address
 */
export function refuseOtherSchemes(scope: Construct, property: string, urls: string[]): void {
  const claimed = urls.find((url) => !Token.isUnresolved(url) && !/^https?:/i.test(url));
  if (claimed !== undefined) {
    const mend =
      'give an https link that the domain binds to the app (App Link, universal link): any app can claim a scheme';
    throw new InvalidPropertyError(scope, property, claimed, mend);
  }
}

function isExact(url: string): boolean {
  if (!URL.canParse(url) || /[*#\s]/.test(url)) {
    return false;
  }
  const { protocol, hostname, username } = new URL(url);
  return protocol === 'https:' && hostname !== 'localhost' && hostname !== 'example.com' && username === '';
}
