import { Template } from 'aws-cdk-lib/assertions';
import { catalogue } from '../../lib/controls/catalogue';
import { evaluate } from '../../lib/controls/evaluate';
import { PAYMENT_PAGE_METADATA } from '../../lib/controls/template-metadata';
import { TemplateSet } from '../../lib/controls/template-set';
import type { PaymentPage } from '../../lib/payment/payment-page';
import type { PaymentPageProps } from '../../lib/payment/payment-page-props';
import { PaymentProvider } from '../../lib/payment/payment-provider';
import { ScriptSource } from '../../lib/payment/script-source';
import { PaymentIntegration } from '../../lib/settings/settings';
import { digestOf, directivesOf, ENV, evergreen, pageOf, script, TODAY } from './payment-page-of';

const { REDIRECT, IFRAME, DIRECT_POST } = PaymentIntegration;
const SELF = "'self'";
const NONE = ["'none'"];
const PINNED = script({
  name: 'Sdk',
  source: ScriptSource.url('https://js.psp.example/sdk.js'),
  integrity: `sha384-${'A'.repeat(64)}`,
});

const templateOf = (page: PaymentPage) => Template.fromStack(page.inventoryParameter.stack).toJSON();

const headersPolicyOf = (page: PaymentPage) => {
  const [policy] = Object.values(
    Template.fromStack(page.inventoryParameter.stack).findResources('AWS::CloudFront::ResponseHeadersPolicy'),
  );
  return policy ?? {};
};

describe('the policy', () => {
  test.each([
    [
      REDIRECT,
      {
        'style-src': [SELF],
        'img-src': [SELF],
        'connect-src': [SELF],
        'frame-src': NONE,
        'form-action': [SELF, 'https://pay.psp.example'],
      },
    ],
    [
      IFRAME,
      {
        'style-src': [SELF, 'https://css.psp.example'],
        'img-src': [SELF, 'https://img.psp.example'],
        'connect-src': [SELF, 'https://api.psp.example'],
        'frame-src': ['https://fields.psp.example'],
        'form-action': [SELF, 'https://pay.psp.example'],
      },
    ],
    [
      DIRECT_POST,
      {
        'style-src': [SELF, 'https://css.psp.example'],
        'img-src': [SELF, 'https://img.psp.example'],
        'connect-src': [SELF, 'https://api.psp.example'],
        'frame-src': ['https://fields.psp.example'],
        'form-action': [SELF, 'https://pay.psp.example', 'https://post.psp.example'],
      },
    ],
  ])('of %s lets through what it needs', (integration, sources) => {
    expect(directivesOf(pageOf({ integration }))).toEqual({
      'default-src': NONE,
      'script-src': NONE,
      'font-src': [SELF],
      ...sources,
      'base-uri': NONE,
      'object-src': NONE,
      'frame-ancestors': NONE,
      'upgrade-insecure-requests': [],
      'report-uri': ['/_reports/violations'],
    });
  });

  test.each<[Partial<PaymentPageProps>, string, string[]]>([
    [
      { additionalConnectHosts: ['api.example.com'] },
      'connect-src',
      [SELF, 'https://api.psp.example', 'https://api.example.com'],
    ],
    [
      { additionalImageHosts: ['i.example.com'] },
      'img-src',
      [SELF, 'https://img.psp.example', 'https://i.example.com'],
    ],
    [
      { additionalStyleHosts: ['c.example.com'] },
      'style-src',
      [SELF, 'https://css.psp.example', 'https://c.example.com'],
    ],
    [
      { additionalFormHosts: ['b.example.com'] },
      'form-action',
      [SELF, 'https://pay.psp.example', 'https://b.example.com'],
    ],
    [{ allowInlineStyles: true }, 'style-src', [SELF, "'unsafe-inline'", 'https://css.psp.example']],
    [{ allowIssuerFrames: true }, 'frame-src', ['https://fields.psp.example', 'https:']],
    [{ provider: PaymentProvider.BRAINTREE }, 'img-src', [SELF, 'data:', 'https://assets.braintreegateway.com']],
    [
      { provider: PaymentProvider.STRIPE, allowProviderSubdomains: true },
      'frame-src',
      ['https://js.stripe.com', 'https://hooks.stripe.com', 'https://checkout.stripe.com', 'https://*.js.stripe.com'],
    ],
    [{ integration: REDIRECT, provider: PaymentProvider.PAYPAL }, 'img-src', [SELF]],
    [
      { allowTagManagers: true, additionalConnectHosts: ['www.google-analytics.com'] },
      'connect-src',
      [SELF, 'https://api.psp.example', 'https://www.google-analytics.com'],
    ],
  ])('widens by what %j says', (given, directive, sources) => {
    expect(directivesOf(pageOf(given))[directive]).toEqual(sources);
  });

  test('goes without reports when asked to', () => {
    const page = pageOf({ withoutViolationReports: true });

    expect(Object.keys(directivesOf(page))).not.toEqual(expect.arrayContaining([expect.stringMatching(/^report/)]));
    expect(page.headers.headers).not.toHaveProperty('reporting-endpoints');
    expect(page.headers.headers['integrity-policy']).toBe('blocked-destinations=(script)');
    expect(page.reportsPath).toBeUndefined();
  });
});

describe('the other headers', () => {
  test('keep the page uncached, isolated and reporting', () => {
    expect(pageOf().headers.headers).toMatchObject({
      'cache-control': 'no-store',
      'cross-origin-opener-policy': 'same-origin',
      'reporting-endpoints': 'violations="https://shop.example.com/_reports/violations"',
      'x-frame-options': 'DENY',
    });
  });

  test('follow the paths and pop-ups that are asked for', () => {
    const page = pageOf({ allowPopups: true, reportsPath: '/r/csp', path: '/pay', pathPattern: '/p?y*' });

    expect(page.headers.headers).toMatchObject({
      'cross-origin-opener-policy': 'same-origin-allow-popups',
      'reporting-endpoints': 'violations="https://shop.example.com/r/csp"',
    });
    expect([page.inventory.url, page.inventory.path, page.pathPattern, page.reportsPath]).toEqual([
      'https://shop.example.com/pay',
      '/p?y*',
      '/p?y*',
      '/r/csp',
    ]);
  });

  test.each([
    ['pinned or inline', [PINNED, script()], 'integrity-policy', 'integrity-policy-report-only'],
    ['partly not pinned', [PINNED, evergreen()], 'integrity-policy-report-only', 'integrity-policy'],
  ])('block scripts without integrity where all are, when scripts are %s', (_, scripts, sent, absent) => {
    const { headers } = pageOf({ scripts }).headers;

    expect(headers[sent]).toBe('blocked-destinations=(script), endpoints=(violations)');
    expect(headers).not.toHaveProperty(absent);
  });

  test.each([
    [REDIRECT, '(self)'],
    [IFRAME, '(self "https://fields.psp.example")'],
  ])('give payment to exact frames alone: %s', (integration, allowed) => {
    const issuers = integration === IFRAME ? { allowIssuerFrames: true } : {};
    const page = pageOf({ integration, ...issuers });

    expect(page.headers.headers['permissions-policy']).toBe(
      'accelerometer=(), camera=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), ' +
        `payment=${allowed}, publickey-credentials-create=(self), publickey-credentials-get=${allowed}, usb=()`,
    );
  });

  test('are those of the template, all replacing the origin’s', () => {
    const page = pageOf({ scripts: [PINNED] });

    const { CustomHeadersConfig, SecurityHeadersConfig } = headersPolicyOf(page).Properties.ResponseHeadersPolicyConfig;

    expect(CustomHeadersConfig.Items).toContainEqual({
      Header: 'Integrity-Policy',
      Value: 'blocked-destinations=(script), endpoints=(violations)',
      Override: true,
    });
    expect(SecurityHeadersConfig.ContentSecurityPolicy).toEqual({
      ContentSecurityPolicy: page.inventory.headers['content-security-policy'],
      Override: true,
    });
    expect(page.inventory.absentHeaders).toContain('x-powered-by');
  });
});

describe('the inventory', () => {
  const page = pageOf({ scripts: [evergreen(), PINNED, script()] });

  test('stands in the template with dates and people', () => {
    const { path, integration, provider, scripts } = headersPolicyOf(page).Metadata[PAYMENT_PAGE_METADATA];

    expect([path, integration, provider]).toEqual(['/checkout*', 'iframe', 'Psp']);
    expect(scripts).toEqual([
      {
        name: 'Psp.js',
        source: 'https://js.psp.example/v3/*',
        owner: 'Checkout team',
        justification: 'Starts the payment form of the shop.',
        authorizedBy: 'Head of security',
        authorizedOn: '2026-03-01',
        reviewBy: '2027-03-01',
        noIntegrityReason: 'The provider changes it without notice.',
      },
      expect.objectContaining({ name: 'Sdk', integrity: PINNED.integrity }),
      expect.objectContaining({ name: 'Start', source: 'inline' }),
    ]);
  });

  test('leaves its digest in the account', () => {
    Template.fromStack(page.inventoryParameter.stack).hasResourceProperties('AWS::SSM::Parameter', { Type: 'String' });

    const { page: url, scripts, nextReview, inventory } = digestOf(page);

    expect([url, scripts, nextReview]).toEqual(['https://shop.example.com/checkout', 3, '2027-03-01']);
    expect(inventory).toMatch(/^sha256:[0-9a-f]{64}$/);
  });

  test('changes its digest with any entry', () => {
    const [one, other] = ['Head of security', 'Head of payments'].map((authorizedBy) =>
      digestOf(pageOf({ scripts: [script({ authorizedBy })] })),
    );

    expect(one?.inventory).not.toBe(other?.inventory);
  });

  test('gives the page’s build the attributes of pinned scripts alone', () => {
    expect(page.integrityManifest).toEqual({
      'https://js.psp.example/sdk.js': { integrity: PINNED.integrity, crossorigin: 'anonymous' },
    });
  });
});

describe('the catalogue', () => {
  test.each<[string, Partial<PaymentPageProps>]>([
    ['a redirect', { integration: REDIRECT, scripts: [script()] }],
    ['frames', { scripts: [evergreen(), PINNED, script()] }],
    ['a direct post', { integration: DIRECT_POST, scripts: [PINNED, script()] }],
    ['Stripe', { provider: PaymentProvider.STRIPE, scripts: [evergreen('https://js.stripe.com/*')] }],
  ])('finds nothing wrong with the headers of %s', (_, given) => {
    const template = templateOf(pageOf(given));
    const set = new TemplateSet([{ name: 'Edge', body: template, ...ENV }], new Date(TODAY));
    const { judgements } = evaluate(set, catalogue);

    const ofPage = judgements.filter(({ control }) => !NEEDS_MORE.has(control.id));
    const broken = ofPage
      .filter(({ verdict }) => verdict.kind !== 'compliant')
      .map(({ control, resource, verdict }) => `${control.id} ${resource.logicalId} ${JSON.stringify(verdict)}`);
    const held = ofPage.map(({ control }) => control.id);

    expect(broken).toEqual([]);
    expect(held).toEqual(
      expect.arrayContaining(['ContentSecurityPolicy', 'StrictTransportSecurity', 'ContentTypeAndFramingHeaders']),
    );
  });
});

/** Speak of the monitor and the distribution that a page alone does not have. */
const NEEDS_MORE = new Set(['PaymentPageMonitored', 'PaymentPageBehavior']);
