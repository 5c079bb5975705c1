import { control } from '../control';
import { none } from '../detect';
import { judged } from '../frameworks/framework';
import { all } from '../verdict';
import { eachPaymentPage } from './payment-page';
import { examplePage } from './payment-page-example';

/** How a shop may hand card data over; what an assessor asks depends on it. */
const INTEGRATIONS = ['redirect', 'iframe', 'direct-post'];

/** It is written down who takes the cards, and how. */
export const paymentPageScopeDeclared = control({
  id: 'PaymentPageScopeDeclared',
  area: 'payment',
  title: 'Payment pages say which provider takes the cards, and how they are handed over',
  rationale: 'A shop that does not know which of its pages touch card data fills in the wrong questionnaire.',
  severity: 'high',
  frameworks: {
    'pci-dss-4.0.1': [judged('12.8.1')],
    gdpr: ['28.1', '30.1'],
    'nist-csf-2.0': ['GV.OC-03', 'GV.SC-04'],
  },
  since: '0.1.0',
  check: eachPaymentPage((_page, metadata) =>
    all(
      metadata.at('integration').oneOf(INTEGRATIONS),
      metadata.at('provider').satisfies((name) => String(name).trim() !== '', 'the name of the payment provider'),
      metadata.at('path').matches(/^\//, 'the path of the page'),
    ),
  ),
  remedy: 'Set integration, provider and path of PaymentPage. Who confirmed the scope, and when, is kept on paper.',
  detect: none('AWS Config does not know who takes the cards; that stands in the metadata of the template.'),
  examples: {
    compliant: [examplePage(), examplePage({ metadata: { integration: 'redirect' } })],
    violating: [
      {
        faultAt: 'Metadata.StorefrontPaymentPage.integration',
        ...examplePage({ metadata: { integration: 'hosted' } }),
      },
      { faultAt: 'Metadata.StorefrontPaymentPage.provider', ...examplePage({ metadata: { provider: ' ' } }) },
    ],
    unknown: [
      { Parameters: { Provider: { Type: 'String' } }, ...examplePage({ metadata: { provider: { Ref: 'Provider' } } }) },
    ],
  },
});
