/** A payment page as it was received: what {@link comparePage} holds against the inventory, and what evidence keeps. */
export interface ObservedPage {
  /** Where the page came from in the end, after redirects, without query and fragment. */
  readonly url: string;
  /** The page's response headers by lower-case name; values of a repeated header are joined by `, `. */
  readonly headers: Readonly<Record<string, string>>;
  readonly scripts: readonly ObservedScript[];
  /** Whether a browser ran the page. Otherwise only scripts that stand in its HTML were seen. */
  readonly ran: boolean;
}

/** A script that the page's own origin received or ran. */
export interface ObservedScript {
  /** `inline` for code without an address of its own, else the address without its fragment. */
  readonly source: string;
  /**
   * The digests of the content as subresource integrity values, one for each algorithm.
   * @default - the content could not be read
   */
  readonly integrity?: readonly string[];
  /** The first characters of inline code, to find it by. */
  readonly excerpt?: string;
}

/** The source of code without an address of its own: in the page, in an attribute, or made by other code. */
export const INLINE = 'inline';
