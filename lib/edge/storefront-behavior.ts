import type * as cloudfront from 'aws-cdk-lib/aws-cloudfront';

/** What a cache behavior of a shop serves; it decides caching, methods, protocol and headers. */
export enum StorefrontBehavior {
  /** Files that are the same for everybody: cached, GET and HEAD. `/assets/*` */
  STATIC = 'static',
  /** A shopper's own pages: never cached, never stored. `/account*` */
  ACCOUNT = 'account',
  /** The basket: never cached, never stored. `/cart*` */
  CART = 'cart',
  /** The checkout with the payment page: never cached, never stored. `/checkout*` */
  CHECKOUT = 'checkout',
  /** Calls of the shop's scripts: never cached, never stored, no redirect from plain HTTP. `/api/*` */
  API = 'api',
  /** Reports that browsers send of violations: bodies alone, without cookies and query strings. `/_reports/*` */
  REPORTS = 'reports',
}

/** The path patterns of behaviors that are given none. */
export const PATH_PATTERNS: Readonly<Record<StorefrontBehavior, string>> = {
  [StorefrontBehavior.STATIC]: '/assets/*',
  [StorefrontBehavior.ACCOUNT]: '/account*',
  [StorefrontBehavior.CART]: '/cart*',
  [StorefrontBehavior.CHECKOUT]: '/checkout*',
  [StorefrontBehavior.API]: '/api/*',
  [StorefrontBehavior.REPORTS]: '/_reports/*',
};

/** Options of `StorefrontDistribution.addBehavior`. */
export interface StorefrontBehaviorOptions {
  /**
   * The paths that it serves, beginning with `/`; `*` stands for any characters, `?` for one.
   * @default - that of the kind, as {@link StorefrontBehavior} lists them
   */
  readonly pathPattern?: string;
  /**
   * The response headers. Those of a personal kind (account, cart, checkout, api) must say `Cache-Control: no-store`,
   * as {@link SecurityHeaders} with `noStore` does.
   * @default - the distribution's `personalResponseHeadersPolicy` for personal kinds, its `responseHeadersPolicy` for others
   */
  readonly responseHeadersPolicy?: cloudfront.IResponseHeadersPolicy;
  /**
   * Whether it takes GET and HEAD alone, as buckets and function URLs do.
   * @default - true for static files, false for all other kinds
   */
  readonly readOnly?: boolean;
}
