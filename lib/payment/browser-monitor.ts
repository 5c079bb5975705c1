import { ArnFormat, Duration, Names, type RemovalPolicy, Size, Stack } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type * as s3 from 'aws-cdk-lib/aws-s3';
import * as synthetics from 'aws-cdk-lib/aws-synthetics';
import { Construct } from 'constructs';
import { StorefrontBucket } from '../data/storefront-bucket';
import { COMPARE_STEP } from '../page/monitor-names';
import type { PageInventory } from '../page/page-inventory';
import { LOOKS_PERIOD } from './monitor-alarms';
import { monitorDirectory } from './monitor-directory';
import type { MonitorSchedule } from './monitor-interval';

/** Properties of {@link BrowserMonitor}. */
export interface BrowserMonitorProps {
  readonly inventory: PageInventory;
  readonly schedule: MonitorSchedule;
  /** The key of the canary's artifacts. */
  readonly encryptionKey: kms.IKey;
  readonly accessLogBucket?: s3.IBucket;
  /** What the canary may do beside running. */
  readonly statements: iam.PolicyStatement[];
  /** The canary's environment. */
  readonly environment: { [name: string]: string };
  readonly removalPolicy: RemovalPolicy;
}

/** What a canary's screenshots and reports are good for is the days after an alarm; the evidence is elsewhere. */
const ARTIFACT_RETENTION = Duration.days(90);

/** A longer name would be cut in the name of the canary's log group, which its role names. */
const LONGEST_NAME = 21;

/** A canary of CloudWatch Synthetics that looks at the payment page in Chromium. */
export class BrowserMonitor extends Construct {
  public readonly canary: synthetics.Canary;
  /** Screenshots and reports of the runs. */
  public readonly artifactBucket: s3.Bucket;

  public constructor(scope: Construct, id: string, props: BrowserMonitorProps) {
    super(scope, id);
    const { encryptionKey, removalPolicy, accessLogBucket } = props;
    const canaryName = Names.uniqueResourceName(this, { maxLength: LONGEST_NAME, separator: '-' }).toLowerCase();
    this.artifactBucket = new StorefrontBucket(this, 'Artifacts', {
      encryptionKey,
      removalPolicy,
      objectRetention: ARTIFACT_RETENTION,
      noncurrentVersionRetention: Duration.days(7),
      ...(accessLogBucket === undefined ? {} : { accessLogBucket }),
    }).bucket;
    const role = this.role(props);
    this.canary = new synthetics.Canary(this, 'Canary', {
      canaryName,
      runtime: synthetics.Runtime.SYNTHETICS_NODEJS_PLAYWRIGHT_6_0,
      test: synthetics.Test.custom({
        code: synthetics.Code.fromAsset(monitorDirectory('page-monitor', props.inventory)),
        handler: 'index.handler',
      }),
      schedule: synthetics.Schedule.cron(props.schedule.cron),
      timeout: Duration.minutes(5),
      memory: Size.mebibytes(2_048),
      // A second try would take back what the first one saw.
      maxRetries: 0,
      // The role has what the key's grant would add, without its wildcards.
      role: role.withoutPolicyUpdates(),
      artifactsBucketLocation: { bucket: this.artifactBucket },
      artifactS3EncryptionMode: synthetics.ArtifactsEncryptionMode.KMS,
      artifactS3KmsKey: encryptionKey,
      environmentVariables: props.environment,
      provisionedResourceCleanup: true,
    });
    this.admitLogs(role);
  }

  /**
   * Synthetics ends the log group's name in an id of its own. The policy stands apart so that it can refer to the
   * canary: a generated name differs from shop to shop, and with it would every exception that names the finding.
   */
  private admitLogs(role: iam.IRole): void {
    const logGroups = Stack.of(this).formatArn({
      service: 'logs',
      resource: 'log-group',
      resourceName: `/aws/lambda/cwsyn-${this.canary.canaryName}-*`,
      arnFormat: ArnFormat.COLON_RESOURCE_NAME,
    });
    const statement = new iam.PolicyStatement({
      actions: ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'],
      resources: [logGroups],
    });
    new iam.Policy(this, 'Logs', { roles: [role], statements: [statement] });
  }

  /** 1 for a look that found differences. */
  public differences(): cloudwatch.IMetric {
    return new cloudwatch.MathExpression({
      label: 'Differences',
      expression: 'IF(compared < 100, 1, 0)',
      usingMetrics: { compared: this.comparison() },
    });
  }

  /** 1 for a look that failed before it could compare. */
  public failures(): cloudwatch.IMetric {
    return new cloudwatch.MathExpression({
      label: 'Failures',
      expression: 'IF(FILL(compared, 100) < 100, 0, failed)',
      usingMetrics: { compared: this.comparison(), failed: this.canary.metricFailed() },
    });
  }

  /** The number of looks, failed ones included. */
  public looks(): cloudwatch.IMetric {
    return this.canary.metricSuccessPercent({ statistic: cloudwatch.Stats.SAMPLE_COUNT, period: LOOKS_PERIOD });
  }

  /** 100 when the step succeeded, else 0 ("CloudWatch metrics published by canaries", Amazon CloudWatch User Guide). */
  private comparison(): cloudwatch.Metric {
    return new cloudwatch.Metric({
      namespace: 'CloudWatchSynthetics',
      metricName: 'SuccessPercent',
      dimensionsMap: { CanaryName: this.canary.canaryName, StepName: COMPARE_STEP },
      statistic: cloudwatch.Stats.MINIMUM,
    });
  }

  /** "Required roles and permissions for canaries", section on AWS KMS, Amazon CloudWatch User Guide. */
  private role({ encryptionKey, statements }: BrowserMonitorProps): iam.Role {
    const { region } = Stack.of(this);
    return new iam.Role(this, 'Role', {
      assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com'),
      inlinePolicies: {
        Canary: new iam.PolicyDocument({
          statements: [
            new iam.PolicyStatement({
              actions: ['s3:PutObject'],
              resources: [this.artifactBucket.arnForObjects('*')],
            }),
            new iam.PolicyStatement({
              actions: ['s3:GetBucketLocation'],
              resources: [this.artifactBucket.bucketArn],
            }),
            new iam.PolicyStatement({
              actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
              resources: [encryptionKey.keyArn],
              conditions: { StringEquals: { 'kms:ViaService': `s3.${region}.amazonaws.com` } },
            }),
            // Neither action takes a resource.
            new iam.PolicyStatement({ actions: ['s3:ListAllMyBuckets'], resources: ['*'] }),
            new iam.PolicyStatement({
              actions: ['cloudwatch:PutMetricData'],
              resources: ['*'],
              conditions: { StringEquals: { 'cloudwatch:namespace': 'CloudWatchSynthetics' } },
            }),
            ...statements,
          ],
        }),
      },
    });
  }
}
