import { TemplateSet } from '../controls/template-set';
import type { Evidence, EvidenceException, EvidencePack, EvidenceRule, EvidenceVerdict } from '../evidence';
import type { ControlStatus, Posture, StackPosture } from '../posture';
import { type ResidencyReport, residencyReport, type StackResidency } from '../residency';
import type { AssemblyStack, CloudAssembly } from './cloud-assembly';
import { postureFindings } from './posture-findings';
import type { FailedPlugin } from './read-validation-report';
import { OWN_PACK } from './rule-facts';
import { webAclsOf } from './web-acls-of';

/** What one synthesis left behind. */
export interface Synthesized {
  /** How the assembly is named to the reader. */
  readonly name: string;
  readonly assembly: CloudAssembly;
  readonly evidence: Evidence;
  /** The validation plugins that failed it. */
  readonly failedPlugins: readonly FailedPlugin[];
}

/** Sums up what a synthesis proved. Reads nothing. */
export function postureOf({ name, assembly, evidence, failedPlugins }: Synthesized): Posture {
  const { stacks } = assembly;
  const own = evidence.packs.find((pack) => pack.name === OWN_PACK);
  const findings = postureFindings(evidence, failedPlugins);
  const residency = residencyOf(stacks);
  return {
    assembly: name,
    date: evidence.date,
    areas: own === undefined ? [] : areasOf(own),
    packs: evidence.packs
      .filter((pack) => pack !== own)
      .map((pack) => ({ name: pack.name, counts: countsOf(pack.rules, pack) })),
    webAcls: stacks.flatMap(webAclsOf),
    stacks: stacks.map((stack, index) => stackPosture(stack, residency.stacks[index])),
    residency,
    exceptions: evidence.exceptions.filter((exception) => stands(exception, evidence)),
    findings,
    problems: evidence.problems,
    downgraded: evidence.downgraded,
    unread: [...evidence.unread, ...assembly.unread],
    violated:
      findings.some(({ level }) => level !== 'unknown') ||
      evidence.problems.some(({ severity }) => severity === 'error'),
  };
}

function areasOf(pack: EvidencePack): Posture['areas'] {
  const areas = [...new Set(pack.rules.map(({ area }) => area))];
  return areas.map((area) => ({
    area: area ?? 'no area',
    counts: countsOf(
      pack.rules.filter((rule) => rule.area === area),
      pack,
    ),
  }));
}

function countsOf(rules: readonly EvidenceRule[], pack: EvidencePack): Record<ControlStatus, number> {
  const counts = { met: 0, violated: 0, unknown: 0, excepted: 0, 'not-applicable': 0 };
  for (const rule of rules) counts[statusOf(rule, pack)] += 1;
  return counts;
}

function statusOf({ judgements }: EvidenceRule, pack: EvidencePack): ControlStatus {
  const has = (verdict: EvidenceVerdict) => judgements.some((judgement) => judgement.verdict === verdict);
  if (has('violation')) return 'violated';
  // What a pack that stopped did not judge may apply all the same.
  if (has('unknown') || pack.failure !== undefined) return 'unknown';
  if (judgements.length === 0) return 'not-applicable';
  return has('excepted') ? 'excepted' : 'met';
}

/** An exception with an error of its own, such as a term that is over, covers findings but excuses none. */
function stands({ used, source }: EvidenceException, { problems }: Evidence): boolean {
  return used && !problems.some(({ severity, message }) => severity === 'error' && message.startsWith(`${source}: `));
}

function residencyOf(stacks: readonly AssemblyStack[]): ResidencyReport {
  const { templates } = new TemplateSet(stacks.flatMap((stack) => stack.templates));
  return residencyReport(
    stacks.map(({ path, templates: own }) => ({
      path,
      templates: own.flatMap(({ name }) => templates.get(name) ?? []),
    })),
  );
}

function stackPosture({ path, region, templates }: AssemblyStack, residency?: StackResidency): StackPosture {
  const resources = [...new TemplateSet(templates).resources()].length;
  const exemptBecause = residency?.exemptBecause;
  return { path, region, resources, ...(exemptBecause === undefined ? {} : { exemptBecause }) };
}
