import { Names, type RemovalPolicy, Stack } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type * as logs from 'aws-cdk-lib/aws-logs';
import * as wafv2 from 'aws-cdk-lib/aws-wafv2';
import { Construct } from 'constructs';
import { InvalidPropertyError } from '../errors';
import { rateLimitResponseBodies } from './rate-limit-rule';
import { type StorefrontRulesProps, storefrontRules } from './storefront-rules';
import { refuseOtherRegions } from './us-east-1';
import { WebAclLog } from './web-acl-log';
import { dataProtection } from './web-acl-redaction';
import { WebAclScope } from './web-acl-scope';

/** Properties of {@link StorefrontWebAcl}. */
export interface StorefrontWebAclProps extends StorefrontRulesProps {
  /** What the web ACL stands in front of. */
  readonly scope: WebAclScope;
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
}

/**
 * The web application firewall of a storefront, or of a user pool behind it.
 *
 * Blocks addresses of bad reputation, then addresses that send too much (429 with `Retry-After`), then what
 * AWS's core and known-bad-inputs rules, and with `sqlStore` the SQL injection rules, recognize. Everything
 * is logged without credentials. The core rules block bodies over 8,192 bytes: serve uploads elsewhere.
 *
 * Costs 1,063 WCU, with `sqlStore` 1,263, without path limits 136 less; 1,500 are in the base price
 * ("AWS WAF Pricing"). Additional rules come on top.
 *
 * Beforehand: for the scope CLOUDFRONT a stack in us-east-1; with `encryptionKey`, the key's statement for
 * CloudWatch Logs.
 *
 * Satisfies: WebAclManagedRuleGroups, WebAclRuleGroupsEnforced, WebAclRateLimit, WebAclLogging,
 * WebAclLogRedaction, WebAclCapacity
 */
export class StorefrontWebAcl extends Construct {
  public readonly webAcl: wafv2.CfnWebACL;
  /** Where requests are logged, under a generated name that begins with `aws-waf-logs-`. */
  public readonly logGroup: logs.LogGroup;

  private readonly scope: WebAclScope;
  private readonly metricDimension: string;

  /**
   * @throws InvalidPropertyError when the scope CLOUDFRONT stands outside us-east-1, a path or limit cannot be
   * used, or an additional rule takes a name or priority that is in use
   */
  public constructor(scope: Construct, id: string, props: StorefrontWebAclProps) {
    super(scope, id);
    this.scope = props.scope;
    if (this.scope === WebAclScope.CLOUDFRONT) {
      refuseOtherRegions(this);
    }
    this.metricDimension = Names.uniqueResourceName(this, { maxLength: 128 });
    this.webAcl = new wafv2.CfnWebACL(this, 'WebAcl', {
      scope: this.scope,
      defaultAction: { allow: {} },
      rules: storefrontRules(this, props),
      customResponseBodies: { ...rateLimitResponseBodies },
      dataProtectionConfig: dataProtection,
      visibilityConfig: {
        cloudWatchMetricsEnabled: true,
        metricName: this.metricDimension,
        sampledRequestsEnabled: true,
      },
    });
    const { encryptionKey, logRetention: retention, removalPolicy } = props;
    this.logGroup = new WebAclLog(this, 'Log', {
      webAclArn: this.webAclArn,
      ...(encryptionKey === undefined ? {} : { encryptionKey }),
      ...(retention === undefined ? {} : { retention }),
      ...(removalPolicy === undefined ? {} : { removalPolicy }),
    }).logGroup;
  }

  /** The web ACL's ARN: what a distribution takes. */
  public get webAclArn(): string {
    return this.webAcl.attrArn;
  }

  /**
   * Puts the web ACL in front of a resource of its region. A resource has at most one web ACL.
   *
   * @param resourceArn ARN of a user pool, Application Load Balancer, REST API stage or another of the
   * resources that `AWS::WAFv2::WebACLAssociation` lists
   * @throws InvalidPropertyError when the scope is CLOUDFRONT
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
    return new cloudwatch.Metric({
      namespace: 'AWS/WAFV2',
      metricName,
      statistic: cloudwatch.Stats.SUM,
      dimensionsMap: {
        WebACL: this.metricDimension,
        Rule: 'ALL',
        // CloudFront's web ACLs report without a region.
        ...(this.scope === WebAclScope.REGIONAL ? { Region: Stack.of(this).region } : {}),
      },
      ...props,
    }).attachTo(this);
  }
}
