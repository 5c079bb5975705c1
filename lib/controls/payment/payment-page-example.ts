import type { Example } from '../control';
import { PAYMENT_PAGE_METADATA } from '../template-metadata';

/** A content hash of the right form, for examples. */
export const EXAMPLE_HASH = `sha384-${'A'.repeat(64)}`;

/** An entry of a script inventory that lacks nothing. */
export const EXAMPLE_SCRIPT = {
  name: 'fields',
  source: 'https://js.pay.example/v3/fields.js',
  owner: 'checkout team',
  justification: "Draws the provider's card fields",
  authorizedBy: 'head of payments',
  authorizedOn: '2020-01-01',
  reviewBy: '2099-12-31',
  integrity: EXAMPLE_HASH,
};

/** A policy that lets only {@link EXAMPLE_SCRIPT} run. */
export const EXAMPLE_POLICY = [
  "default-src 'none'",
  `script-src '${EXAMPLE_HASH}'`,
  "style-src 'self'",
  "connect-src 'self' https://api.pay.example",
  'frame-src https://js.pay.example',
  "form-action 'self'",
  "base-uri 'none'",
  "object-src 'none'",
  "frame-ancestors 'none'",
  'report-to violations',
  'report-uri /_reports/violations',
].join('; ');

/** What differs from a good payment page. */
export interface ExamplePage {
  readonly policy?: unknown;
  readonly metadata?: object;
  readonly items?: readonly object[];
  /** Further resources. */
  readonly others?: Readonly<Record<string, object>>;
}

/** A custom header of a response headers policy. */
export function exampleHeader(name: string, value: unknown): object {
  return { Header: name, Value: value, Override: true };
}

const ITEMS = [
  exampleHeader('Reporting-Endpoints', 'violations="https://shop.example/_reports/violations"'),
  exampleHeader('Integrity-Policy', 'blocked-destinations=(script), endpoints=(violations)'),
];

/** The response headers policy of a payment page, as `PaymentPage` writes it. */
export function examplePage({
  policy = EXAMPLE_POLICY,
  metadata = {},
  items = ITEMS,
  others,
}: ExamplePage = {}): Example {
  return {
    Resources: {
      Headers: {
        Type: 'AWS::CloudFront::ResponseHeadersPolicy',
        Metadata: {
          [PAYMENT_PAGE_METADATA]: {
            path: '/checkout*',
            integration: 'iframe',
            provider: 'Example Pay',
            scripts: [EXAMPLE_SCRIPT],
            ...metadata,
          },
        },
        Properties: {
          ResponseHeadersPolicyConfig: {
            SecurityHeadersConfig: { ContentSecurityPolicy: { ContentSecurityPolicy: policy, Override: true } },
            CustomHeadersConfig: { Items: items },
          },
        },
      },
      ...others,
    },
  };
}
