import { createHash } from 'node:crypto';

/** Leaves room for the rest of a stack's name and for names that AWS derives from it. */
const LONGEST_SHOP_NAME = 24;
const HASH_LENGTH = 6;

/**
 * What a shop name may be. It starts every stack's name, and CloudFormation wants a letter first there; the length is
 * bounded so that names derived from it stay within the limits of the services.
 */
export const SHOP_NAME = /^[a-z](?:[a-z0-9-]{0,22}[a-z0-9])?$/;

/**
 * The shop name of a domain: hyphens for dots, `shop-` in front of a leading digit. A name over 24 characters is cut and
 * ends in a hash of the whole domain, so that two long domains with the same beginning stay apart.
 */
export function shopNameOf(domainName: string): string {
  const words = domainName.replace(/[^a-z0-9]+/g, '-');
  const name = /^[a-z]/.test(words) ? words : `shop-${words}`;
  if (name.length <= LONGEST_SHOP_NAME) return name;
  const hash = createHash('sha256').update(domainName).digest('hex').slice(0, HASH_LENGTH);
  const beginning = name.slice(0, LONGEST_SHOP_NAME - HASH_LENGTH - 1).replace(/-$/, '');
  return `${beginning}-${hash}`;
}
