import type { Control } from '../controls/control';
import { RESOURCE_ID, type RemediationPermission } from '../controls/remediation';
import type { DeployedRule } from './managed-rules';

/** How AWS Config mends what a deployed rule finds. */
export interface DeployedRemediation {
  /** The control that says so. */
  readonly controlId: string;
  /** Id of the {@link DeployedRule} whose findings are mended. */
  readonly ruleId: string;
  /** Name of the Automation document. */
  readonly document: string;
  /** The document's parameters that are the same for every resource. */
  readonly staticParameters: Readonly<Record<string, string>>;
  /** The document's parameters that take the id of the resource. */
  readonly resourceIdParameters: readonly string[];
  /** What the document's role may do. */
  readonly permissions: readonly RemediationPermission[];
}

/** The remediations of the rules that a region deploys, by the control's id. */
export function remediationsFor(
  controls: readonly Pick<Control, 'id' | 'remediation'>[],
  rules: readonly DeployedRule[],
): readonly DeployedRemediation[] {
  return controls.flatMap(({ id, remediation }) => {
    if (remediation === undefined) return [];
    const { document, parameters, permissions } = remediation;
    return rules
      .filter(({ identifier, controlIds }) => identifier === remediation.rule && controlIds.includes(id))
      .map((rule) => ({
        controlId: id,
        ruleId: rule.id,
        document,
        staticParameters: Object.fromEntries(Object.entries(parameters).filter(([, value]) => value !== RESOURCE_ID)),
        resourceIdParameters: Object.keys(parameters).filter((name) => parameters[name] === RESOURCE_ID),
        permissions,
      }));
  });
}
