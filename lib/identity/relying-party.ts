import type { Construct } from 'constructs';
import { InvalidPropertyError } from '../errors';

const LABEL = '[a-z0-9]([a-z0-9-]*[a-z0-9])?';
const DOMAIN = new RegExp(`^(${LABEL}\\.)+[a-z]${LABEL}$`);

/** Whether the text is a domain of at most 63 characters, as the browser shows it. */
export function isPlainDomain(domain: string): boolean {
  return domain.length <= 63 && DOMAIN.test(domain);
}

/**
 * Refuses what passkeys cannot be bound to. A value of deployment time is refused as well: passkeys are bound to the
 * name for good.
 *
 * With managed login on a custom domain the two must be the same name, to the letter: a parent, which browsers would
 * take, is not enough (`RelyingPartyId` of "WebAuthnConfigurationType", Amazon Cognito API Reference).
 *
 * @throws InvalidPropertyError when the relying party is no plain domain, or not that of managed login
 */
export function refuseRelyingParty(scope: Construct, domain: string, managedLoginDomain: string | undefined): void {
  if (!isPlainDomain(domain)) {
    throw new InvalidPropertyError(
      scope,
      'relyingPartyDomain',
      domain,
      'give a domain of at most 63 characters as it stands in the browser, such as "shop.example.com"',
    );
  }
  if (managedLoginDomain !== undefined && domain !== managedLoginDomain) {
    const mend = `give ${managedLoginDomain}: managed login takes only passkeys of its own full domain`;
    throw new InvalidPropertyError(scope, 'relyingPartyDomain', domain, mend);
  }
}
