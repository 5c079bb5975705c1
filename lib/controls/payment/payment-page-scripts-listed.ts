import { control } from '../control';
import { none } from '../detect';
import type { CspDirectives } from '../edge/csp-directives';
import { isUndecided } from '../edge/csp-directives';
import { CSP_PATH, judgeDirectives } from '../edge/csp-header';
import { judged } from '../frameworks/framework';
import type { Position } from '../position';
import { all, compliant, notApplicable, unknown, type Verdict, violation } from '../verdict';
import { admits, type ListedScript, readScript } from './listed-script';
import { eachPaymentPage } from './payment-page';
import { EXAMPLE_HASH, EXAMPLE_POLICY, EXAMPLE_SCRIPT, examplePage } from './payment-page-example';

/** Keywords that let nothing more run, or that ContentSecurityPolicy and PaymentPagePolicyStrict speak of. */
const JUDGED_ELSEWHERE = /^'(none|report-sample|unsafe-.*|nonce-.*|inline-speculation-rules|wasm-unsafe-eval)'$/i;

function judgePage(directives: CspDirectives, at: Position, entries: readonly Position[]): Verdict {
  const sources = ['script-src', 'script-src-elem'].flatMap((name) => directives.get(name) ?? []);
  const allowed = directives.has('script-src') ? sources : [...sources, ...(directives.get('default-src') ?? [])];
  const scripts = entries.map(readScript);
  if (allowed.some(isUndecided) || scripts.includes(undefined)) {
    return unknown(at.path, 'part of the policy or of the inventory is decided at deployment');
  }
  const listed = scripts.flatMap((script) => script ?? []);
  return all(
    compliant(),
    ...allowed.map((source) => judgeSource(source, listed, at)),
    ...entries.map((entry, index) => judgeEntry(entry, listed[index], allowed)),
  );
}

function judgeSource(source: string, scripts: readonly ListedScript[], { path }: Position): Verdict {
  if (JUDGED_ELSEWHERE.test(source)) return notApplicable();
  if (source.toLowerCase() === "'strict-dynamic'") {
    return violation(path, "script-src has 'strict-dynamic', which lets scripts load others that nobody authorized");
  }
  if (scripts.some((script) => admits(source, script))) return notApplicable();
  return violation(path, `script-src has ${source}, which is that of no script of the inventory`);
}

function judgeEntry(entry: Position, script: ListedScript | undefined, allowed: readonly string[]): Verdict {
  if (script === undefined || allowed.some((source) => admits(source, script))) return notApplicable();
  return violation(entry.path, `${script.name} is in the inventory, and script-src does not let it run`);
}

const policyWith = (sources: string) => EXAMPLE_POLICY.replace(/script-src [^;]*/, `script-src ${sources}`);
const withEntry = (policy: string, changed: object) =>
  examplePage({ policy, metadata: { scripts: [{ ...EXAMPLE_SCRIPT, ...changed }] } });
const unpinned = { integrity: undefined, noIntegrityReason: 'The provider changes it without notice' };

/** The policy of a payment page and its inventory name the same scripts. */
export const paymentPageScriptsListed = control({
  id: 'PaymentPageScriptsListed',
  area: 'payment',
  title: 'The policy of a payment page lets exactly the scripts of its inventory run',
  rationale: 'A host that was added to the policy by hand is a script on the card form that nobody authorized.',
  severity: 'critical',
  frameworks: {
    'pci-dss-4.0.1': [judged('6.4.3')],
    gdpr: ['32.1.b'],
    'nist-csf-2.0': ['ID.AM-02', 'PR.PS-05'],
  },
  since: '0.1.0',
  check: eachPaymentPage((page, metadata) =>
    judgeDirectives(page, (directives, at) => judgePage(directives, at, metadata.at('scripts').items())),
  ),
  remedy: 'Let PaymentPage make the policy from its scripts; authorize what is missing, or take it off the page.',
  detect: none(
    'AWS Config has no managed rule on response headers policies; the inventory of scripts stands in the metadata of the template.',
  ),
  examples: {
    compliant: [
      examplePage(),
      withEntry(policyWith('https://js.pay.example/v3/'), { source: 'https://js.pay.example/v3/*', ...unpinned }),
      withEntry(policyWith("'self'"), { source: '/assets/checkout.js' }),
    ],
    violating: [
      { faultAt: CSP_PATH, ...examplePage({ policy: policyWith(`'${EXAMPLE_HASH}' https://cdn.example`) }) },
      { faultAt: CSP_PATH, ...examplePage({ policy: policyWith(`'${EXAMPLE_HASH}' 'self'`) }) },
      { faultAt: CSP_PATH, ...examplePage({ policy: policyWith(`'${EXAMPLE_HASH}' 'strict-dynamic'`) }) },
      { faultAt: 'Metadata.StorefrontPaymentPage.scripts[0]', ...examplePage({ policy: policyWith("'none'") }) },
    ],
    unknown: [
      {
        Parameters: { Host: { Type: 'String' } },
        ...examplePage({ policy: { 'Fn::Sub': policyWith(`'${EXAMPLE_HASH}' \${Host}`) } }),
      },
    ],
  },
});
