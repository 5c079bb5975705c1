import { control } from '../control';
import { none } from '../detect';
import { type CspDirectives, isUndecided } from '../edge/csp-directives';
import { CSP_PATH, judgeDirectives } from '../edge/csp-header';
import { judged } from '../frameworks/framework';
import type { Position } from '../position';
import { all, compliant, unknown, type Verdict, violation } from '../verdict';
import { eachPaymentPage } from './payment-page';
import { EXAMPLE_POLICY, examplePage } from './payment-page-example';
import { tagManagerOf } from './tag-manager-domains';

/** Directives that must name nothing at all. */
const CLOSED = ['default-src', 'base-uri', 'frame-ancestors'];
/** Directives through which card data could leave the page; the last does not fall back to default-src. */
const WAYS_OUT = ['connect-src', 'frame-src', 'form-action'];
/** What gives foreign code or styles a way in, in whatever directive it stands. */
const UNSAFE = /^'(unsafe-inline|unsafe-eval|unsafe-hashes|unsafe-allow-redirects)'$/i;
/** A scheme of its own, or a host of which some part is left open. */
const OPEN = /^([a-z][a-z0-9+.-]*:|.*\*.*)$/i;

function judgePolicy(directives: CspDirectives, { path }: Position): Verdict {
  const sources = [...directives.values()].flat();
  const faults = [
    ...CLOSED.flatMap((name) => closedFaults(directives, name)),
    ...WAYS_OUT.flatMap((name) => openFaults(directives, name)),
    ...[...directives].flatMap(([name, listed]) => {
      return listed.filter((source) => UNSAFE.test(source)).map((source) => `${name} has ${source}`);
    }),
    ...sources.flatMap((source) => tagManagerFaults(source)),
  ];
  const undecided = [...directives.keys(), ...sources].some(isUndecided);
  if (faults.length === 0 && undecided) return unknown(path, 'part of the policy is decided at deployment');
  return all(compliant(), ...[...new Set(faults)].map((fault) => violation(path, fault)));
}

function closedFaults(directives: CspDirectives, name: string): readonly string[] {
  const sources = directives.get(name)?.join(' ');
  return sources?.toLowerCase() === "'none'" ? [] : [`${name} is ${sources ?? 'absent'}; expected 'none'`];
}

function openFaults(directives: CspDirectives, name: string): readonly string[] {
  const sources = directives.get(name);
  if (sources === undefined) return name === 'form-action' ? ['form-action is absent; expected exact hosts'] : [];
  return sources.filter((source) => OPEN.test(source)).map((source) => `${name} has ${source}; expected exact hosts`);
}

function tagManagerFaults(source: string): readonly string[] {
  const [host = ''] = source
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/^\*\./, '')
    .split(/[/:]/);
  const service = tagManagerOf(host);
  return service === undefined ? [] : [`${source} belongs to ${service}, whose account decides what runs on the page`];
}

const changed = (from: string, to: string) => examplePage({ policy: EXAMPLE_POLICY.replace(from, to) });

/** Card data has no way out of a payment page but to the provider. */
export const paymentPagePolicyStrict = control({
  id: 'PaymentPagePolicyStrict',
  area: 'payment',
  title: 'The policy of a payment page opens nothing but exact hosts, and no tag manager or analytics',
  rationale:
    'Where any host may be reached, a skimmer posts the card number to its own; a tag manager loads the skimmer.',
  severity: 'critical',
  frameworks: {
    'pci-dss-4.0.1': [judged('6.4.3'), judged('6.2.4')],
    gdpr: ['25.1'],
    'nist-csf-2.0': ['PR.PS-05'],
  },
  since: '0.1.0',
  check: eachPaymentPage((page) => judgeDirectives(page, judgePolicy)),
  remedy:
    "Use the headers of PaymentPage: default-src 'none', and the provider's exact hosts in connect-src, frame-src and form-action.",
  detect: none(
    'AWS Config has no managed rule on response headers policies; which policies are for payment pages stands in the metadata of the template.',
  ),
  examples: {
    compliant: [examplePage()],
    violating: [
      { faultAt: CSP_PATH, ...changed("default-src 'none'", "default-src 'self'") },
      { faultAt: CSP_PATH, ...changed('https://api.pay.example', 'https://*.pay.example') },
      { faultAt: CSP_PATH, ...changed('frame-src https://js.pay.example', 'frame-src https:') },
      { faultAt: CSP_PATH, ...changed("style-src 'self'", "style-src 'self' 'unsafe-inline'") },
      { faultAt: CSP_PATH, ...changed("frame-ancestors 'none'", "frame-ancestors 'self'") },
      { faultAt: CSP_PATH, ...changed("; form-action 'self'", '') },
      { faultAt: CSP_PATH, ...changed('https://api.pay.example', 'https://www.google-analytics.com') },
    ],
    unknown: [
      {
        Parameters: { Host: { Type: 'String' } },
        ...examplePage({ policy: { 'Fn::Sub': EXAMPLE_POLICY.replace('https://api.pay.example', '${Host}') } }),
      },
    ],
  },
});
