import type { PaymentIntegration } from '../settings/settings';
import type { PaymentProvider } from './payment-provider';
import type { PaymentScript } from './payment-script';

/** Properties of {@link PaymentPage}. Hosts are exact names without scheme, path or wildcard. */
export interface PaymentPageProps {
  /** The shop's host name, such as `shop.example.com`. */
  readonly domainName: string;
  /** How the page hands card data to the provider. */
  readonly integration: PaymentIntegration;
  /** Who takes the payment. */
  readonly provider: PaymentProvider;
  /** Every script that may run on the page, the shop's own included; no other does. */
  readonly scripts: PaymentScript[];
  /**
   * Path of the page.
   * @default '/checkout'
   */
  readonly path?: string;
  /**
   * Path pattern of the distribution's behavior that serves the page. It must match `path`.
   * @default - `path` and everything that begins with it: `/checkout*`
   */
  readonly pathPattern?: string;
  /**
   * Path of the shop to which browsers send violation reports.
   * @default '/_reports/violations'
   */
  readonly reportsPath?: string;
  /**
   * Whether browsers keep violations to themselves, so that nobody learns of an attempt.
   * @default false
   */
  readonly withoutViolationReports?: boolean;
  /**
   * Whether windows that the page opens keep a reference to it, which PayPal's pop-up needs.
   * @default false
   */
  readonly allowPopups?: boolean;
  /**
   * Whether the hosts count that the provider documents by wildcard, such as `*.js.stripe.com`, in frames, calls, images
   * and stylesheets. Scripts stay those of `scripts`.
   * @default false
   */
  readonly allowProviderSubdomains?: boolean;
  /**
   * Whether any https page may stand in a frame, which 3-D Secure needs where the card issuer's page is framed in the
   * shop's instead of the provider's: Braintree documents it so.
   * @default false
   */
  readonly allowIssuerFrames?: boolean;
  /**
   * Whether style elements and attributes count, which scripts of some providers write: `'unsafe-inline'` in `style-src`.
   * @default false
   */
  readonly allowInlineStyles?: boolean;
  /**
   * Whether hosts of known tag managers, analytics and chat services are taken. Their accounts decide what runs on the
   * page, past the inventory.
   * @default false
   */
  readonly allowTagManagers?: boolean;
  /**
   * Further hosts that scripts may call.
   * @default - the shop and, unless the integration is a redirect, the provider
   */
  readonly additionalConnectHosts?: string[];
  /**
   * Further hosts of images.
   * @default - the shop and, unless the integration is a redirect, the provider
   */
  readonly additionalImageHosts?: string[];
  /**
   * Further hosts of stylesheets.
   * @default - the shop and, unless the integration is a redirect, the provider
   */
  readonly additionalStyleHosts?: string[];
  /**
   * Further hosts to which forms, or redirects that follow them, lead: a bank's page, for instance.
   * @default - the shop and the provider
   */
  readonly additionalFormHosts?: string[];
}
