import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import type { PageInventory } from '../../lib/page/page-inventory';
import { PaymentPage } from '../../lib/payment/payment-page';
import { PaymentProvider } from '../../lib/payment/payment-provider';
import { ScriptSource } from '../../lib/payment/script-source';
import { PaymentIntegration } from '../../lib/settings/settings';
import { integrityOf } from '../page/integrity-of';
import type { HostAnswer, HostRequest } from './https-server';
import { policyHeaders } from './policy-headers';

export const SHOP = 'shop.example.com';
export const PROVIDER = 'js.provider.example';
export const EVIL = 'evil.example';

export const CHECKOUT = `https://${SHOP}/checkout`;
const PROVIDER_SCRIPT = `https://${PROVIDER}/v3/`;

const ASSET = "window.ran = [...(window.ran ?? []), 'asset'];";
const WATCH = ScriptSource.scriptLoadWatch();
const INLINE = "window.ran = [...(window.ran ?? []), 'inline'];";
const SKIMMER = "window.ran = [...(window.ran ?? []), 'skimmer'];";

/** A small shop with one payment page, as the template of a {@link PaymentPage} has it served. */
export interface PaymentShop {
  readonly inventory: PageInventory;
  /** The response headers of the page, as the template has them. */
  readonly headers: Readonly<Record<string, string>>;
  /** The page's HTML, with more markup at the end of its body. */
  readonly page: (more?: string) => string;
  /** Answers for the shop, the provider and somebody evil. */
  readonly answer: (request: HostRequest) => HostAnswer;
}

/** The shop whose provider's script is pinned like its own. */
export function paymentShop(): PaymentShop {
  const file = join(mkdtempSync(join(tmpdir(), 'storefront-asset-')), 'checkout.js');
  writeFileSync(file, ASSET);
  const stack = new Stack(new App({ context: { 'storefront:today': '2026-11-01' } }), 'Shop', {
    env: { account: '111122223333', region: 'us-east-1' },
  });
  const entry = {
    owner: 'payments',
    justification: 'takes the payment of the basket',
    authorizedBy: 'security',
    authorizedOn: '2026-10-01',
  };
  const paymentPage = new PaymentPage(stack, 'PaymentPage', {
    domainName: SHOP,
    integration: PaymentIntegration.IFRAME,
    provider: PaymentProvider.custom({
      name: 'Provider',
      scriptHosts: [PROVIDER],
      frameHosts: [PROVIDER],
      connectHosts: [PROVIDER],
    }),
    scripts: [
      { ...entry, name: 'watch', source: WATCH },
      { ...entry, name: 'checkout', source: ScriptSource.asset(file, '/assets/checkout.js') },
      { ...entry, name: 'start', source: ScriptSource.inline(INLINE) },
      {
        ...entry,
        name: 'provider',
        source: ScriptSource.url(PROVIDER_SCRIPT),
        integrity: integrityOf(providerScript()),
      },
    ],
  });
  const headers = policyHeaders(Template.fromStack(stack).toJSON());
  const page = (more = '') => html(paymentPage, more);
  return { inventory: paymentPage.inventory, headers, page, answer: (request) => answer(request, headers, page) };
}

/** Shows a frame of its own, as providers do. */
function providerScript(): string {
  return `window.ran = [...(window.ran ?? []), 'provider'];
addEventListener('DOMContentLoaded', () => {
  const frame = document.createElement('iframe');
  frame.src = 'https://${PROVIDER}/fields';
  document.body.append(frame);
});`;
}

function html({ integrityManifest }: PaymentPage, more: string): string {
  const attributes = (address: string) => {
    const pinned = integrityManifest[address];
    return pinned === undefined ? '' : ` integrity="${pinned.integrity}" crossorigin="${pinned.crossorigin}"`;
  };
  return `<!doctype html>
<html lang="en"><head><title>Checkout</title>
<script>${WATCH.code}</script>
<script>${INLINE}</script>
<script src="/assets/checkout.js"${attributes('/assets/checkout.js')}></script>
<script src="${PROVIDER_SCRIPT}"${attributes(PROVIDER_SCRIPT)}></script>
</head><body><h1>Checkout</h1>${more}</body></html>`;
}

function answer(
  { host, path }: HostRequest,
  headers: Readonly<Record<string, string>>,
  page: () => string,
): HostAnswer {
  const script = { 'content-type': 'text/javascript', 'access-control-allow-origin': '*' };
  const document = { 'content-type': 'text/html; charset=utf-8' };
  if (host === SHOP && path.startsWith('/checkout')) return { headers: { ...headers, ...document }, body: page() };
  if (host === SHOP && path === '/assets/checkout.js') return { headers: script, body: ASSET };
  if (host === PROVIDER && path === '/v3/') return { headers: script, body: providerScript() };
  if (host === PROVIDER && path === '/fields') {
    return { headers: document, body: '<script>window.ran = ["fields"]</script>' };
  }
  if (host === EVIL && path === '/skimmer.js') return { headers: script, body: SKIMMER };
  if (host === EVIL && path === '/framing') {
    return { headers: document, body: `<iframe src="${CHECKOUT}"></iframe>` };
  }
  return { status: 404 };
}
