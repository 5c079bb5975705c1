import type { Construct } from 'constructs';
import { tagManagerOf } from '../controls/payment/tag-manager-domains';
import { InvalidPropertyError } from '../errors';

/**
 * Refuses a host through which others than the script's authorizer choose what runs on the page.
 *
 * @param named what the user wrote, host or address
 * @throws InvalidPropertyError when the host belongs to a known service of that kind
 */
export function refuseTagManager(scope: Construct, property: string, host: string, named: string): void {
  const service = tagManagerOf(host);
  if (service === undefined) return;
  throw new InvalidPropertyError(
    scope,
    property,
    named,
    `keep ${service} off the payment page: its account decides what runs there, unauthorized (PCI DSS 4.0.1, 6.4.3); or set allowTagManagers`,
  );
}
