import { factsOfCatalogue } from '../check/catalogue-facts';
import { controlFindings } from '../check/control-findings';
import { Excuses } from '../check/excuses';
import { Fingerprints } from '../check/fingerprint';
import { outcomeOf } from '../check/outcome';
import type { Control } from '../controls/control';
import { calendarDateOf } from '../exceptions';
import type { CheckReport, Finding } from '../finding';
import { version } from '../version';
import { judgeCertificate } from './certificate';
import { judgeCookies } from './cookies';
import { decidedControls } from './decided-controls';
import { judgeSecurityTxt } from './judge-security-txt';
import { type Observations, observe } from './observations';
import { observedTemplates } from './observed-template';
import { type ClientOptions, ProbeClient } from './probe-client';
import type { ProbeJudgement } from './probe-rule';
import { probeRules } from './probe-rules';
import type { ProbeTarget } from './probe-target';
import { judgeChain, judgePlainRedirect } from './redirects';
import { ruleFindings, ruleTallies } from './rule-findings';
import { whatIsMissing } from './what-is-missing';

/** How a live shop is probed. */
export interface ProbeOptions extends ClientOptions {
  readonly target: ProbeTarget;
  /** The controls that may be decided. */
  readonly catalogue: readonly Control[];
  readonly now: Date;
  /** The least that fails the probe. */
  readonly failOn: 'error' | 'warning';
}

/** What a probe says. */
export interface ProbeReport {
  readonly observations: Observations;
  /** The findings; what stands for a template is an address. */
  readonly report: CheckReport;
}

/**
 * Asks a live shop a few plain questions and judges the answers: what a template could say, by the controls of the
 * catalogue; the rest, by rules of the probe's own.
 */
export async function probe(options: ProbeOptions): Promise<ProbeReport> {
  const observations = await observe(new ProbeClient(options.target, options));
  return { observations, report: reportOf(observations, options) };
}

/** Judges observations. */
export function reportOf(
  observations: Observations,
  { catalogue, now, failOn }: Pick<ProbeOptions, 'catalogue' | 'now' | 'failOn'>,
): CheckReport {
  const { origin, connection, plain, pages } = observations;
  const templates = observedTemplates(origin, connection, plain, pages);
  const controls = decidedControls(catalogue, connection, plain, pages);
  const facts = factsOfCatalogue(catalogue);
  const excuses = new Excuses({ exceptions: [], trustsApp: false, today: now, facts }, []);
  const levels = { levels: new Map(), strict: false };
  const context = { excuses, fingerprints: new Fingerprints(), levels };
  const judged = controlFindings(templates.input, controls, context, now);
  const judgements = judgementsOf(observations, now);
  const report = {
    version,
    date: calendarDateOf(now),
    packs: ['storefront', 'probe'],
    templates: judged.templates,
    findings: [
      ...judged.findings.map((finding) => withObservation(finding, templates.observedIn)),
      ...ruleFindings(judgements),
    ],
    fixed: [],
    tallies: [...judged.tallies, ...ruleTallies(probeRules, judgements)],
    problems: [],
    proposedExceptions: [],
    ...whatIsMissing(observations, catalogue, controls),
  };
  return { ...report, outcome: outcomeOf(report, { failOn }) };
}

function judgementsOf(observations: Observations, now: Date): readonly ProbeJudgement[] {
  const { origin, connection, plain, pages, securityTxt } = observations;
  const chains = [...pages, ...(securityTxt === undefined ? [] : [securityTxt])].flatMap(({ url, chain }) =>
    chain === undefined ? [] : [{ url, chain }],
  );
  return [
    ...judgeCertificate(origin, connection, now),
    ...plain.flatMap(judgePlainRedirect),
    ...chains.flatMap(({ url, chain }) => [...judgeChain(url, chain), ...judgeCookies(url, chain.cookies, now)]),
    ...(securityTxt === undefined ? [] : judgeSecurityTxt(securityTxt, now)),
  ];
}

/** The finding with what stood in the answer: who runs the shop may know its headers, not CloudFront's properties. */
function withObservation(finding: Finding, observedIn: (template: string, text: string) => readonly string[]): Finding {
  const observed = observedIn(finding.resource.template, `${finding.message} ${finding.property ?? ''}`);
  return observed.length === 0
    ? finding
    : { ...finding, message: `${finding.message}; observed: ${observed.join('; ')}` };
}
