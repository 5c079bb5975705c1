import { ruleOf } from '../exceptions';
import type { Finding, FindingException, FindingResource } from '../finding';
import type { CheckInput } from './check-input';
import type { FindingContext } from './control-findings';
import { EQUIVALENT_CONTROL } from './equivalent-rules';
import type { ReportedViolation } from './reported-violations';
import { isOwnPack } from './rule-facts';

/** The pack that judges exceptions; `check` judges them itself. */
const EXCEPTIONS_PACK = 'StorefrontExceptions';

/** What plugins call less than an error; all else, `fatal` and nothing at all included, is one. */
const WEIGHTS: ReadonlyMap<string | undefined, Pick<Finding, 'severity' | 'level'>> = new Map([
  ['warning', { severity: 'medium', level: 'warning' }],
  ['info', { severity: 'low', level: 'warning' }],
]);

/**
 * Adds what other validation plugins found at synth to what the controls found. A rule that speaks of the same fact as a
 * control's finding at the same construct joins it; what our own packs found is there already. What a plugin says of one
 * resource twice in the same words is one finding.
 */
export function withReported(own: readonly Finding[], input: CheckInput, context: FindingContext): readonly Finding[] {
  const findings = new Map(own.map((finding) => [keyOfFinding(finding), finding]));
  for (const violation of input.reported) {
    const { pack, rule, description } = violation;
    if (isOwnPack(pack) || pack === EXCEPTIONS_PACK) continue;
    const place = placeOf(violation, input);
    const path = place.constructPath ?? `${input.stackOf(place.template)}/${place.logicalId}`;
    // Asked also where the finding joins another: the exception is needed at synth, and so is not unused.
    const exception = context.excuses.of(pack, rule, path);
    const joined = keyOf(EQUIVALENT_CONTROL[rule] ?? '', place.constructPath);
    const same = findings.get(joined);
    if (same !== undefined) {
      findings.set(joined, { ...same, alsoFoundBy: [...new Set([...(same.alsoFoundBy ?? []), rule])] });
      continue;
    }
    const key = JSON.stringify([pack, rule, path, description]);
    if (!findings.has(key)) findings.set(key, reported(violation, { place, exception, input, context }));
  }
  return [...findings.values()];
}

/** The resource that a plugin speaks of, with its construct where anything tells it. */
function placeOf({ constructPath, template, logicalId }: ReportedViolation, input: CheckInput): FindingResource {
  const resource = input.resourceAt(constructPath, template, logicalId);
  const path = constructPath ?? input.originOf(resource.template, resource.logicalId)?.constructPath;
  return { ...resource, ...(path === undefined ? {} : { constructPath: path }) };
}

function keyOfFinding({ rule, resource, fingerprint }: Finding): string {
  return resource.constructPath === undefined ? fingerprint : keyOf(rule, resource.constructPath);
}

function keyOf(rule: string, constructPath: string | undefined): string {
  return JSON.stringify([rule, constructPath ?? '']);
}

interface ReportedContext {
  readonly place: FindingResource;
  readonly exception: FindingException | undefined;
  readonly input: CheckInput;
  readonly context: FindingContext;
}

function reported(
  { pack, rule, description, fix, severity }: ReportedViolation,
  { place, exception, input, context }: ReportedContext,
): Finding {
  const weight = WEIGHTS.get(severity) ?? { severity: 'high', level: 'error' };
  const { levels } = context.levels;
  const source = input.originOf(place.template, place.logicalId)?.source;
  const templateLine = input.lineOf(place.template, place.logicalId, '');
  return {
    fingerprint: context.fingerprints.next({ pack, rule, constructPath: place.constructPath, ...place }),
    rule,
    pack,
    title: rule,
    verdict: 'violation',
    severity: weight.severity,
    level: levels.get(rule) ?? levels.get(ruleOf(rule)) ?? weight.level,
    message: description,
    ...(fix === undefined ? {} : { remedy: fix }),
    resource: place,
    ...(source === undefined ? {} : { source }),
    ...(templateLine === undefined ? {} : { templateLine }),
    frameworks: {},
    ...(exception === undefined ? {} : { exception }),
  };
}
