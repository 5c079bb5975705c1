/**
 * What a payment page may send and run. Written at synthesis, carried by the functions that watch the page: plain data,
 * without anything that a deployment decides.
 */
export interface PageInventory {
  /** The page's address, such as `https://shop.example.com/checkout`. */
  readonly url: string;
  /** Path of the page as the distribution's behavior has it, such as `/checkout*`. */
  readonly path: string;
  /** The response headers that the page must come with, by lower-case name: exact values. */
  readonly headers: Readonly<Record<string, string>>;
  /** Lower-case names of response headers that must be absent, such as `x-powered-by`. */
  readonly absentHeaders: readonly string[];
  /** Every script that may run. */
  readonly scripts: readonly InventoryScript[];
}

/** A script of the inventory, as those who watch the page need it. */
export interface InventoryScript {
  readonly name: string;
  /** `inline`, an absolute https URL, or an absolute path of the shop. A final `*` stands for the rest of an address. */
  readonly source: string;
  /**
   * The script's content: one or more subresource integrity values (`sha384-...`), of which one must match.
   * @default - the content changes; `noIntegrityReason` says why that is accepted
   */
  readonly integrity?: string;
  /** Why the content cannot be pinned. */
  readonly noIntegrityReason?: string;
  /**
   * Whether the script loads only at times, so that its absence is no difference.
   * @default false
   */
  readonly conditional?: boolean;
}
