import { Duration, Names, RemovalPolicy } from 'aws-cdk-lib';
import * as apigateway from 'aws-cdk-lib/aws-apigateway';
import * as apigatewayv2 from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as actions from 'aws-cdk-lib/aws-cloudwatch-actions';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as logs from 'aws-cdk-lib/aws-logs';
import type * as sns from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { logMasking } from '../data/log-masking';
import { functionRole } from '../function-role';
import { HANDLER_RUNTIME, handlerCode } from '../handler-code';
import { METRIC_NAMESPACE, SERVICE_VARIABLE } from '../page/monitor-names';
import { PINNED_SCRIPT_METRIC, REPORT_HOSTS_VARIABLE, UNKNOWN_SCRIPT_HOST_METRIC } from '../page/report-names';
import { reportHosts } from './report-hosts';
import type { ViolationReportCollectorProps } from './violation-report-collector-props';

/** Requests a second, and at once: far more than a shop's own pages cause, far less than a bill that hurts. */
const RATE_LIMIT = 50;
const BURST_LIMIT = 100;

/** In five minutes; fewer are shoppers who lost their connection. */
const FAILED_PINNED_SCRIPTS = 10;

/** Who sent a report is nobody's business: no address, no user agent. */
const ACCESS_LOG = {
  requestId: '$context.requestId',
  time: '$context.requestTime',
  route: '$context.routeKey',
  status: '$context.status',
  bytes: '$context.responseLength',
  error: '$context.error.messageString',
  integrationError: '$context.integrationErrorMessage',
};

/**
 * Takes the reports that browsers send when they block something on a payment page: violations of
 * Content-Security-Policy and of Integrity-Policy.
 *
 * Put `api` behind the page's own distribution, and with it the web ACL, at the path that the page's reporting headers
 * name: reports are then same-origin, and need no CORS. Browsers send them without credentials, so the route has no
 * authorizer, and anybody can post. Hence: at most 64 KiB and 100 reports a request, 50 requests a second, nothing echoed,
 * and no metric for a host outside the inventories.
 *
 * Kept is what was blocked, not who was shopping: directive, host, and the page's path; no query strings, referrers, user
 * agents or addresses. Each violation is a line of `reportLog`, for Logs Insights. Metrics, in the namespace `Storefront`:
 * `Violations` by directive and host, `UnknownScriptHost`, `PinnedScriptFailed`, and `RefusedRequests`. What browser extensions cause is counted
 * under the host `extension`.
 *
 * Browsers do not report a script whose content does not match its `integrity` attribute: the page's own
 * `ScriptSource.scriptLoadWatch` does, and {@link TamperMonitor} sees it.
 *
 * Beforehand: the package is built; the key's policy admits CloudWatch Logs.
 *
 * Satisfies: ApiStageAccessLogs, ApiStageThrottling, ApiLogsWithoutContents, LogGroupEncrypted, LogGroupRetention,
 * FunctionRuntimeSupported, NoPlaintextSecrets, AlarmActions (with `alarmTopic`)
 */
export class ViolationReportCollector extends Construct {
  public readonly api: apigatewayv2.HttpApi;
  public readonly stage: apigatewayv2.HttpStage;
  public readonly function: lambda.Function;
  /** The violations, one JSON line each. */
  public readonly reportLog: logs.LogGroup;
  /** The API's requests, without who sent them. */
  public readonly accessLog: logs.LogGroup;
  /** The path that browsers post to. */
  public readonly path: string;
  /** A script was to come from an unknown host. With `alarmTopic`. */
  public readonly unknownScriptAlarm?: cloudwatch.Alarm;
  /** Many pinned scripts did not run, where the page has `ScriptSource.scriptLoadWatch`. With `alarmTopic`. */
  public readonly pinnedScriptAlarm?: cloudwatch.Alarm;
  /** Reports were lost. With `alarmTopic`. */
  public readonly failureAlarm?: cloudwatch.Alarm;

  /** @throws InvalidPropertyError when there is no inventory, or more hosts than a function's environment takes */
  public constructor(scope: Construct, id: string, props: ViolationReportCollectorProps) {
    super(scope, id);
    this.path = props.path ?? '/_reports/violations';
    this.reportLog = this.logGroup('Reports', props);
    this.accessLog = this.logGroup('AccessLog', props);
    this.function = this.collector(props);
    this.api = new apigatewayv2.HttpApi(this, 'Api', {
      apiName: Names.uniqueResourceName(this, { maxLength: 128 }),
      description: 'Violation reports of browsers',
      createDefaultStage: false,
    });
    this.api.addRoutes({
      path: this.path,
      methods: [apigatewayv2.HttpMethod.POST],
      integration: new HttpLambdaIntegration('Collector', this.function, { timeout: Duration.seconds(10) }),
    });
    this.stage = new apigatewayv2.HttpStage(this, 'Stage', {
      httpApi: this.api,
      autoDeploy: true,
      throttle: { rateLimit: RATE_LIMIT, burstLimit: BURST_LIMIT },
      accessLogSettings: {
        destination: new apigatewayv2.LogGroupLogDestination(this.accessLog),
        format: apigateway.AccessLogFormat.custom(JSON.stringify(ACCESS_LOG)),
      },
    });
    if (props.alarmTopic !== undefined) {
      this.unknownScriptAlarm = this.alarm('UnknownScript', props.alarmTopic, {
        alarmDescription: 'A browser blocked a script from a host that no payment page knows.',
        metric: this.metric(UNKNOWN_SCRIPT_HOST_METRIC),
      });
      this.pinnedScriptAlarm = this.alarm('PinnedScript', props.alarmTopic, {
        alarmDescription:
          'Browsers refuse a pinned script of the payment page: its content changed, or it is not served.',
        metric: this.metric(PINNED_SCRIPT_METRIC),
        threshold: FAILED_PINNED_SCRIPTS,
      });
      this.failureAlarm = this.alarm('Failure', props.alarmTopic, {
        alarmDescription: 'Violation reports of browsers were lost.',
        metric: this.function.metricErrors(),
      });
    }
  }

  private metric(metricName: string): cloudwatch.Metric {
    return new cloudwatch.Metric({
      namespace: METRIC_NAMESPACE,
      metricName,
      dimensionsMap: { service: this.node.path },
      statistic: cloudwatch.Stats.SUM,
    });
  }

  private collector(props: ViolationReportCollectorProps): lambda.Function {
    return new lambda.Function(this, 'Function', {
      description: 'Takes violation reports of browsers',
      runtime: HANDLER_RUNTIME,
      architecture: lambda.Architecture.ARM_64,
      code: handlerCode('violation-reports'),
      handler: 'index.handler',
      timeout: Duration.seconds(5),
      memorySize: 256,
      role: functionRole(this, this.reportLog),
      logGroup: this.reportLog,
      environment: {
        [REPORT_HOSTS_VARIABLE]: JSON.stringify(reportHosts(this, props.inventories)),
        [SERVICE_VARIABLE]: this.node.path,
      },
      environmentEncryption: props.encryptionKey,
    });
  }

  private logGroup(id: string, props: ViolationReportCollectorProps): logs.LogGroup {
    return new logs.LogGroup(this, id, {
      dataProtectionPolicy: logMasking(this, []),
      encryptionKey: props.encryptionKey,
      retention: props.logRetention ?? logs.RetentionDays.THIRTEEN_MONTHS,
      removalPolicy: props.removalPolicy ?? RemovalPolicy.RETAIN,
    });
  }

  private alarm(
    id: string,
    topic: sns.ITopic,
    props: Pick<cloudwatch.AlarmProps, 'alarmDescription' | 'metric'> & { readonly threshold?: number },
  ): cloudwatch.Alarm {
    const alarm = new cloudwatch.Alarm(this, `${id}Alarm`, {
      threshold: 0,
      ...props,
      comparisonOperator: cloudwatch.ComparisonOperator.GREATER_THAN_THRESHOLD,
      evaluationPeriods: 1,
      treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING,
    });
    alarm.addAlarmAction(new actions.SnsAction(topic));
    return alarm;
  }
}
