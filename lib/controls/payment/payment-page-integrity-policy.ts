import { control } from '../control';
import { none } from '../detect';
import { judgeCustomHeader } from '../edge/custom-header';
import { judged } from '../frameworks/framework';
import type { Position } from '../position';
import type { Resource } from '../resource';
import { any, type Verdict, violation } from '../verdict';
import { eachPaymentPage } from './payment-page';
import { EXAMPLE_SCRIPT, exampleHeader, examplePage } from './payment-page-example';

/** "Subresource Integrity", W3C: scripts without integrity metadata are blocked, or reported. */
const BLOCKS_SCRIPTS = /(^|,)\s*blocked-destinations\s*=\s*\([^)]*\bscript\b[^)]*\)/i;
const EXPECTED = 'blocked-destinations=(script)';

/** The enforced header knows no exceptions, so that one script that cannot be pinned leaves only the reporting one. */
function judgePage(page: Resource, metadata: Position): Verdict {
  const enforced = judgeCustomHeader(page, 'Integrity-Policy', (value) => value.matches(BLOCKS_SCRIPTS, EXPECTED));
  const scripts = metadata.at('scripts').items();
  const allPinned = scripts.every((script) => script.at('noIntegrityReason').absent().kind === 'compliant');
  if (allPinned) return enforced;
  const reported = judgeCustomHeader(page, 'Integrity-Policy-Report-Only', (value) =>
    value.matches(BLOCKS_SCRIPTS, EXPECTED),
  );
  const best = any(enforced, reported);
  return best.kind === 'violation'
    ? violation(ITEMS, 'CustomHeadersConfig.Items has neither Integrity-Policy nor Integrity-Policy-Report-Only')
    : best;
}

const ITEMS = 'ResponseHeadersPolicyConfig.CustomHeadersConfig.Items';
const unpinned = {
  scripts: [{ ...EXAMPLE_SCRIPT, integrity: undefined, noIntegrityReason: 'The provider changes it without notice' }],
};
const reportOnly = exampleHeader('Integrity-Policy-Report-Only', EXPECTED);

/** Browsers refuse scripts of a payment page that carry no hash. */
export const paymentPageIntegrityPolicy = control({
  id: 'PaymentPageIntegrityPolicy',
  area: 'payment',
  title: 'Payment pages send Integrity-Policy, enforced where every script is pinned',
  rationale: 'Without it, one element that lost its integrity attribute in a redesign loads whatever the host serves.',
  severity: 'high',
  frameworks: {
    'pci-dss-4.0.1': [judged('6.4.3')],
    gdpr: ['32.1.b'],
    'nist-csf-2.0': ['PR.DS-10', 'PR.PS-05'],
  },
  since: '0.1.0',
  check: eachPaymentPage(judgePage),
  remedy: 'Use the headers of PaymentPage, or send Integrity-Policy: blocked-destinations=(script).',
  detect: none(
    'AWS Config has no managed rule on response headers policies; which policies are for payment pages stands in the metadata of the template.',
  ),
  examples: {
    compliant: [examplePage(), examplePage({ metadata: unpinned, items: [reportOnly] })],
    violating: [
      { faultAt: ITEMS, ...examplePage({ items: [] }) },
      { faultAt: ITEMS, ...examplePage({ items: [reportOnly] }) },
      { faultAt: ITEMS, ...examplePage({ metadata: unpinned, items: [] }) },
      {
        faultAt: `${ITEMS}[0].Value`,
        ...examplePage({ items: [exampleHeader('Integrity-Policy', 'blocked-destinations=(style)')] }),
      },
    ],
    unknown: [
      {
        Parameters: { Value: { Type: 'String' } },
        ...examplePage({ items: [exampleHeader('Integrity-Policy', { Ref: 'Value' })] }),
      },
    ],
  },
});
