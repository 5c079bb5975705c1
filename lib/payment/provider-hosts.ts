/** Hosts of a payment provider by what a payment page does with them. */
export interface ProviderHosts {
  /** Serve the provider's scripts. */
  readonly script: readonly string[];
  /** Stand in frames, such as the fields that take the card number. */
  readonly frame: readonly string[];
  /** Are called by the provider's scripts. */
  readonly connect: readonly string[];
  /** Serve images. */
  readonly image: readonly string[];
  /** Serve stylesheets. */
  readonly style: readonly string[];
  /** Serve the provider's own payment page, to which a form or its redirect leads. */
  readonly checkout: readonly string[];
  /** Take card data that a form of the shop posts. */
  readonly post: readonly string[];
}

/** A provider as its documentation describes it. */
export interface DocumentedProvider {
  readonly name: string;
  /** Hosts that the documentation names exactly. */
  readonly hosts: Partial<ProviderHosts>;
  /** Hosts that it names by wildcard, such as `*.js.example.com`. */
  readonly subdomains?: Partial<ProviderHosts>;
  /** Whether its scripts write images into the page as `data:` URLs. */
  readonly dataImages?: boolean;
}

/**
 * "Integration security guide", https://docs.stripe.com/security/guide, section on Content Security Policy: the sets for
 * Stripe.js and Checkout. Secondary: read on 2026-11-22 as others quote it, since the section itself could not be read.
 * The same hosts serve test mode.
 */
export const STRIPE: DocumentedProvider = {
  name: 'Stripe',
  hosts: {
    script: ['js.stripe.com', 'checkout.stripe.com'],
    frame: ['js.stripe.com', 'hooks.stripe.com', 'checkout.stripe.com'],
    connect: ['api.stripe.com', 'checkout.stripe.com'],
    checkout: ['checkout.stripe.com', 'hooks.stripe.com'],
  },
  subdomains: { script: ['*.js.stripe.com'], frame: ['*.js.stripe.com'], image: ['*.stripe.com'] },
};

/**
 * Adyen Web, packages/lib/src/core/Environment/constants.ts, https://github.com/Adyen/adyen-web, read on 2026-11-22: hosts
 * of the API, of the scripts and their images, and of analytics. Adyen's documentation names none of them where it
 * could be read. Which host answers a form was not to be found: left out.
 */
const adyen = (name: string, environment: string): DocumentedProvider => {
  const api = `checkoutshopper-${environment}.adyen.com`;
  const files = `checkoutshopper-${environment}.cdn.adyen.com`;
  return {
    name,
    hosts: {
      script: [files, api],
      frame: [api, files],
      connect: [api, files, `checkoutanalytics-${environment}.adyen.com`],
      image: [files, api],
      style: [files],
    },
  };
};

/** {@link adyen}, data center Europe. */
export const ADYEN = adyen('Adyen', 'live');
/** {@link adyen}, data center United States. */
export const ADYEN_US = adyen('Adyen (US)', 'live-us');
/** {@link adyen}, data center Australia. */
export const ADYEN_AU = adyen('Adyen (AU)', 'live-au');
/** {@link adyen}, test. */
export const ADYEN_TEST = adyen('Adyen (test)', 'test');

/**
 * "Set up JavaScript SDK v6", https://developer.paypal.com/sdk/js/set-up.md, for the host of the script; "Best Practices",
 * https://developer.paypal.com/sdk/js/best-practices, for the wildcards and `data:`; "Integrate FraudNet into your web app",
 * https://developer.paypal.com/docs/limited-release/fraudnet/integrate/, for c.paypal.com and b.stats.paypal.com. All read on
 * 2026-11-22. The best practices name hosts by wildcard alone; that forms lead to the script's host is a conclusion.
 */
const paypal = (name: string, main: string): DocumentedProvider => {
  const wildcards = ['*.paypal.com', '*.paypalobjects.com', '*.venmo.com'];
  return {
    name,
    hosts: {
      script: [main, 'www.paypalobjects.com', 'c.paypal.com'],
      frame: [main, 'c.paypal.com'],
      connect: [main],
      image: ['www.paypalobjects.com', 'c.paypal.com', 'b.stats.paypal.com'],
      checkout: [main],
    },
    subdomains: { script: wildcards, frame: wildcards, connect: wildcards, image: wildcards, style: wildcards },
    dataImages: true,
  };
};

/** {@link paypal} with real money. */
export const PAYPAL = paypal('PayPal', 'www.paypal.com');
/** {@link paypal}, sandbox. */
export const PAYPAL_SANDBOX = paypal('PayPal (sandbox)', 'www.sandbox.paypal.com');

/**
 * "Using braintree-web-drop-in with a Content Security Policy", basic directives,
 * https://braintree.github.io/braintree-web-drop-in/docs/current/#content-security-policy, read on 2026-11-22 in the repository
 * braintree/braintree-web-drop-in (jsdoc/Home.md). What it adds for PayPal, Google Pay and 3-D Secure is not here.
 */
const braintree = (name: string, prefix: string): DocumentedProvider => ({
  name,
  hosts: {
    script: ['js.braintreegateway.com', 'assets.braintreegateway.com'],
    frame: ['assets.braintreegateway.com'],
    connect: [`api${prefix}.braintreegateway.com`, `client-analytics${prefix}.braintreegateway.com`],
    image: ['assets.braintreegateway.com'],
    style: ['assets.braintreegateway.com'],
  },
  subdomains: { connect: ['*.braintree-api.com'] },
  dataImages: true,
});

/** {@link braintree} with real money. */
export const BRAINTREE = braintree('Braintree', '');
/** {@link braintree}, sandbox. */
export const BRAINTREE_SANDBOX = braintree('Braintree (sandbox)', '.sandbox');
