import { webAclCapacity } from '../controls/edge/web-acl-capacity';
import { TemplateSet } from '../controls/template-set';
import { isObject, own } from '../controls/value';
import type { Evidence, EvidenceJudgement, EvidenceRule } from '../evidence';
import {
  type ControlStatus,
  type Posture,
  type PostureFinding,
  RESIDENCY_METADATA,
  type StackPosture,
  type WebAclPosture,
} from '../posture';
import type { AssemblyStack } from './cloud-assembly';

/** The pack whose rules are this project's controls and carry an area. */
const OWN_PACK = 'Storefront';

/** Sums up what a synthesis proved. Reads nothing. */
export function postureOf(assembly: string, stacks: readonly AssemblyStack[], evidence: Evidence): Posture {
  const own = evidence.packs.find(({ name }) => name === OWN_PACK);
  const areas = [...new Set((own?.rules ?? []).map(({ area }) => area ?? ''))];
  const findings = evidence.packs.flatMap(({ rules }) => rules.flatMap(findingsOf));
  return {
    assembly,
    date: evidence.date,
    areas: areas.map((area) => ({ area, counts: countsOf((own?.rules ?? []).filter((rule) => rule.area === area)) })),
    packs: evidence.packs
      .filter((pack) => pack !== own)
      .map(({ name, rules, failure }) => ({ name, counts: countsOf(rules), failure })),
    webAcls: stacks.flatMap(webAclsOf),
    stacks: stacks.map(stackPosture),
    exceptions: evidence.exceptions.filter(({ used }) => used),
    findings,
    problems: evidence.problems,
    downgraded: evidence.downgraded,
    unread: evidence.unread,
    violated:
      findings.some(({ verdict }) => verdict === 'violation') ||
      evidence.problems.some(({ severity }) => severity === 'error') ||
      evidence.packs.some(({ failure }) => failure !== undefined),
  };
}

function countsOf(rules: readonly EvidenceRule[]): Record<ControlStatus, number> {
  const counts = { met: 0, violated: 0, unknown: 0, excepted: 0, 'not-applicable': 0 };
  for (const rule of rules) counts[statusOf(rule)] += 1;
  return counts;
}

function statusOf({ judgements }: EvidenceRule): ControlStatus {
  const has = (verdict: EvidenceJudgement['verdict']) => judgements.some((judgement) => judgement.verdict === verdict);
  if (judgements.length === 0) return 'not-applicable';
  if (has('violation')) return 'violated';
  if (has('unknown')) return 'unknown';
  return has('excepted') ? 'excepted' : 'met';
}

function findingsOf({ id, judgements }: EvidenceRule): readonly PostureFinding[] {
  return judgements.flatMap(({ verdict, warning, constructPath, template, logicalId, message }) =>
    verdict === 'violation' || verdict === 'unknown'
      ? [
          {
            rule: id,
            verdict,
            warning: verdict === 'unknown' || warning === true,
            resource: constructPath ?? `${template}: ${logicalId}`,
            message: message ?? 'see the synth report',
          },
        ]
      : [],
  );
}

function stackPosture({ path, region, templates }: AssemblyStack): StackPosture {
  const resources = [...new TemplateSet(templates).resources()].length;
  const exemptBecause = exemptionOf(templates[0]?.body);
  return { path, region, resources, ...(exemptBecause === undefined ? {} : { exemptBecause }) };
}

function exemptionOf(template: unknown): string | undefined {
  const metadata = isObject(template) ? own(template, 'Metadata') : undefined;
  const residency = isObject(metadata) ? own(metadata, RESIDENCY_METADATA) : undefined;
  return isObject(residency) && residency.exempt === true ? String(residency.reason) : undefined;
}

function webAclsOf({ path, templates }: AssemblyStack): readonly WebAclPosture[] {
  return new TemplateSet(templates).ofType('AWS::WAFv2::WebACL').map((webAcl) => {
    const rules = webAcl.rawProperty('Rules');
    const { capacity, unknown } = webAclCapacity(Array.isArray(rules) ? rules : []);
    return { name: webAcl.logicalId, stack: path, capacity, uncounted: unknown };
  });
}
