import type { Duration, RemovalPolicy } from 'aws-cdk-lib';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type * as s3 from 'aws-cdk-lib/aws-s3';
import type * as sns from 'aws-cdk-lib/aws-sns';
import type { ConfigRegion } from '../rules/config-region';
import type { PackContents } from '../rules/pack-contents';
import type { RecordedTypes } from '../rules/recorded-types';
import type { RecordingFrequency } from '../rules/recording-frequency';

/** Properties of ConfigBaseline. */
export interface ConfigBaselineProps {
  /**
   * The customer managed key of the archive and of the log of the function for living resources; a key of the same
   * region, not an alias. A key that this app creates gets the statements that AWS Config and CloudWatch Logs need; the
   * policy of an imported one must have them already.
   */
  readonly encryptionKey: kms.IKey;
  /**
   * Which rules this region runs, and whether IAM is recorded here.
   * @default ConfigRegion.HOME
   */
  readonly rulesFor?: ConfigRegion;
  /**
   * Which types of resources are recorded.
   * @default RecordedTypes.ALL
   */
  readonly recordedTypes?: RecordedTypes;
  /**
   * How often changes are recorded. With DAILY, rules judge a change up to a day late.
   * @default RecordingFrequency.CONTINUOUS
   */
  readonly recordingFrequency?: RecordingFrequency;
  /**
   * Types that are recorded daily where the others are continuously, such as `AWS::EC2::NetworkInterface`.
   * @default - none
   */
  readonly dailyTypes?: string[];
  /**
   * Types that are recorded continuously where the others are daily.
   * @default - none
   */
  readonly continuousTypes?: string[];
  /**
   * What is deployed as conformance packs. Process checks are attested once an account, so the edge has none.
   * @default PackContents.CORE
   */
  readonly conformancePacks?: PackContents;
  /**
   * How many rules the account's other conformance packs hold in this region; AWS Config takes 150 over all of them.
   * Packs of the organization do not count.
   * @default 0
   */
  readonly packRulesInUse?: number;
  /**
   * Ids of the controls whose findings AWS Config mends by itself, such as `BucketVersioning`. The other controls that
   * have a remediation wait for a person to start it.
   * @default - none
   */
  readonly automaticRemediation?: string[];
  /**
   * Who is told when a control could not be judged in the running account.
   * @default - nobody
   */
  readonly alarmTopic?: sns.ITopic;
  /**
   * Leaves the function out that judges living resources by the catalogue's own checks, where AWS has no managed rule.
   * @default false
   */
  readonly withoutLiveRules?: boolean;
  /**
   * The region has a recorder already, made by hand, by Control Tower or by another stack; a second one fails.
   * @default false
   */
  readonly recorderExists?: boolean;
  /**
   * With `ConfigRegion.EDGE`: the home region has a recorder that was not made here, and which records the types of IAM.
   * @default false
   */
  readonly homeRecorderExists?: boolean;
  /**
   * The region has a delivery channel already; a second one fails. A recorder that is made beside it delivers to
   * its bucket, whose policy must admit `config.amazonaws.com`.
   * @default false
   */
  readonly deliveryChannelExists?: boolean;
  /**
   * The account has the role AWSServiceRoleForConfig, and the recorder shall use it, as AWS recommends. It is there
   * once AWS Config has been set up in the console, or after
   * `aws iam create-service-linked-role --aws-service-name config.amazonaws.com`.
   * @default false - a role of this construct records, with the AWS managed policy AWS_ConfigRole
   */
  readonly serviceLinkedRoleExists?: boolean;
  /**
   * How long the archive keeps configuration history and snapshots: 365 days or more, in whole days.
   * @default Duration.days(400)
   */
  readonly archiveRetention?: Duration;
  /**
   * Where S3 writes the archive's access log.
   * @default - no server access log
   */
  readonly accessLogBucket?: s3.IBucket;
  /**
   * What happens to the archive, and to the log of the function for living resources, when they leave the template.
   * @default RemovalPolicy.RETAIN
   */
  readonly removalPolicy?: RemovalPolicy;
}
