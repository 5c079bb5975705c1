import { Duration, type RemovalPolicy, Token } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as actions from 'aws-cdk-lib/aws-cloudwatch-actions';
import * as config from 'aws-cdk-lib/aws-config';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type * as logs from 'aws-cdk-lib/aws-logs';
import type * as sns from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { catalogue } from '../controls/catalogue';
import { currentId } from '../controls/control-history';
import { InvalidPropertyError } from '../errors';
import { nearestName } from '../input/nearest-name';
import { ConfigRegion } from '../rules/config-region';
import { type LiveRule, liveJudgement, liveRulesFor } from '../rules/live-rules';
import { ControlRuleFunction } from './control-rule-function';

/** Properties of {@link ControlRules}. */
export interface ControlRulesProps {
  /**
   * The customer managed key of the function's log. A key of this app gets the statement for CloudWatch Logs; the policy
   * of an imported one must have it already.
   */
  readonly encryptionKey: kms.IKey;
  /**
   * Which rules this region runs.
   * @default ConfigRegion.HOME
   */
  readonly rulesFor?: ConfigRegion;
  /**
   * Ids of controls that are not judged live, such as `IamNoUsers`.
   * @default - every control is judged live that can be
   */
  readonly without?: string[];
  /**
   * Who is told when a judgement failed for good: the former verdict then stands, though the resource has changed.
   * @default - nobody; `controlFunction.function` has the metric
   */
  readonly alarmTopic?: sns.ITopic;
  /**
   * How many executions of the function are set aside for it, which is also the most that run at once, so that a burst
   * of changes leaves the shop's functions their share. The account's limit must leave 100 unreserved, which that of a
   * new account may not ("Configuring reserved concurrency for a function", AWS Lambda Developer Guide).
   * @default - none is reserved, and none refused
   */
  readonly reservedConcurrentExecutions?: number;
  /**
   * How long the function's log is kept.
   * @default RetentionDays.THIRTEEN_MONTHS
   */
  readonly logRetention?: logs.RetentionDays;
  /**
   * What happens to the function's log when it leaves the template.
   * @default RemovalPolicy.RETAIN
   */
  readonly removalPolicy?: RemovalPolicy;
}

/**
 * Judges living resources by the catalogue's own controls, where AWS has no managed rule: one custom rule of AWS Config
 * for each control, all over one function.
 *
 * A rule starts when a resource changes, and once a day where AWS Config does not record the type, or where something
 * beside the resource decides. The function reads the resource through AWS Cloud Control in the form that it has in a
 * template, and runs the same check as at synth. What it cannot read is reported as not compliant, with an annotation that
 * starts with `UNKNOWN: `. Types of a control that no rule comes upon are not judged; `LiveRule.otherTypes` names them.
 *
 * The function may read the settings of every resource of the account that a control looks at. It writes nothing but the
 * verdicts.
 *
 * Beforehand: a recorder of the region that records the types of `changesOf`, and its delivery channel; AWS Config refuses
 * a rule without them (NoAvailableConfigurationRecorderException). Where they are made in the same stack, let the `rules`
 * depend on both, as ConfigBaseline does.
 *
 * Satisfies: LogGroupEncrypted, LogGroupRetention, LogGroupMasksPersonalData, FunctionLogGroupDeclared, FunctionLogLevel,
 * FunctionPermissionSource, FunctionPermissionNotPublic, FunctionPermissionInvokesOnly
 */
export class ControlRules extends Construct {
  /** Reads and judges. */
  public readonly controlFunction: ControlRuleFunction;
  /** One rule a control, by the control's id as the construct id. */
  public readonly rules: config.CfnConfigRule[];
  /** A judgement failed. Undefined without `alarmTopic`. */
  public readonly failed?: cloudwatch.Alarm;

  /**
   * @throws InvalidPropertyError when `without` names no control that is judged live, or leaves none, or
   * `reservedConcurrentExecutions` is no whole number from 1 on
   */
  public constructor(scope: Construct, id: string, props: ControlRulesProps) {
    super(scope, id);
    const { rulesFor = ConfigRegion.HOME, without = [], reservedConcurrentExecutions } = props;
    this.refuseOtherNumbers(reservedConcurrentExecutions);
    const left = without.map((name) => this.refuseOthers(name));
    const rules = liveRulesFor(catalogue, rulesFor).filter(({ controlId }) => !left.includes(controlId));
    if (rules.length === 0) {
      throw new InvalidPropertyError(this, 'without', without, 'leave a control, or leave ControlRules out');
    }
    this.controlFunction = new ControlRuleFunction(this, 'Judge', {
      encryptionKey: props.encryptionKey,
      readPermissions: [...new Set(rules.flatMap(({ permissions }) => permissions))].sort(),
      reservedConcurrentExecutions,
      logRetention: props.logRetention,
      removalPolicy: props.removalPolicy,
    });
    this.rules = rules.map((rule) => this.deploy(rule));
    if (props.alarmTopic !== undefined) this.failed = this.failureAlarm(props.alarmTopic);
  }

  private failureAlarm(topic: sns.ITopic): cloudwatch.Alarm {
    const alarm = new cloudwatch.Alarm(this, 'Failed', {
      alarmDescription:
        'A control could not be judged in the running account: read the log of the function, mend it, and evaluate the rules again.',
      metric: this.controlFunction.function.metricErrors({
        period: Duration.minutes(15),
        statistic: cloudwatch.Stats.SUM,
      }),
      threshold: 1,
      evaluationPeriods: 1,
      comparisonOperator: cloudwatch.ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING,
    });
    alarm.addAlarmAction(new actions.SnsAction(topic));
    return alarm;
  }

  private deploy({ id, description, parameters, changesOf, daily }: LiveRule): config.CfnConfigRule {
    const rule = new config.CfnConfigRule(this, id, {
      description,
      inputParameters: parameters,
      ...(changesOf.length === 0 ? {} : { scope: { complianceResourceTypes: [...changesOf] } }),
      source: {
        owner: 'CUSTOM_LAMBDA',
        sourceIdentifier: this.controlFunction.function.functionArn,
        sourceDetails: [...(changesOf.length === 0 ? [] : ON_CHANGE), ...(daily ? [ONCE_A_DAY] : [])],
      },
    });
    rule.addResourceDependency(this.controlFunction.permission);
    return rule;
  }

  /** The control's id of today. */
  private refuseOthers(name: string): string {
    const id = currentId(name);
    const live = catalogue.filter((control) => liveJudgement(control) !== undefined).map((control) => control.id);
    if (live.includes(id)) return id;
    const nearest = nearestName(name, live);
    throw new InvalidPropertyError(
      this,
      'without',
      name,
      nearest === undefined ? 'name a control that is judged live' : `did you mean ${nearest}?`,
    );
  }

  private refuseOtherNumbers(reserved: number | undefined): void {
    if (reserved === undefined || Token.isUnresolved(reserved)) return;
    if (!Number.isInteger(reserved) || reserved < 1) {
      throw new InvalidPropertyError(this, 'reservedConcurrentExecutions', reserved, 'give a whole number from 1 on');
    }
  }
}

const EVENT_SOURCE = 'aws.config';
/** AWS Config sends the second in place of the first where the resource's settings are too long for a notification. */
const ON_CHANGE = ['ConfigurationItemChangeNotification', 'OversizedConfigurationItemChangeNotification'].map(
  (messageType) => ({ eventSource: EVENT_SOURCE, messageType }),
);
const ONCE_A_DAY = {
  eventSource: EVENT_SOURCE,
  messageType: 'ScheduledNotification',
  maximumExecutionFrequency: 'TwentyFour_Hours',
};
