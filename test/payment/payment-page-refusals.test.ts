import { InvalidPropertyError, UserError } from '../../lib/errors';
import type { PaymentPageProps } from '../../lib/payment/payment-page-props';
import { PaymentProvider, type PaymentProviderProps } from '../../lib/payment/payment-provider';
import { ScriptSource } from '../../lib/payment/script-source';
import { PaymentIntegration } from '../../lib/settings/settings';
import { evergreen, pageOf, script } from './payment-page-of';

const { REDIRECT, IFRAME, DIRECT_POST } = PaymentIntegration;
const HOST_MEND = 'give a host name alone in lower case, such as "api.example.com", without scheme, port or path';
const WILDCARD_MEND = 'name each host: a wildcard lets in hosts that nobody authorized';
const PATH_MEND = 'give the absolute path of one file, such as "/assets/checkout.js", without query or wildcard';
const REDIRECT_MEND = "leave it out: with PaymentIntegration.REDIRECT the provider's scripts run on its own page alone";
const tagManagerMend = (service: string) =>
  `keep ${service} off the payment page: its account decides what runs there, unauthorized (PCI DSS 4.0.1, 6.4.3); or set allowTagManagers`;

const custom = (given: Partial<PaymentProviderProps>) => PaymentProvider.custom({ name: 'Psp', ...given });

const refusals: [Partial<PaymentPageProps>, string][] = [
  [{ domainName: 'https://shop.example.com' }, `domainName is "https://shop.example.com"; ${HOST_MEND}`],
  [{ path: 'checkout' }, `path is "checkout"; ${PATH_MEND}`],
  [{ reportsPath: '/r; script-src *' }, `reportsPath is "/r; script-src *"; ${PATH_MEND}`],
  [
    { reportsPath: '/r', withoutViolationReports: true },
    'reportsPath is "/r"; leave it out: withoutViolationReports is set',
  ],
  [{ pathPattern: '/pay*' }, 'pathPattern is "/pay*"; give a pattern that matches the path, /checkout'],
  [{ pathPattern: '*' }, 'pathPattern is "*"; give a pattern that matches the path, /checkout'],
  [{ pathPattern: '/(checkout' }, 'pathPattern is "/(checkout"; give a pattern that matches the path, /checkout'],
  [{ provider: custom({ name: '' }) }, 'provider.name is ""; name the provider'],
  [
    { provider: custom({}) },
    'provider is "Psp"; give it frameHosts: with PaymentIntegration.IFRAME its page stands in a frame of the shop',
  ],
  [
    { integration: DIRECT_POST, provider: PaymentProvider.STRIPE },
    'provider is "Stripe"; take PaymentProvider.custom with postHosts: PaymentIntegration.DIRECT_POST posts card data to them',
  ],
  [
    { integration: REDIRECT, allowIssuerFrames: true },
    'allowIssuerFrames is true; leave it out: with PaymentIntegration.REDIRECT the page has no frames',
  ],
  [
    { integration: REDIRECT, scripts: [evergreen()] },
    `scripts[Psp.js].source is "https://js.psp.example/v3/*"; ${REDIRECT_MEND}`,
  ],
  [
    { integration: REDIRECT, scripts: [evergreen('https://fields.psp.example/f.js')] },
    `scripts[Psp.js].source is "https://fields.psp.example/f.js"; ${REDIRECT_MEND}`,
  ],
  [
    { integration: REDIRECT, provider: PaymentProvider.STRIPE, scripts: [evergreen('https://a.js.stripe.com/*')] },
    `scripts[Psp.js].source is "https://a.js.stripe.com/*"; ${REDIRECT_MEND}`,
  ],
  [{ additionalConnectHosts: ['*.example.com'] }, `additionalConnectHosts is "*.example.com"; ${WILDCARD_MEND}`],
  [{ provider: custom({ frameHosts: ['*'] }) }, `provider.frameHosts is "*"; ${WILDCARD_MEND}`],
  ...[
    'https://a.example.com',
    'a.example.com:8443',
    'a.example.com/x',
    'A.example.com',
    'localhost',
    '10.0.0.1',
    '',
    "'unsafe-inline'",
    'a.example.com; script-src x',
    'a.example.com b.example.com',
    'data:',
    'a..example.com',
    '-a.example.com',
  ].map((host): [Partial<PaymentPageProps>, string] => [
    { additionalFormHosts: [host] },
    `additionalFormHosts is "${host}"; ${HOST_MEND}`,
  ]),
  [
    { additionalImageHosts: ['www.google-analytics.com'] },
    `additionalImageHosts is "www.google-analytics.com"; ${tagManagerMend('google-analytics.com')}`,
  ],
  [
    { provider: custom({ frameHosts: ['static.hotjar.com'] }) },
    `provider.frameHosts is "static.hotjar.com"; ${tagManagerMend('hotjar.com')}`,
  ],
  [
    { scripts: [evergreen('https://www.googletagmanager.com/gtm.js?id=GTM-1')] },
    `scripts[Psp.js].source is "https://www.googletagmanager.com/gtm.js?id=GTM-1"; ${tagManagerMend('googletagmanager.com')}`,
  ],
  [
    {
      scripts: Array.from({ length: 30 }, (_, index) =>
        script({ name: `Script ${index}`, source: ScriptSource.inline(`run(${index})`) }),
      ),
    },
    'scripts is "30 sources"; shorten the Content-Security-Policy from 1995 to at most 1783 characters; its longest directive, ' +
      'script-src, has 1630, and in it the script "Script 0" takes most: bundle scripts, or take some off the page',
  ],
  [
    { additionalConnectHosts: Array.from({ length: 90 }, (_, index) => `api-${index + 10}.example.com`) },
    'connect-src is "92 sources"; shorten the Content-Security-Policy from 2812 to at most 1783 characters; its longest directive, ' +
      'connect-src, has 2472',
  ],
];

describe('a payment page is refused', () => {
  test.each(refusals.map(([given, message]) => [message, given] as const))('because %s', (message, given) => {
    const make = () => pageOf({ integration: IFRAME, ...given });

    expect(make).toThrow(InvalidPropertyError);
    expect(make).toThrow(new UserError(`Edge/Page: ${message}`));
  });

  test.each(['mygoogletagmanager.com', 'notiktok.com', 'segment.community'])('but not for the namesake %s', (host) => {
    expect(() => pageOf({ additionalConnectHosts: [host] })).not.toThrow();
  });
});
