import { certainText } from '../certain-value';
import { control } from '../control';
import { none } from '../detect';
import { judged } from '../frameworks/framework';
import type { Position } from '../position';
import type { Resource } from '../resource';
import { PAGE_MONITOR_METADATA } from '../template-metadata';
import { compliant, notApplicable, unknown, type Verdict, violation } from '../verdict';
import { MONITOR_TYPES } from './page-monitor';
import { eachPaymentPage } from './payment-page';
import { examplePage } from './payment-page-example';

function judgePage(page: Resource, metadata: Position): Verdict {
  // The provider's own page takes the cards, and the provider watches it (PCI SSC FAQ 1588).
  if (certainText(metadata.at('integration')) === 'redirect') return notApplicable();
  const path = certainText(metadata.at('path'));
  if (path === undefined) return unknown('', 'the template does not tell the path of the page');
  const watching = MONITOR_TYPES.flatMap((type) => page.template.set.ofType(type))
    .map((resource) => ({ resource, metadata: resource.metadata(PAGE_MONITOR_METADATA) }))
    .filter((monitor) => certainText(monitor.metadata.at('path')) === path);
  const modes = watching.map((monitor) => certainText(monitor.metadata.at('mode')));
  if (modes.includes('browser')) return compliant();
  const [first] = watching;
  if (first === undefined)
    return violation('', `nothing watches ${path}; expected a monitor that loads it in a browser`);
  return violation(
    '',
    `${first.resource.logicalId} fetches ${path} without running its scripts: 11.6.1 is not met; expected mode browser`,
  );
}

const watched = (mode: string, type = 'AWS::Synthetics::Canary', metadata: object = {}) =>
  examplePage({
    metadata,
    others: {
      Monitor: { Type: type, Metadata: { [PAGE_MONITOR_METADATA]: { path: '/checkout*', mode } }, Properties: {} },
    },
  });

/** Somebody looks at a payment page as shoppers receive it. */
export const paymentPageMonitored = control({
  id: 'PaymentPageMonitored',
  area: 'payment',
  title: 'A browser looks at each payment page for changed headers and scripts',
  rationale: 'A skimmer that is added on the way, at the edge or at the provider, stands in no template and no log.',
  severity: 'critical',
  frameworks: {
    'pci-dss-4.0.1': [judged('11.6.1')],
    gdpr: ['32.1.d'],
    'nist-csf-2.0': ['DE.CM-09', 'DE.AE-02'],
  },
  since: '0.1.0',
  check: eachPaymentPage(judgePage),
  remedy: 'Add a TamperMonitor with the inventory of the PaymentPage, in its default mode BROWSER.',
  detect: none(
    'No managed AWS Config rule looks at a page, and those that AWS maps to 11.6.1 watch buckets and trails; which monitor watches which page stands in the metadata of the template.',
  ),
  examples: {
    compliant: [watched('browser')],
    violating: [
      { faultAt: '', ...examplePage() },
      { faultAt: '', ...watched('fetch-only', 'AWS::Lambda::Function') },
      { faultAt: '', ...watched('browser', 'AWS::Synthetics::Canary', { path: '/pay*' }) },
    ],
    unknown: [
      {
        Parameters: { Path: { Type: 'String' } },
        ...watched('browser', 'AWS::Synthetics::Canary', { path: { Ref: 'Path' } }),
      },
    ],
  },
});
