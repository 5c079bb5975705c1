import type { Result, Suppression } from 'sarif';
import type { Finding, FindingException, FindingState } from '../finding';
import { declarationLocation, physicalLocation, sarifLocation } from './sarif-location';
import { sarifMessage } from './sarif-message';

const BASELINE_STATES: Readonly<Record<FindingState, Result.baselineState>> = {
  new: 'new',
  unchanged: 'unchanged',
  fixed: 'absent',
};

/**
 * A finding as a SARIF result. The fingerprint has a name of its own: `primaryLocationLineHash`, the one that GitHub
 * reads, is the hash of a line's text and is added by GitHub's upload action, which warns of any other value there.
 *
 * @param ruleIndex of its rule among the rules of the run
 * @param statement what the finding says, on one line
 */
export function sarifResult(finding: Finding, ruleIndex: number, statement: string): Result {
  const { fingerprint, rule, pack, area, verdict, severity, resource, property, source, templateLine } = finding;
  const { exception, alsoFoundBy, state } = finding;
  return {
    ruleId: rule,
    ruleIndex,
    level: levelOf(finding),
    message: { text: sarifMessage(`${resource.constructPath ?? resource.logicalId}: ${statement}`) },
    locations: [sarifLocation(finding)],
    ...(source === undefined || templateLine === undefined
      ? {}
      : {
          relatedLocations: [
            { id: 1, physicalLocation: physicalLocation(templateLine), message: { text: 'In the template' } },
          ],
        }),
    partialFingerprints: { 'storefrontFingerprint/v1': fingerprint },
    ...(exception === undefined ? {} : { suppressions: [suppressionOf(exception)] }),
    ...(state === undefined ? {} : { baselineState: BASELINE_STATES[state] }),
    properties: { pack, area, verdict, severity, resourceType: resource.type, property, alsoFoundBy },
  };
}

/** What the template leaves open is a note, unless the run is to fail by it. */
function levelOf({ verdict, level }: Finding): Result.level {
  return verdict === 'unknown' && level === 'warning' ? 'note' : level;
}

function suppressionOf({ kind, source, reason, daysLeft }: FindingException): Suppression {
  return {
    kind: kind === 'acknowledged' ? 'inSource' : 'external',
    status: 'accepted',
    justification: reason,
    location: declarationLocation(source),
    properties: { kind, daysLeft },
  };
}
