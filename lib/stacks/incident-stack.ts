import { CfnOutput, type RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import type * as cognito from 'aws-cdk-lib/aws-cognito';
import type { Construct } from 'constructs';
import { CustomerDataKey } from '../data/customer-data-key';
import { DataClass } from '../data/data-class';
import type { AlertTopic } from '../detection/alert-topic';
import { IncidentResponse } from '../incident/incident-response';
import type { IncidentSettings } from '../settings/incident-settings';

/** Properties of {@link IncidentStack}. */
export interface IncidentStackProps extends StackProps {
  /** The plan. */
  readonly incident: IncidentSettings;
  /** Where alerts of this region go. */
  readonly alerts: AlertTopic;
  /** Whose users' sessions can be revoked. */
  readonly userPools: cognito.IUserPool[];
  /** Region and name of the document that raises the web ACL. */
  readonly webAclRunbook: string;
  /** Whether DynamoDB refuses to delete the register. */
  readonly deletionProtection: boolean;
  /** What happens to register and logs when they leave the template. */
  readonly removalPolicy: RemovalPolicy;
}

/** Runbooks, plan and breach clock, in the home region. */
export class IncidentStack extends Stack {
  /** Roles that a runbook can isolate. */
  public readonly isolatableRoles: string[];
  public readonly response: IncidentResponse;

  public constructor(scope: Construct, id: string, props: IncidentStackProps) {
    super(scope, id, props);
    this.isolatableRoles = props.incident.isolatableRoles ?? [];
    const { deletionProtection, removalPolicy, userPools } = props;
    const { topic: alarmTopic } = props.alerts;
    const { key } = new CustomerDataKey(this, 'Key', { dataClass: DataClass.LOGS, alarmTopic, removalPolicy });
    this.response = new IncidentResponse(this, 'Response', {
      encryptionKey: key,
      alarmTopic,
      ...props.incident,
      userPools,
      webAclRunbook: props.webAclRunbook,
      deletionProtection,
      removalPolicy,
    });
    new CfnOutput(this, 'IncidentPlan', { value: this.response.plan.parameterName });
  }
}
