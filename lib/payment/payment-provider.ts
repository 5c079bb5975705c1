import * as documented from './provider-hosts';

/** Properties of a {@link PaymentProvider} of one's own. Host names are exact: no scheme, path or wildcard. */
export interface PaymentProviderProps {
  /** The provider's name, for the inventory. */
  readonly name: string;
  /**
   * Hosts that serve the provider's scripts. Each script still needs its entry in the inventory.
   * @default - none
   */
  readonly scriptHosts?: string[];
  /**
   * Hosts whose pages stand in frames of the payment page.
   * @default - none
   */
  readonly frameHosts?: string[];
  /**
   * Hosts that the provider's scripts call.
   * @default - none
   */
  readonly connectHosts?: string[];
  /**
   * Hosts that serve the provider's images.
   * @default - none
   */
  readonly imageHosts?: string[];
  /**
   * Hosts that serve the provider's stylesheets.
   * @default - none
   */
  readonly styleHosts?: string[];
  /**
   * Hosts of the provider's own payment page, to which forms of the shop or their redirects lead.
   * @default - none
   */
  readonly checkoutHosts?: string[];
  /**
   * Hosts that take the card data which a form of the shop posts.
   * @default - none
   */
  readonly postHosts?: string[];
}

/**
 * A payment provider and the hosts with which a payment page may speak.
 *
 * The ready ones hold what the providers document (provider-hosts.ts names page and date). Documentation changes without notice: read the
 * violation reports of a test payment before the page goes live.
 */
export class PaymentProvider {
  /** Stripe: Elements, embedded and hosted Checkout, in test and live mode. Link, the Address Element and Connect need hosts more. */
  public static readonly STRIPE = new PaymentProvider(documented.STRIPE);
  /** Adyen Drop-in and Components, live, data center Europe. */
  public static readonly ADYEN = new PaymentProvider(documented.ADYEN);
  /** Adyen Drop-in and Components, live, data center United States. */
  public static readonly ADYEN_US = new PaymentProvider(documented.ADYEN_US);
  /** Adyen Drop-in and Components, live, data center Australia. */
  public static readonly ADYEN_AU = new PaymentProvider(documented.ADYEN_AU);
  /** Adyen Drop-in and Components, test environment. */
  public static readonly ADYEN_TEST = new PaymentProvider(documented.ADYEN_TEST);
  /** PayPal JavaScript SDK and its payment page. */
  public static readonly PAYPAL = new PaymentProvider(documented.PAYPAL);
  /** PayPal's sandbox. */
  public static readonly PAYPAL_SANDBOX = new PaymentProvider(documented.PAYPAL_SANDBOX);
  /** Braintree Drop-in and hosted fields for cards. */
  public static readonly BRAINTREE = new PaymentProvider(documented.BRAINTREE);
  /** Braintree's sandbox. */
  public static readonly BRAINTREE_SANDBOX = new PaymentProvider(documented.BRAINTREE_SANDBOX);

  /** A provider that is not among the ready ones, or one with hosts of one's own choice. */
  public static custom(props: PaymentProviderProps): PaymentProvider {
    return new PaymentProvider({
      name: props.name,
      hosts: {
        script: props.scriptHosts ?? [],
        frame: props.frameHosts ?? [],
        connect: props.connectHosts ?? [],
        image: props.imageHosts ?? [],
        style: props.styleHosts ?? [],
        checkout: props.checkoutHosts ?? [],
        post: props.postHosts ?? [],
      },
    });
  }

  /** The provider's name. */
  public readonly name: string;

  /** @internal */
  public readonly _documented: documented.DocumentedProvider;

  private constructor(provider: documented.DocumentedProvider) {
    this.name = provider.name;
    this._documented = provider;
  }
}
