import { paymentControls } from '../../../lib/controls/payment';
import { EXAMPLE_SCRIPT, examplePage } from '../../../lib/controls/payment/payment-page-example';
import { verdictOn } from '../dated-verdict';
import { verdictOf } from '../verdict-of';

const PAGE_CONTROLS = paymentControls.filter(({ check }) =>
  check.types.includes('AWS::CloudFront::ResponseHeadersPolicy'),
);

test.each(PAGE_CONTROLS.map(({ id }) => [id]))('%s leaves other response headers policies alone', (id) => {
  const headers = { Type: 'AWS::CloudFront::ResponseHeadersPolicy', Properties: {} };

  expect(verdictOf(id, 'Headers', { Headers: headers })).toBe('not-applicable');
});

test('of the reports of a payment page one control speaks, of other pages another', () => {
  const { Headers } = examplePage({ policy: "default-src 'none'" }).Resources as { readonly Headers: object };

  expect(verdictOf('ViolationReporting', 'Headers', { Headers })).toBe('not-applicable');
  expect(verdictOf('PaymentPageViolationReports', 'Headers', { Headers })).toBe('violation');
  expect(verdictOf('ViolationReporting', 'Headers', { Headers: { ...Headers, Metadata: {} } })).toBe('violation');
});

describe('an authorization', () => {
  const page = examplePage({
    metadata: { scripts: [{ ...EXAMPLE_SCRIPT, authorizedOn: '2026-05-10', reviewBy: '2027-05-10' }] },
  });

  test.each([
    ['2026-05-09', 'violation'],
    ['2026-05-10', 'compliant'],
    ['2027-05-10', 'compliant'],
    ['2027-05-11', 'violation'],
  ])('of 2026-05-10 with a review by 2027-05-10 is on %s: %s', (today, kind) => {
    expect(verdictOn(today, 'PaymentPageScriptsAuthorized', page)?.kind).toBe(kind);
  });

  test('that is overdue says since when', () => {
    expect(verdictOn('2027-06-01', 'PaymentPageScriptsAuthorized', page)).toEqual({
      kind: 'violation',
      faults: [
        {
          path: 'Metadata.StorefrontPaymentPage.scripts[0].reviewBy',
          message:
            'Metadata.StorefrontPaymentPage.scripts[0].reviewBy is "2027-05-10"; expected a day from 2027-06-01 on, as yyyy-mm-dd',
        },
      ],
    });
  });
});

test('each way out of a page is a fault of its own', () => {
  const policy =
    "default-src 'none'; connect-src *; frame-src https://*.pay.example; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

  expect(verdictOn('2026-11-22', 'PaymentPagePolicyStrict', examplePage({ policy }))).toMatchObject({
    faults: [
      { message: 'connect-src has *; expected exact hosts' },
      { message: 'frame-src has https://*.pay.example; expected exact hosts' },
    ],
  });
});

test('a redirect to the provider needs no monitor of its own', () => {
  const { Headers } = examplePage({ metadata: { integration: 'redirect' } }).Resources as { readonly Headers: object };

  expect(verdictOf('PaymentPageMonitored', 'Headers', { Headers })).toBe('not-applicable');
});

test('a monitor that only fetches the page does not meet 11.6.1', () => {
  const others = {
    Fetch: {
      Type: 'AWS::Lambda::Function',
      Metadata: { StorefrontPageMonitor: { path: '/checkout*', mode: 'fetch-only' } },
    },
  };

  expect(verdictOn('2026-11-22', 'PaymentPageMonitored', examplePage({ others }))).toEqual({
    kind: 'violation',
    faults: [
      {
        path: '',
        message: 'Fetch fetches /checkout* without running its scripts: 11.6.1 is not met; expected mode browser',
      },
    ],
  });
});
