import { Fingerprints } from '../check/fingerprint';
import { isSerious } from '../check/level';
import type { Finding, RuleTally } from '../finding';
import type { ProbeJudgement, ProbeRule } from './probe-rule';

/** The pack under which rules of the probe are reported. */
export const PROBE_PACK = 'Probe';

const AREA = 'edge';

/** The findings of the probe's own rules, one a rule and thing that was observed. */
export function ruleFindings(judgements: readonly ProbeJudgement[]): readonly Finding[] {
  const fingerprints = new Fingerprints();
  return judgements
    .filter(({ faults }) => faults.length > 0)
    .map(({ rule, url, type, name, faults }) => ({
      fingerprint: fingerprints.next({
        pack: PROBE_PACK,
        rule: rule.id,
        constructPath: undefined,
        logicalId: `${url} ${name}`,
        type,
      }),
      ...factsOf(rule),
      verdict: 'violation',
      level: isSerious(rule.severity) ? 'error' : 'warning',
      message: faults.join('; '),
      resource: { logicalId: name, type, template: url },
    }));
}

/** How the rules judged, one entry a rule, also of those that applied to nothing. */
export function ruleTallies(rules: readonly ProbeRule[], judgements: readonly ProbeJudgement[]): readonly RuleTally[] {
  return rules.map((rule) => {
    const own = judgements.filter((judgement) => judgement.rule === rule);
    const compliant = own.filter(({ faults }) => faults.length === 0);
    return {
      ...factsOf(rule),
      compliant: compliant.length,
      violations: own.length - compliant.length,
      unknown: 0,
      excepted: 0,
      compliantResources: compliant.map(({ url, name }) => `${url}#${name}`),
    };
  });
}

function factsOf({ id, title, severity, rationale, remedy, frameworks }: ProbeRule) {
  return { rule: id, pack: PROBE_PACK, area: AREA, title, severity, rationale, remedy, frameworks };
}
