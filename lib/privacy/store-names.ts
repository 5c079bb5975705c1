import type { Construct } from 'constructs';
import { InvalidPropertyError } from '../errors';
import { MOST_STORES } from '../privacy-steps/rounds';

/** The names of stores, each of them taken once. They stand in object keys, records and evidence. */
export class StoreNames {
  private readonly names = new Set<string>();

  public constructor(private readonly scope: Construct) {}

  /** How many are taken. */
  public get size(): number {
    return this.names.size;
  }

  /** @throws InvalidPropertyError when the name is none, is taken, or is one too many */
  public claim(store: string): void {
    if (!/^[a-z][a-z0-9-]{0,31}$/.test(store))
      this.refuse(store, 'give 1 to 32 lower-case letters, digits and hyphens');
    if (this.names.has(store)) this.refuse(store, 'give each store a name of its own');
    if (this.names.size >= MOST_STORES) this.refuse(store, `leave it at ${MOST_STORES} stores`);
    this.names.add(store);
  }

  private refuse(store: string, mend: string): never {
    throw new InvalidPropertyError(this.scope, 'store', store, mend);
  }
}
