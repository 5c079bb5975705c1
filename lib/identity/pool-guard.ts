import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import type * as cognito from 'aws-cdk-lib/aws-cognito';
import type * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import type * as s3 from 'aws-cdk-lib/aws-s3';
import type * as sns from 'aws-cdk-lib/aws-sns';
import * as wafv2 from 'aws-cdk-lib/aws-wafv2';
import type { aws_cognito } from 'aws-cdk-lib/interfaces';
import type { Construct } from 'constructs';
import { AuthEventExport } from './auth-event-export';
import { FactorResetAlerts } from './factor-reset-alerts';
import type { MailSender, MailSenderProps } from './mail-sender';
import type { MfaMode } from './mfa-mode';
import { riskConfiguration } from './risk-configuration';
import { SignInAlarms } from './sign-in-alarms';
import { UserPoolWebAcl } from './user-pool-web-acl';

/** What stands around a user pool of shoppers, whoever made the pool. */
export interface PoolGuardProps extends MailSenderProps {
  /**
   * The customer managed key of sign-in events and of the web ACL's log, in the stack's region. A key of this app
   * gets the statements for log delivery and CloudWatch Logs; the policy of an imported one must have them.
   */
  readonly encryptionKey: kms.IKey;
  /**
   * How long sign-in events and the web ACL's log are kept.
   * @default RetentionDays.THIRTEEN_MONTHS
   */
  readonly logRetention?: logs.RetentionDays;
  /**
   * Where S3 writes the access log of the bucket with sign-in events.
   * @default - no server access log
   */
  readonly accessLogBucket?: s3.IBucket;
  /**
   * ARN of a web ACL of this region, without account takeover or account creation fraud prevention, which Cognito
   * refuses.
   * @default - a `UserPoolWebAcl` of its own
   */
  readonly webAclArn?: string;
  /**
   * Who is told of waves of failed sign-ins, leaked passwords, likely take-overs and resets of factors: the topic of an
   * `AlertTopic` in the same region.
   * @default - nobody
   */
  readonly alarmTopic?: sns.ITopic;
  /**
   * What happens to the user pool, the bucket with sign-in events and the web ACL's log when they leave the template.
   * @default RemovalPolicy.RETAIN, and for the log RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE
   */
  readonly removalPolicy?: RemovalPolicy;
}

/** The pool that is guarded, as far as its guard depends on it. */
export interface GuardedPool {
  readonly userPool: aws_cognito.IUserPoolRef;
  readonly mfa: MfaMode;
  readonly sender: MailSender | undefined;
  /** Whether the pool is on the Plus plan. */
  readonly threatProtection: boolean;
}

/** What was made; each part is absent where it was not asked for, or the plan lacks it. */
export interface PoolGuard {
  readonly riskConfiguration?: cognito.CfnUserPoolRiskConfigurationAttachment;
  readonly authEvents?: AuthEventExport;
  readonly webAcl?: UserPoolWebAcl;
  readonly alarms?: SignInAlarms;
  readonly factorResets?: FactorResetAlerts;
}

/** Puts risk answers, the export of events, a web ACL and alarms around a user pool. Ids are part of what is deployed. */
export function guardPool(scope: Construct, pool: GuardedPool, props: PoolGuardProps): PoolGuard {
  const logRetention = props.logRetention ?? logs.RetentionDays.THIRTEEN_MONTHS;
  const webAcl = props.webAclArn === undefined ? ownWebAcl(scope, logRetention, props) : undefined;
  const webAclArn = props.webAclArn ?? webAcl?.webAclArn ?? '';
  new wafv2.CfnWebACLAssociation(scope, 'WebAclAssociation', {
    resourceArn: pool.userPool.userPoolRef.userPoolArn,
    webAclArn,
  });
  return {
    ...(webAcl === undefined ? {} : { webAcl }),
    ...(pool.threatProtection ? threatProtection(scope, pool, logRetention, props) : {}),
    ...(props.alarmTopic === undefined ? {} : alarms(scope, pool, props.alarmTopic)),
  };
}

function ownWebAcl(scope: Construct, logRetention: logs.RetentionDays, props: PoolGuardProps): UserPoolWebAcl {
  return new UserPoolWebAcl(scope, 'WebAcl', {
    encryptionKey: props.encryptionKey,
    logRetention,
    ...(props.removalPolicy === undefined ? {} : { removalPolicy: props.removalPolicy }),
  });
}

function threatProtection(
  scope: Construct,
  { userPool, mfa, sender }: GuardedPool,
  logRetention: logs.RetentionDays,
  props: PoolGuardProps,
): PoolGuard {
  return {
    riskConfiguration: riskConfiguration(scope, 'RiskConfiguration', userPool, mfa, sender),
    authEvents: new AuthEventExport(scope, 'AuthEvents', {
      userPool,
      encryptionKey: props.encryptionKey,
      retention: Duration.days(logRetention),
      removalPolicy: props.removalPolicy ?? RemovalPolicy.RETAIN,
      ...(props.accessLogBucket === undefined ? {} : { accessLogBucket: props.accessLogBucket }),
    }),
  };
}

function alarms(scope: Construct, pool: GuardedPool, alarmTopic: sns.ITopic): PoolGuard {
  const { userPool, threatProtection } = pool;
  return {
    alarms: new SignInAlarms(scope, 'Alarms', { userPool, alarmTopic, threatProtection }),
    factorResets: new FactorResetAlerts(scope, 'FactorResets', { userPool, alarmTopic }),
  };
}
