import type { Construct } from 'constructs';
import { InvalidPropertyError } from '../errors';
import { nearestName } from '../input/nearest-name';

/**
 * What a store or a key holds. Each class gets its own key, so that access to one kind of data is
 * granted, audited and withdrawn without touching the others.
 *
 * The values are written into the `data-class` tag and are stable: renaming one re-tags what is deployed.
 */
export enum DataClass {
  /** Orders, invoices, shipments. */
  ORDERS = 'orders',
  /** Customer accounts, addresses, preferences, sign-in records. */
  PROFILES = 'profiles',
  /** Files that shoppers send in, such as return photographs. */
  UPLOADS = 'uploads',
  /** Audit trails, access logs, configuration history, security alerts. */
  LOGS = 'logs',
  /** What the shop publishes: pages, images, scripts. */
  CONTENT = 'content',
}

/**
 * Refuses a class that comes from outside TypeScript, or by a cast, and is none.
 *
 * @throws InvalidPropertyError naming the nearest class, or all
 */
export function refuseUnknownClass(scope: Construct, property: string, dataClass: string): void {
  const known: string[] = Object.values(DataClass);
  if (!known.includes(dataClass)) {
    const nearest = nearestName(dataClass, known);
    throw new InvalidPropertyError(
      scope,
      property,
      dataClass,
      nearest === undefined ? `give one of ${known.join(', ')}` : `did you mean ${nearest}?`,
    );
  }
}
