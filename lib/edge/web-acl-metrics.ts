import { Duration, Stack } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import { WebAclScope } from './web-acl-scope';

/** The metrics that one web ACL writes ("AWS WAF metrics and dimensions", AWS WAF Developer Guide). */
export class WebAclMetrics {
  /**
   * @param scope a construct of the web ACL's stack
   * @param webAcl the web ACL's name for metrics
   */
  public constructor(
    private readonly scope: Construct,
    private readonly webAcl: string,
    private readonly webAclScope: WebAclScope,
  ) {}

  /** A metric of the whole web ACL: a sum over five minutes unless asked otherwise. */
  public ofAll(metricName: string, props?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.metric(metricName, { WebACL: this.webAcl, Rule: 'ALL' }, props);
  }

  /** A metric of one rule; of one rule of a managed group where the name is `<group>/<rule>`. */
  public ofRule(ruleName: string, metricName: string, props?: cloudwatch.MetricOptions): cloudwatch.Metric {
    const [name = '', rule] = ruleName.split('/');
    const dimensions: Readonly<Record<string, string>> =
      rule === undefined ? { Rule: name } : { ManagedRuleGroup: name, ManagedRuleGroupRule: rule };
    return this.metric(metricName, { WebACL: this.webAcl, ...dimensions }, props);
  }

  /**
   * Days until a version of a managed group expires ("Tracking a rule group's version expiration", AWS WAF Developer
   * Guide): a minimum over a day.
   */
  public daysToExpiry(group: string, version: string): cloudwatch.Metric {
    const daily = { statistic: cloudwatch.Stats.MINIMUM, period: Duration.days(1) };
    return this.metric('DaysToExpiry', { ManagedRuleGroup: group, Vendor: 'AWS', Version: version }, daily);
  }

  private metric(
    metricName: string,
    dimensions: Readonly<Record<string, string>>,
    props?: cloudwatch.MetricOptions,
  ): cloudwatch.Metric {
    return new cloudwatch.Metric({
      namespace: 'AWS/WAFV2',
      metricName,
      statistic: cloudwatch.Stats.SUM,
      dimensionsMap: {
        ...dimensions,
        // CloudFront's web ACLs report without a region.
        ...(this.webAclScope === WebAclScope.REGIONAL ? { Region: Stack.of(this.scope).region } : {}),
      },
      ...props,
    }).attachTo(this.scope);
  }
}
