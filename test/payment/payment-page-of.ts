import { App, Stack } from 'aws-cdk-lib';
import type * as ssm from 'aws-cdk-lib/aws-ssm';
import cdkJson from '../../cdk.json';
import { PaymentPage } from '../../lib/payment/payment-page';
import type { PaymentPageProps } from '../../lib/payment/payment-page-props';
import { PaymentProvider } from '../../lib/payment/payment-provider';
import type { PaymentScript } from '../../lib/payment/payment-script';
import { ScriptSource } from '../../lib/payment/script-source';
import { PaymentIntegration } from '../../lib/settings/settings';

/** The day on which the pages of these tests are synthesized. */
export const TODAY = '2026-11-22';

export const ENV = { account: '111122223333', region: 'us-east-1' };

export const stackOn = (today: string = TODAY) =>
  new Stack(new App({ context: { ...cdkJson.context, 'storefront:today': today } }), 'Edge', { env: ENV });

/** A provider with one host for each use. */
export const PROVIDER = PaymentProvider.custom({
  name: 'Psp',
  scriptHosts: ['js.psp.example'],
  frameHosts: ['fields.psp.example'],
  connectHosts: ['api.psp.example'],
  imageHosts: ['img.psp.example'],
  styleHosts: ['css.psp.example'],
  checkoutHosts: ['pay.psp.example'],
  postHosts: ['post.psp.example'],
});

/** A complete entry; what a test is about, it gives. */
export const script = (given: Partial<PaymentScript> = {}): PaymentScript => ({
  name: 'Start',
  source: ScriptSource.inline('start();'),
  owner: 'Checkout team',
  justification: 'Starts the payment form of the shop.',
  authorizedBy: 'Head of security',
  authorizedOn: '2026-03-01',
  ...given,
});

/** A script of the provider that cannot be pinned. */
export const evergreen = (url = 'https://js.psp.example/v3/*') =>
  script({
    name: 'Psp.js',
    source: ScriptSource.url(url),
    noIntegrityReason: 'The provider changes it without notice.',
  });

export const pageOf = (given: Partial<PaymentPageProps> = {}, today?: string) =>
  new PaymentPage(stackOn(today), 'Page', {
    domainName: 'shop.example.com',
    integration: PaymentIntegration.IFRAME,
    provider: PROVIDER,
    scripts: [],
    ...given,
  });

/** What the account holds of the page's inventory. */
export const digestOf = (page: PaymentPage): Record<string, unknown> =>
  JSON.parse(Stack.of(page).resolve((page.inventoryParameter.node.defaultChild as ssm.CfnParameter).value));

/** The policy's sources by directive, as a browser reads them. */
export const directivesOf = (page: PaymentPage) =>
  Object.fromEntries(
    (page.headers.headers['content-security-policy'] ?? '').split('; ').map((directive) => {
      const [name = '', ...sources] = directive.split(' ');
      return [name, sources];
    }),
  );
