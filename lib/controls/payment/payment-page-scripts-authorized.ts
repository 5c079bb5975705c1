import { dayOf, isCalendarDay } from '../calendar-day';
import { control } from '../control';
import { none } from '../detect';
import { judged } from '../frameworks/framework';
import type { Position } from '../position';
import { all, compliant, type Verdict } from '../verdict';
import { eachPaymentPage } from './payment-page';
import { EXAMPLE_SCRIPT, examplePage } from './payment-page-example';

/** Characters; a shorter reason tells an assessor nothing. */
const SHORTEST_JUSTIFICATION = 20;

function judgeEntry(script: Position, today: string): Verdict {
  const filled = (name: string) => script.at(name).satisfies((text) => String(text).trim() !== '', 'a name');
  return all(
    filled('name'),
    filled('source'),
    filled('owner'),
    script
      .at('justification')
      .satisfies((text) => String(text).trim().length >= SHORTEST_JUSTIFICATION, 'a reason of at least 20 characters'),
    filled('authorizedBy'),
    script
      .at('authorizedOn')
      .satisfies((day) => isCalendarDay(String(day)) && String(day) <= today, `a day up to ${today}, as yyyy-mm-dd`),
    script
      .at('reviewBy')
      .satisfies((day) => isCalendarDay(String(day)) && String(day) >= today, `a day from ${today} on, as yyyy-mm-dd`),
  );
}

const withEntry = (changed: object) => examplePage({ metadata: { scripts: [{ ...EXAMPLE_SCRIPT, ...changed }] } });
const entry = 'Metadata.StorefrontPaymentPage.scripts[0]';

/** Every script of a payment page was allowed by somebody, for a reason, and is looked at again. */
export const paymentPageScriptsAuthorized = control({
  id: 'PaymentPageScriptsAuthorized',
  area: 'payment',
  title: 'Each script of a payment page has an owner, a reason, an authorizer, and a review that is not overdue',
  rationale: 'A script that nobody answers for stays after its purpose is gone, and is how card skimmers come in.',
  severity: 'critical',
  frameworks: {
    'pci-dss-4.0.1': [judged('6.4.3')],
    gdpr: ['32.1.b'],
    'nist-csf-2.0': ['ID.AM-02', 'PR.PS-05'],
  },
  since: '0.1.0',
  check: eachPaymentPage((page, metadata) => {
    const scripts = metadata.at('scripts');
    const today = dayOf(page.template.set.today);
    const listed = scripts.judge((value) =>
      value.kind === 'list' ? compliant() : scripts.satisfies(() => false, 'the inventory of scripts'),
    );
    return all(
      listed,
      scripts.every((script) => judgeEntry(script, today)),
    );
  }),
  remedy:
    'Complete the entry in the scripts of PaymentPage. When its review is due, look at the script and set a new day.',
  detect: none(
    'AWS Config does not know the inventory of scripts; it stands in the metadata of the template, and in its documents.',
  ),
  examples: {
    compliant: [examplePage(), examplePage({ metadata: { scripts: [] } })],
    violating: [
      { faultAt: 'Metadata.StorefrontPaymentPage.scripts', ...examplePage({ metadata: { scripts: undefined } }) },
      { faultAt: `${entry}.owner`, ...withEntry({ owner: ' ' }) },
      { faultAt: `${entry}.justification`, ...withEntry({ justification: 'needed' }) },
      { faultAt: `${entry}.authorizedBy`, ...withEntry({ authorizedBy: undefined }) },
      { faultAt: `${entry}.authorizedOn`, ...withEntry({ authorizedOn: '2099-12-31' }) },
      { faultAt: `${entry}.reviewBy`, ...withEntry({ reviewBy: '2020-12-31' }) },
    ],
    unknown: [{ Parameters: { Owner: { Type: 'String' } }, ...withEntry({ owner: { Ref: 'Owner' } }) }],
  },
});
