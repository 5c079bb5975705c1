import { certainText } from '../certain-value';
import { control } from '../control';
import { none } from '../detect';
import { judged } from '../frameworks/framework';
import type { Position } from '../position';
import { all, any, compliant, type Verdict } from '../verdict';
import { eachPaymentPage } from './payment-page';
import { EXAMPLE_SCRIPT, examplePage } from './payment-page-example';

/** "Subresource Integrity", W3C: one or more hashes, of which browsers take the strongest. */
const INTEGRITY =
  /^(sha384-[A-Za-z0-9+/]{64}|sha512-[A-Za-z0-9+/]{86}==)( +(sha384-[A-Za-z0-9+/]{64}|sha512-[A-Za-z0-9+/]{86}==))*$/;
/** Inline code is pinned by the policy itself, for which SHA-256 is enough. */
const INLINE_HASH = /^sha(256|384|512)-[A-Za-z0-9+/]+={0,2}( +sha(256|384|512)-[A-Za-z0-9+/]+={0,2})*$/;
/** Characters; a shorter reason tells an assessor nothing. */
const SHORTEST_REASON = 20;

function judgeEntry(script: Position): Verdict {
  const integrity = script.at('integrity');
  if (certainText(script.at('source')) === 'inline') return integrity.matches(INLINE_HASH, 'the hash of the code');
  return any(
    integrity.matches(INTEGRITY, 'a sha384 or sha512 hash, or a noIntegrityReason'),
    script
      .at('noIntegrityReason')
      .satisfies((reason) => String(reason).trim().length >= SHORTEST_REASON, 'a reason of at least 20 characters'),
  );
}

const withEntry = (changed: object) => examplePage({ metadata: { scripts: [{ ...EXAMPLE_SCRIPT, ...changed }] } });
const faultAt = 'Metadata.StorefrontPaymentPage.scripts[0].integrity';

/** The content of each script of a payment page is pinned, or it is said why not. */
export const paymentPageScriptIntegrity = control({
  id: 'PaymentPageScriptIntegrity',
  area: 'payment',
  title: 'Each script of a payment page is pinned by a hash, or the inventory says why it cannot be',
  rationale: 'Who breaks into the host of one script reads every card number of every shop that loads it unpinned.',
  severity: 'critical',
  frameworks: {
    'pci-dss-4.0.1': [judged('6.4.3')],
    gdpr: ['32.1.b'],
    'nist-csf-2.0': ['PR.DS-10', 'PR.PS-05'],
  },
  since: '0.1.0',
  check: eachPaymentPage((_page, metadata) => all(compliant(), metadata.at('scripts').every(judgeEntry))),
  remedy:
    'Give the entry its integrity. PaymentPage computes that of files and inline code; where a provider changes its script, write noIntegrityReason.',
  detect: none(
    'AWS Config does not know the scripts of a page; their inventory stands in the metadata of the template, and TamperMonitor compares what a browser receives.',
  ),
  examples: {
    compliant: [
      examplePage(),
      withEntry({ integrity: undefined, noIntegrityReason: 'The provider changes it without notice' }),
      withEntry({ source: 'inline', integrity: `sha256-${'A'.repeat(43)}=` }),
    ],
    violating: [
      { faultAt, ...withEntry({ integrity: undefined }) },
      { faultAt, ...withEntry({ integrity: `sha256-${'A'.repeat(43)}=` }) },
      { faultAt, ...withEntry({ integrity: undefined, noIntegrityReason: 'no' }) },
      {
        faultAt,
        ...withEntry({ source: 'inline', integrity: undefined, noIntegrityReason: 'It changes every day at noon' }),
      },
    ],
    unknown: [{ Parameters: { Hash: { Type: 'String' } }, ...withEntry({ integrity: { Ref: 'Hash' } }) }],
  },
});
