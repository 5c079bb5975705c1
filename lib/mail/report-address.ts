import type { Construct } from 'constructs';
import { InvalidPropertyError } from '../errors';
import { isDomainName } from './mail-domain';

/** Characters that separate the parts of a policy record must not stand in an address (RFC 7489, section 6.2). */
const MAILTO = /^mailto:[^\s,;!@"\\]+@([^\s,;!@"\\]+)$/;

/**
 * The domain to whose mailbox reports go.
 *
 * @param property the property that the address came from
 * @param address `mailto:` and one address
 * @throws InvalidPropertyError when it is something else
 */
export function reportDomain(scope: Construct, property: string, address: string): string {
  const domain = MAILTO.exec(address)?.[1];
  if (domain === undefined || !isDomainName(domain)) {
    const mend = 'write mailto: and one address, such as mailto:reports@example.com';
    throw new InvalidPropertyError(scope, property, address, mend);
  }
  return domain;
}
