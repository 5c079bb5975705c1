import { tagManagerOf } from '../../lib/controls/payment/tag-manager-domains';
import { isExactHost } from '../../lib/payment/exact-host';
import { PaymentProvider } from '../../lib/payment/payment-provider';
import { PaymentIntegration } from '../../lib/settings/settings';
import { directivesOf, evergreen, pageOf } from './payment-page-of';

const PRESETS = Object.entries(PaymentProvider).filter(
  (entry): entry is [string, PaymentProvider] => entry[1] instanceof PaymentProvider,
);

test('there are ready providers, each with a name of its own', () => {
  const names = PRESETS.map(([, { name }]) => name);

  expect(names).toEqual(expect.arrayContaining(['Stripe', 'Adyen', 'PayPal', 'Braintree']));
  expect(new Set(names).size).toBe(names.length);
});

describe.each(PRESETS)('%s', (_, provider) => {
  const { hosts, subdomains = {} } = provider._documented;

  test('names exact hosts, and wildcards below a domain of the provider alone', () => {
    const exact = Object.values(hosts).flat();
    const wide = Object.values(subdomains).flat();

    expect(exact.filter((host) => !isExactHost(host) || tagManagerOf(host) !== undefined)).toEqual([]);
    expect(wide.filter((host) => !/^\*\.[a-z0-9-]+\.[a-z0-9.-]+$/.test(host))).toEqual([]);
    expect(hosts.script?.length).toBeGreaterThan(0);
  });

  test('stands in frames, and reaches no wildcard unless asked to', () => {
    const policy = directivesOf(pageOf({ provider }));

    expect(policy['frame-src']).toEqual(hosts.frame?.map((host) => `https://${host}`));
    expect(Object.values(policy).flat().join(' ')).not.toContain('*');
  });

  test('is left for a redirect, with no host but that of its own page', () => {
    const policy = directivesOf(pageOf({ provider, integration: PaymentIntegration.REDIRECT }));

    const origins = Object.entries(policy).filter(([, sources]) =>
      sources.some((source) => source.startsWith('https:')),
    );
    expect(Object.fromEntries(origins)).toEqual(
      hosts.checkout === undefined
        ? {}
        : { 'form-action': ["'self'", ...hosts.checkout.map((host) => `https://${host}`)] },
    );
  });

  test('may not run its scripts on the shop’s page then', () => {
    const scripts = [evergreen(`https://${hosts.script?.[0]}/*`)];

    expect(() => pageOf({ provider, integration: PaymentIntegration.REDIRECT, scripts })).toThrow(
      "with PaymentIntegration.REDIRECT the provider's scripts run on its own page alone",
    );
  });
});
