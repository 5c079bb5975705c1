import type { ScriptSource } from './script-source';

/**
 * A script that may run on a payment page, with what PCI DSS 4.0.1, 6.4.3, asks of it: somebody authorized it, its
 * integrity is assured, and a justification is written down.
 */
export interface PaymentScript {
  /** Name by which people speak of the script, unique on the page. */
  readonly name: string;
  /** Where the script comes from. */
  readonly source: ScriptSource;
  /** Who answers for the script: a team or a person. */
  readonly owner: string;
  /** Why the page needs the script, in at least 20 characters. */
  readonly justification: string;
  /** Who allowed the script. */
  readonly authorizedBy: string;
  /** Day on which it was allowed, `yyyy-mm-dd`. */
  readonly authorizedOn: string;
  /**
   * Last day on which the authorization holds, `yyyy-mm-dd`. After it the script is a finding until somebody has
   * looked again.
   * @default - one year after `authorizedOn`
   */
  readonly reviewBy?: string;
  /**
   * Subresource integrity of a URL: one or more of `sha384-...` or `sha512-...`, separated by single spaces, of which
   * one must match the content.
   * @default - computed for assets and inline code; a URL then needs `noIntegrityReason`
   */
  readonly integrity?: string;
  /**
   * Why the content of a URL cannot be pinned, in at least 20 characters: the provider changes it without notice.
   * @default - the content is pinned
   */
  readonly noIntegrityReason?: string;
  /**
   * Whether the script loads only after an input, or for some shoppers, so that its absence tells nothing.
   * @default false
   */
  readonly conditional?: boolean;
}
