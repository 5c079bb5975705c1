/** One script of the payment page: an entry of the inventory that PCI DSS 4.0.1 requirement 6.4.3 asks for. */
export interface PaymentScriptSettings {
  /** Short name, once on the page. */
  readonly name: string;

  /**
   * Address of a provider's script.
   *
   * @default - the script is the shop's own: `file` and `path` name it
   */
  readonly url?: string;

  /**
   * Path in this project of a script of the shop's own. Its hash is computed at synthesis.
   *
   * @default - the script is a provider's: `url` names it
   */
  readonly file?: string;

  /**
   * Path that serves `file`, such as `/assets/checkout.js`.
   *
   * @default - the script is a provider's
   */
  readonly path?: string;

  /** Who answers for the script. */
  readonly owner: string;

  /** Why the payment page needs it. */
  readonly justification: string;

  /** Who authorised it. */
  readonly authorizedBy: string;

  /** On which day: `yyyy-mm-dd`. */
  readonly authorizedOn: string;

  /**
   * By which day it is looked at again: `yyyy-mm-dd`.
   *
   * @default - one year after `authorizedOn`
   */
  readonly reviewBy?: string;

  /**
   * Subresource integrity value of a provider's script, such as `sha384-...`.
   *
   * @default - of a file: its hash
   */
  readonly integrity?: string;

  /**
   * Why the content of a provider's script cannot be pinned.
   *
   * @default - it is pinned
   */
  readonly noIntegrityReason?: string;
}
