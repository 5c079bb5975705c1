import { Duration } from 'aws-cdk-lib';
import * as config from 'aws-cdk-lib/aws-config';
import type * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import type { DeployedRemediation } from '../rules/remediations';
import type { ConfigRules } from './config-rules';
import { remediationRole, remediationStatements } from './remediation-role';

/** Attempts after which AWS Config leaves a resource alone: its default ("RemediationConfiguration", AWS Config API Reference). */
const ATTEMPTS = 5;

/**
 * The time within which the attempts count. AWS Config's default of 60 seconds is shorter than a run takes, so that a
 * resource which a deployment sets back each time would be mended for ever; it takes up to 31 days (there).
 */
const WITHIN = Duration.days(1);

/** Properties of {@link Remediations}. */
export interface RemediationsProps {
  /** The rules whose findings are mended. */
  readonly rules: ConfigRules;
  readonly remediations: DeployedRemediation[];
  /** Ids of the controls whose findings AWS Config mends without being asked. */
  readonly automatic: string[];
}

/**
 * How AWS Config mends what its rules find: by runbooks of AWS's own, each in a role that may do what that runbook does
 * and no more. A person starts one with a click in the console, or by `aws configservice start-remediation-execution`;
 * those of the controls named in `automatic` start by themselves.
 *
 * A runbook changes the living resource, not the template: the next deployment that touches it sets it back.
 */
export class Remediations extends Construct {
  public readonly configurations: config.CfnRemediationConfiguration[];
  /** The roles of the runbooks. Who starts one by hand must be allowed to pass its role. */
  public readonly roles: iam.Role[];
  /** What the roles may act on, each once: ARNs, most of which end in a wildcard. */
  public readonly resources: string[];

  public constructor(scope: Construct, id: string, props: RemediationsProps) {
    super(scope, id);
    const roles = new Map<string, iam.Role>();
    const resources = new Set<string>();
    this.configurations = props.remediations.flatMap((remediation) => {
      const rule = props.rules.rule(remediation.ruleId);
      if (rule === undefined) return [];
      const { document, controlId } = remediation;
      const statements = remediationStatements(this, remediation);
      for (const arn of statements.flatMap((statement) => statement.resources ?? [])) resources.add(arn);
      const role = roles.get(document) ?? remediationRole(this, document, statements);
      roles.set(document, role);
      return [
        new config.CfnRemediationConfiguration(this, controlId, {
          configRuleName: rule.configRuleName,
          targetType: 'SSM_DOCUMENT',
          targetId: document,
          parameters: parametersOf(remediation, role),
          automatic: props.automatic.includes(controlId),
          maximumAutomaticAttempts: ATTEMPTS,
          retryAttemptSeconds: WITHIN.toSeconds(),
        }),
      ];
    });
    this.roles = [...roles.values()];
    this.resources = [...resources];
  }
}

/** "RemediationParameterValue", AWS Config API Reference. */
function parametersOf(
  { staticParameters, resourceIdParameters }: DeployedRemediation,
  role: iam.Role,
): Record<string, unknown> {
  const fixed = (value: string) => ({ StaticValue: { Values: [value] } });
  return {
    AutomationAssumeRole: fixed(role.roleArn),
    ...Object.fromEntries(Object.entries(staticParameters).map(([name, value]) => [name, fixed(value)])),
    ...Object.fromEntries(resourceIdParameters.map((name) => [name, { ResourceValue: { Value: 'RESOURCE_ID' } }])),
  };
}
