import type { Finding } from '../finding';
import type { CheckInput } from './check-input';
import type { FindingContext } from './control-findings';
import { EQUIVALENT_CONTROL } from './equivalent-rules';
import type { ReportedViolation } from './reported-violations';
import { OWN_PACK } from './rule-facts';

/** The pack that judges exceptions; `check` judges them itself. */
const EXCEPTIONS_PACK = 'StorefrontExceptions';

/**
 * Adds what other validation plugins found at synth to what the controls found. A rule that speaks of the same fact as a
 * control's finding at the same construct joins it; our own pack's findings are there already.
 */
export function withReported(own: readonly Finding[], input: CheckInput, context: FindingContext): readonly Finding[] {
  const findings = new Map(own.map((finding) => [keyOfFinding(finding), finding]));
  for (const violation of input.reported) {
    if (violation.pack === OWN_PACK || violation.pack === EXCEPTIONS_PACK) continue;
    const key = keyOf(EQUIVALENT_CONTROL[violation.rule] ?? '', violation.constructPath);
    const same = findings.get(key);
    if (same !== undefined) findings.set(key, { ...same, alsoFoundBy: [...(same.alsoFoundBy ?? []), violation.rule] });
    else
      findings.set(
        keyOf(`${violation.pack} ${violation.rule}`, violation.constructPath),
        reported(violation, input, context),
      );
  }
  return [...findings.values()];
}

function keyOfFinding({ rule, resource, fingerprint }: Finding): string {
  return resource.constructPath === undefined ? fingerprint : keyOf(rule, resource.constructPath);
}

function keyOf(rule: string, constructPath: string | undefined): string {
  return JSON.stringify([rule, constructPath ?? '']);
}

function reported(violation: ReportedViolation, input: CheckInput, context: FindingContext): Finding {
  const { pack, rule, description, fix, constructPath } = violation;
  const warns = violation.severity === 'warning';
  const resource = input.resourceAt(constructPath, violation.template, violation.logicalId);
  const origin = input.originOf(resource.template, resource.logicalId);
  const templateLine = input.lineOf(resource.template, resource.logicalId, '');
  const exception = context.excuses.of(pack, rule, constructPath ?? resource.logicalId);
  return {
    fingerprint: context.fingerprints.next({ pack, rule, constructPath, ...resource }),
    rule,
    pack,
    title: rule,
    verdict: 'violation',
    severity: warns ? 'medium' : 'high',
    level: context.levels.levels.get(rule) ?? (warns ? 'warning' : 'error'),
    message: description,
    ...(fix === undefined ? {} : { remedy: fix }),
    resource: { ...resource, ...(constructPath === undefined ? {} : { constructPath }) },
    ...(origin?.source === undefined ? {} : { source: origin.source }),
    ...(templateLine === undefined ? {} : { templateLine }),
    frameworks: {},
    ...(exception === undefined ? {} : { exception }),
  };
}
