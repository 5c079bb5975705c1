import { Annotations, Names, type RemovalPolicy } from 'aws-cdk-lib';
import type * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type * as logs from 'aws-cdk-lib/aws-logs';
import type * as sns from 'aws-cdk-lib/aws-sns';
import * as wafv2 from 'aws-cdk-lib/aws-wafv2';
import { Construct } from 'constructs';
import { InvalidPropertyError } from '../errors';
import { rateLimitResponseBodies } from './rate-limit-rule';
import { type StorefrontRulesProps, storefrontRules } from './storefront-rules';
import { refuseOtherRegions } from './us-east-1';
import type { WebAclAlarmThresholds } from './web-acl-alarms';
import { ProtectedResource, protectedResource } from './web-acl-association';
import { guardedCapacity } from './web-acl-capacity-guard';
import { WebAclLog } from './web-acl-log';
import { webAclMetadata } from './web-acl-metadata';
import { WebAclMetrics } from './web-acl-metrics';
import { WebAclQueries } from './web-acl-queries';
import { dataProtection } from './web-acl-redaction';
import { WebAclScope } from './web-acl-scope';
import { tokenDomains } from './web-acl-token-domains';
import { watchWebAcl } from './web-acl-watch';

/** Properties of {@link StorefrontWebAcl}. */
export interface StorefrontWebAclProps extends StorefrontRulesProps {
  /** What the web ACL stands in front of. */
  readonly scope: WebAclScope;
  /**
   * Host names, beside the one of the request, whose challenge tokens are accepted: at most ten.
   * @default - only tokens of the host that is asked
   */
  readonly tokenDomains?: string[];
  /**
   * The key of the log group. Its policy must let CloudWatch Logs of this region use it
   * (`CustomerDataKey.allowCloudWatchLogs`).
   * @default - CloudWatch Logs encrypts with a key of its own
   */
  readonly encryptionKey?: kms.IKey;
  /**
   * How long the log is kept. PCI DSS 4.0.1 requirement 10.5.1 asks for twelve months.
   * @default RetentionDays.THIRTEEN_MONTHS
   */
  readonly logRetention?: logs.RetentionDays;
  /**
   * What happens to the log when it leaves the template.
   * @default RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE
   */
  readonly removalPolicy?: RemovalPolicy;
  /**
   * Who is told of alarms and reminded of rollouts: a topic of this stack's region. Its key, if any, must admit
   * CloudWatch alarms (`AlertTopic` sees to it), and leave the rest to IAM policies, as keys of CDK do.
   * @default - nobody: there are neither alarms nor reminders
   */
  readonly alarmTopic?: sns.ITopic;
  /**
   * When the alarms go off. Needs `alarmTopic`.
   * @default - as {@link WebAclAlarmThresholds} says
   */
  readonly alarmThresholds?: WebAclAlarmThresholds;
}

/**
 * The web application firewall of a storefront, or of a user pool behind it.
 *
 * Rules in the order of evaluation; a rule that only labels lets all others see the request too:
 *
 * | priority | rule | present | what it does |
 * |---|---|---|---|
 * | 100 | WebhookExemption | with `paths.webhooks` | labels the payment provider's calls |
 * | 105 | MonitorExemption | with `monitorSecret` | labels the shop's monitor |
 * | 110 | AllowedAddressExemption | with `allowedAddresses` | labels these addresses |
 * | 120 | anti-DDoS group | with `antiDdos` | challenges during an attack; not what is labelled |
 * | 130 | DeniedAddresses | with `deniedAddresses` | blocks, labelled or not |
 * | 140 | AllowedCountries, DeniedCountries | with the property | blocks; not what is labelled |
 * | 150 | IP reputation group | always | blocks; not allowed addresses |
 * | 160 | anonymous IP group | by default | blocks proxies, VPNs and Tor, labels hosting providers; not what is labelled |
 * | 170 | HostingProvidersOnAccounts | by default | blocks hosting providers at login and registration |
 * | 200-270 | RequestRate, LoginRate, RegistrationRate, PasswordResetRate, CheckoutRate, CardTestingRate, GiftCardRate, SearchRate | by default | answer 429; not allowed addresses, and RequestRate not webhooks |
 * | 290 | BodyBeyondInspection | with larger bodies | blocks bodies that AWS WAF does not see whole |
 * | 300 | core group | always | blocks what it recognizes |
 * | 310 | known bad inputs group | always | blocks exploits |
 * | 320 | SQL injection group | with `sqlStore` | blocks SQL injection |
 * | 330 | BodySize | with larger bodies | blocks bodies over 8,192 bytes elsewhere than on upload and report paths |
 * | 340 | Bot Control group | with `botControl` | blocks bots; not what is labelled |
 * | 350, 360 | ATP and ACFP groups | with `accountTakeover`, `accountCreation` | guard login and registration; not what is labelled |
 *
 * Nothing is ever allowed before the core rules have seen it. Every rule but those that label is `count`, `block` or
 * `challenge` by `rollouts`, and single rules of groups by `managedRuleOverrides`, at once or from a day on; the days
 * stand in the resource's metadata. Everything is logged without credentials. Uploads over 64 KB cannot be inspected:
 * send them to a bucket of their own.
 *
 * Costs 1,261 WCU, with `sqlStore` 1,461, of the 1,500 in the base price. Beyond, `webhooks` add about 50, `monitorSecret`
 * 13, uploads and reports 45, each paid group 50 and its paths; {@link capacity} tells, and there is a warning over 1,500.
 * Each web ACL costs $5 a month, each rule and group $1, and a million requests $0.60 (secondary source of AWS WAF
 * Pricing, read 2026-08-19).
 *
 * Beforehand: for the scope CLOUDFRONT a stack in us-east-1; with `encryptionKey`, the key's statement for
 * CloudWatch Logs; with secrets, their values. The runbook is docs/runbooks/web-acl.md.
 *
 * Satisfies: WebAclManagedRuleGroups, WebAclRuleGroupsEnforced, WebAclCountedRulesFollowed, WebAclRateLimit,
 * WebAclRateRulesAccepted, WebAclSensitivePathsLimited, WebAclOversizeBodiesBlocked, WebAclLogging,
 * WebAclLogRedaction, WebAclSamplesMasked, WebAclCapacity, WebAclCapacityMaximum, WebAclMetrics
 */
export class StorefrontWebAcl extends Construct {
  public readonly webAcl: wafv2.CfnWebACL;
  /** Where requests are logged, under a generated name that begins with `aws-waf-logs-`. */
  public readonly logGroup: logs.LogGroup;
  /**
   * What the rules cost, in WCU, as far as the template tells: rule groups of one's own among `additionalRules` are
   * left out.
   */
  public readonly capacity: number;

  private readonly scope: WebAclScope;
  private readonly metrics: WebAclMetrics;
  private readonly guardsAccounts: boolean;
  private readonly takesLargeBodies: boolean;

  /**
   * @throws InvalidPropertyError when the scope CLOUDFRONT stands outside us-east-1, a property cannot be used or has
   * no effect, or AWS WAF would refuse the rules
   */
  public constructor(scope: Construct, id: string, props: StorefrontWebAclProps) {
    super(scope, id);
    this.scope = props.scope;
    if (this.scope === WebAclScope.CLOUDFRONT) {
      refuseOtherRegions(this);
    }
    const made = storefrontRules(this, props, this.scope);
    const secretHeaders = props.webhookSecretHeader === undefined ? [] : [props.webhookSecretHeader];
    const metricName = Names.uniqueResourceName(this, { maxLength: 128 });
    this.metrics = new WebAclMetrics(this, metricName, this.scope);
    this.webAcl = new wafv2.CfnWebACL(this, 'WebAcl', {
      scope: this.scope,
      defaultAction: { allow: {} },
      rules: [...made.rules],
      customResponseBodies: { ...rateLimitResponseBodies },
      dataProtectionConfig: dataProtection(secretHeaders),
      visibilityConfig: { cloudWatchMetricsEnabled: true, metricName, sampledRequestsEnabled: true },
      ...tokenDomains(this, props.tokenDomains),
      ...(made.associationConfig === undefined ? {} : { associationConfig: made.associationConfig }),
    });
    this.capacity = guardedCapacity(this, this.webAcl);
    webAclMetadata(this.webAcl, made, this.capacity);
    this.guardsAccounts = props.accountTakeover !== undefined || props.accountCreation !== undefined;
    this.takesLargeBodies = made.rules.some(({ name }) => name === 'BodySize');
    const { encryptionKey, logRetention: retention, removalPolicy } = props;
    this.logGroup = new WebAclLog(this, 'Log', {
      webAclArn: this.webAclArn,
      redactedHeaders: secretHeaders,
      ...(encryptionKey === undefined ? {} : { encryptionKey }),
      ...(retention === undefined ? {} : { retention }),
      ...(removalPolicy === undefined ? {} : { removalPolicy }),
    }).logGroup;
    new WebAclQueries(this, 'Queries', { logGroup: this.logGroup });
    watchWebAcl(this, this.metrics, made, props);
  }

  /** The web ACL's ARN: what a distribution takes. */
  public get webAclArn(): string {
    return this.webAcl.attrArn;
  }

  /**
   * Puts the web ACL in front of a resource of its region. A resource has at most one web ACL.
   *
   * @param resourceArn ARN of an Application Load Balancer, a stage of a REST API, an AppSync API or a user pool
   * @throws InvalidPropertyError when the scope is CLOUDFRONT, the ARN names something else, or a user pool although
   * the web ACL has groups that cannot guard one
   */
  public associate(id: string, resourceArn: string): wafv2.CfnWebACLAssociation {
    if (this.scope !== WebAclScope.REGIONAL) {
      throw new InvalidPropertyError(
        this,
        'scope',
        this.scope,
        'give webAclArn to the distribution, or make a web ACL of scope REGIONAL to associate',
      );
    }
    const kind = protectedResource(this, resourceArn);
    if (kind === ProtectedResource.USER_POOL && this.guardsAccounts) {
      const mend = 'leave out accountTakeover and accountCreation, which Cognito refuses, or use UserPoolWebAcl';
      throw new InvalidPropertyError(this, 'resourceArn', resourceArn, mend);
    }
    const passesLittle = kind === ProtectedResource.LOAD_BALANCER || kind === ProtectedResource.GRAPHQL_API;
    if (passesLittle && this.takesLargeBodies) {
      Annotations.of(this).addWarningV2(
        'storefront-security-baseline:web-acl-body-limit',
        'Application Load Balancers and AppSync pass 8192 bytes of a body on to AWS WAF, so larger ones are blocked on ' +
          'every path. Put CloudFront before them to let uploads through.',
      );
    }
    return new wafv2.CfnWebACLAssociation(this, id, { resourceArn, webAclArn: this.webAclArn });
  }

  /** Requests that the web ACL blocked, by whichever rule: a sum over five minutes unless asked otherwise. */
  public metricBlockedRequests(props?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.metric('BlockedRequests', props);
  }

  /** Requests that the web ACL let pass: a sum over five minutes unless asked otherwise. */
  public metricAllowedRequests(props?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.metric('AllowedRequests', props);
  }

  /** A metric of the whole web ACL, such as `CountedRequests` ("AWS WAF metrics and dimensions"). */
  public metric(metricName: string, props?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.metrics.ofAll(metricName, props);
  }

  /** A metric of one rule, such as `BlockedRequests` of `LoginRate`; a rule of a managed group is `<group>/<rule>`. */
  public metricOfRule(ruleName: string, metricName: string, props?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.metrics.ofRule(ruleName, metricName, props);
  }
}
