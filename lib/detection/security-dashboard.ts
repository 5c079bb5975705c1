import { Duration } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import type { IRule } from 'aws-cdk-lib/aws-events';
import type { aws_cognito } from 'aws-cdk-lib/interfaces';
import { Construct } from 'constructs';
import { InvalidPropertyError } from '../errors';
import { GROUPED_METRIC, SEVERITY_LABELS, UNREADABLE_METRIC } from './alert-names';
import type { SecurityAlarms } from './security-alarms';

/** An alarm widget shows 100 alarms ("Dashboard Body Structure and Syntax", Amazon CloudWatch API Reference). */
const MOST_ALARMS = 100;

/** Widgets of a dashboard are placed in 24 columns. */
const FULL_WIDTH = 24;
const HALF_WIDTH = 12;

/** Properties of {@link SecurityDashboard}. */
export interface SecurityDashboardProps {
  /** Alarms that are shown by their state, at most 100; those of `securityAlarms` come by themselves. */
  readonly alarms: cloudwatch.IAlarm[];
  /**
   * Whose events are shown by severity.
   * @default - no events
   */
  readonly securityAlarms?: SecurityAlarms;
  /**
   * Requests that a web ACL let pass: `StorefrontWebAcl.metricAllowedRequests()`. Metrics of another region need its name:
   * `{ region: 'us-east-1' }` for CloudFront's.
   * @default - not shown
   */
  readonly allowedRequests?: cloudwatch.IMetric;
  /**
   * Requests that a web ACL blocked: `StorefrontWebAcl.metricBlockedRequests()`.
   * @default - not shown
   */
  readonly blockedRequests?: cloudwatch.IMetric;
  /**
   * The rule that hears of resources that no longer comply: `ComplianceAlerts.rule`.
   * @default - not shown
   */
  readonly complianceRule?: IRule;
  /**
   * The pool whose risky sign-ins are shown. They are counted on the feature plan Plus alone.
   * @default - not shown
   */
  readonly userPool?: aws_cognito.IUserPoolRef;
}

/**
 * One page on the shop's security: alarms by state, events by severity, what AWS WAF lets pass and blocks, resources that
 * stopped complying, risky sign-ins. The name is generated.
 *
 * AWS Config has no metric of compliance: the page shows changes for the worse. How things stand is in the audit.
 */
export class SecurityDashboard extends Construct {
  public readonly dashboard: cloudwatch.Dashboard;

  /** @throws InvalidPropertyError when there are no alarms, or more than 100 */
  public constructor(scope: Construct, id: string, props: SecurityDashboardProps) {
    super(scope, id);
    const alarms = [...new Set([...props.alarms, ...(props.securityAlarms?.alarms ?? [])])];
    if (alarms.length === 0 || alarms.length > MOST_ALARMS) {
      throw new InvalidPropertyError(this, 'alarms', alarms.length, `give 1 to ${MOST_ALARMS} alarms in all`);
    }
    this.dashboard = new cloudwatch.Dashboard(this, 'Dashboard', { defaultInterval: Duration.days(7) });
    this.dashboard.addWidgets(
      new cloudwatch.AlarmStatusWidget({
        title: 'Alarms',
        alarms,
        width: FULL_WIDTH,
        height: 8,
        sortBy: cloudwatch.AlarmStatusWidgetSortBy.STATE_UPDATED_TIMESTAMP,
      }),
    );
    const graphs = [events, requests, compliance, signIns].flatMap((graph) => graph(props));
    if (graphs.length > 0) this.dashboard.addWidgets(...graphs);
  }
}

type Graph = (props: SecurityDashboardProps) => cloudwatch.IWidget[];

const events: Graph = ({ securityAlarms }) => {
  if (securityAlarms === undefined) return [];
  const {
    urgentGrouping,
    grouping,
    serviceStopped: { stopped, suspended },
  } = securityAlarms;
  return graph('Security events', [
    ...[stopped, suspended].map((rule) => matched(rule, `At once: ${rule.node.id}`)),
    ...SEVERITY_LABELS.map((severity) => {
      const { groups } = severity === 'CRITICAL' ? urgentGrouping : grouping;
      return groups.metric(GROUPED_METRIC, { severity }).with({ label: `In groups: ${severity}` });
    }),
    urgentGrouping.groups.metric(UNREADABLE_METRIC).with({ label: 'Unreadable among critical findings' }),
    grouping.groups.metric(UNREADABLE_METRIC).with({ label: 'Unreadable' }),
  ]);
};

const requests: Graph = ({ allowedRequests, blockedRequests }) => {
  const metrics = [allowedRequests, blockedRequests].filter((metric) => metric !== undefined);
  return metrics.length === 0 ? [] : graph('Requests at the web ACL', metrics);
};

const compliance: Graph = ({ complianceRule }) =>
  complianceRule === undefined
    ? []
    : graph('Resources that stopped complying', [matched(complianceRule, 'Resources and rules')]);

/** "Viewing threat protection metrics", Amazon Cognito Developer Guide. */
const signIns: Graph = ({ userPool }) => {
  if (userPool === undefined) return [];
  const risk = (metricName: string, RiskLevel: string, label: string) =>
    new cloudwatch.Metric({
      namespace: 'AWS/Cognito',
      metricName,
      dimensionsMap: { Operation: 'SignIn', UserPoolId: userPool.userPoolRef.userPoolId, RiskLevel },
      statistic: cloudwatch.Stats.SUM,
      period: Duration.hours(1),
      label,
    });
  return graph('Risky sign-ins', [
    risk('CompromisedCredentialRisk', 'high', 'Leaked passwords'),
    risk('AccountTakeoverRisk', 'medium', 'Take-over, medium risk'),
    risk('AccountTakeoverRisk', 'high', 'Take-over, high risk'),
  ]);
};

/** "Monitoring Amazon EventBridge", Amazon EventBridge User Guide. */
function matched(rule: IRule, label: string): cloudwatch.Metric {
  return new cloudwatch.Metric({
    namespace: 'AWS/Events',
    metricName: 'TriggeredRules',
    dimensionsMap: { RuleName: rule.ruleName },
    statistic: cloudwatch.Stats.SUM,
    period: Duration.hours(1),
    label,
  });
}

function graph(title: string, left: cloudwatch.IMetric[]): cloudwatch.IWidget[] {
  return [new cloudwatch.GraphWidget({ title, left, width: HALF_WIDTH, height: 6 })];
}
