import { type CfnResource, RemovalPolicy } from 'aws-cdk-lib';
import type * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import type * as iam from 'aws-cdk-lib/aws-iam';
import type * as lambda from 'aws-cdk-lib/aws-lambda';
import * as logs from 'aws-cdk-lib/aws-logs';
import type * as s3 from 'aws-cdk-lib/aws-s3';
import type * as synthetics from 'aws-cdk-lib/aws-synthetics';
import { Construct } from 'constructs';
import { PAGE_MONITOR_METADATA, type PageMonitorMetadata } from '../controls/template-metadata';
import { StorefrontBucket } from '../data/storefront-bucket';
import { DEFAULT_EVIDENCE_RETENTION, refuseShortRetention } from '../detection/evidence-retention';
import { MONITOR_VARIABLES } from '../page/monitor-names';
import { BrowserMonitor } from './browser-monitor';
import { FetchMonitor } from './fetch-monitor';
import { MonitorAlarms } from './monitor-alarms';
import { monitorSchedule } from './monitor-interval';
import { MonitorMode } from './monitor-mode';
import { evidenceStatements, secretStatements } from './monitor-statements';
import { monitoredInventory } from './monitored-inventory';
import type { TamperMonitorProps } from './tamper-monitor-props';

/**
 * Watches a payment page for tampering: once a day a browser loads it, and its security headers and every script that ran
 * are held against the page's inventory (PCI DSS 4.0.1 requirement 11.6.1). Changes, additions and deletions raise an
 * alarm; what was seen is kept as dated evidence under Object Lock.
 *
 * Scripts count as the browser received and ran them: those of other hosts, inline, added by other scripts, made of text,
 * and in frames of the shop's own origin. Not seen is what runs only after an input, in a service worker, in frames of
 * other origins, as WebAssembly, or for other visitors alone. Content of scripts that the inventory does not pin is kept
 * as evidence, and not judged.
 *
 * It places no order and fills in no form. {@link MonitorMode.FETCH_ONLY} runs no script: the requirement stays *not met*,
 * and the function's `Metadata` says so.
 *
 * The canary runs from addresses of AWS: where the web ACL blocks hosting providers, give `monitorSecret` to both.
 *
 * Beforehand: the package is built; the page is deployed, or the monitor's first look fails. The `silence` alarm stands
 * until the first look. `encryptionKey`, buckets and `monitorSecret` are of the stack's region.
 *
 * Satisfies: PageMonitorSchedule (with {@link MonitorMode.BROWSER}), PageMonitorEvidenceLocked, PageMonitorAlarms and
 * AlarmActions (with `alarmTopic`), BucketPublicAccessBlocked, BucketEncryptedWithKms, BucketVersioning,
 * BucketAclsDisabled, BucketTlsOnly, BucketPolicyNotPublic, BucketLifecycle, BucketAccessLogs (with `accessLogBucket`)
 */
export class TamperMonitor extends Construct {
  /** What was seen, one object a look, below `payment-page/yyyy/mm/dd/`. */
  public readonly evidenceBucket: s3.Bucket;
  /** With {@link MonitorMode.BROWSER}. */
  public readonly canary?: synthetics.Canary;
  /** With {@link MonitorMode.BROWSER}: screenshots and reports. */
  public readonly artifactBucket?: s3.Bucket;
  /** With {@link MonitorMode.FETCH_ONLY}. */
  public readonly function?: lambda.Function;
  /** The page differs. With `alarmTopic`. */
  public readonly differenceAlarm?: cloudwatch.Alarm;
  /** A look failed. With `alarmTopic`. */
  public readonly failureAlarm?: cloudwatch.Alarm;
  /** There was no look. With `alarmTopic`. */
  public readonly silenceAlarm?: cloudwatch.Alarm;

  /** @throws InvalidPropertyError when the interval or the retention breaks a requirement, or the path is none */
  public constructor(scope: Construct, id: string, props: TamperMonitorProps) {
    super(scope, id);
    const { encryptionKey, alarmTopic, mode = MonitorMode.BROWSER } = props;
    const inventory = monitoredInventory(this, props.inventory, props.path);
    const schedule = monitorSchedule(this, props.interval);
    this.evidenceBucket = this.makeEvidenceBucket(props);
    const parts = {
      inventory,
      schedule,
      encryptionKey,
      statements: this.statements(props),
      environment: this.environment(props),
      removalPolicy: props.removalPolicy ?? RemovalPolicy.RETAIN,
    };
    const monitor =
      mode === MonitorMode.BROWSER
        ? new BrowserMonitor(this, 'Browser', { ...parts, ...accessLogs(props) })
        : new FetchMonitor(this, 'Fetch', {
            ...parts,
            logRetention: props.logRetention ?? logs.RetentionDays.THIRTEEN_MONTHS,
          });
    if (monitor instanceof BrowserMonitor) {
      this.canary = monitor.canary;
      this.artifactBucket = monitor.artifactBucket;
    } else {
      this.function = monitor.function;
    }
    const metadata: PageMonitorMetadata = { path: inventory.path, mode };
    const resource = (this.canary ?? this.function)?.node.defaultChild as CfnResource;
    resource.addMetadata(PAGE_MONITOR_METADATA, metadata);
    if (alarmTopic !== undefined) {
      const alarms = new MonitorAlarms(this, 'Alarms', {
        topic: alarmTopic,
        path: inventory.path,
        differences: monitor.differences(),
        failures: monitor.failures(),
        looks: monitor.looks(),
        hours: schedule.hours,
      });
      this.differenceAlarm = alarms.difference;
      this.failureAlarm = alarms.failure;
      this.silenceAlarm = alarms.silence;
    }
  }

  private makeEvidenceBucket(props: TamperMonitorProps): s3.Bucket {
    const retention = props.evidenceRetention ?? DEFAULT_EVIDENCE_RETENTION;
    refuseShortRetention(this, 'evidenceRetention', retention.toDays());
    return new StorefrontBucket(this, 'Evidence', {
      encryptionKey: props.encryptionKey,
      objectLockRetention: retention,
      objectRetention: retention,
      removalPolicy: props.removalPolicy ?? RemovalPolicy.RETAIN,
      ...accessLogs(props),
    }).bucket;
  }

  private statements({ encryptionKey, monitorSecret }: TamperMonitorProps): iam.PolicyStatement[] {
    return [...evidenceStatements(this, this.evidenceBucket, encryptionKey), ...secretStatements(this, monitorSecret)];
  }

  private environment({ monitorSecret }: TamperMonitorProps): { [name: string]: string } {
    return {
      [MONITOR_VARIABLES.evidenceBucket]: this.evidenceBucket.bucketName,
      ...(monitorSecret === undefined ? {} : { [MONITOR_VARIABLES.secret]: monitorSecret.secretName }),
    };
  }
}

function accessLogs({ accessLogBucket }: TamperMonitorProps): { readonly accessLogBucket?: s3.IBucket } {
  return accessLogBucket === undefined ? {} : { accessLogBucket };
}
