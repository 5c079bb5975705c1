import { Annotations, Lazy, Mixin } from 'aws-cdk-lib';
import { CfnDistribution, type IResponseHeadersPolicy, SecurityPolicyProtocol } from 'aws-cdk-lib/aws-cloudfront';
import type { IConstruct } from 'constructs';
import { refuseOtherWebAcls } from './cloudfront-web-acl';
import { hardenedConfig } from './hardened-config';
import { refuseOldProtocols } from './viewer-certificate';

/** Properties of {@link DistributionHardening}. */
export interface DistributionHardeningProps {
  /** ARN of a web ACL of scope CLOUDFRONT, such as `StorefrontWebAcl.webAclArn`. */
  readonly webAclArn: string;
  /**
   * The response headers of behaviors that have none, such as those of {@link SecurityHeaders}.
   * @default - they keep having none
   */
  readonly responseHeadersPolicy?: IResponseHeadersPolicy;
  /**
   * Oldest TLS version, with its ciphers, of distributions with a certificate of their own: TLSv1.2_2021 or newer.
   * @default SecurityPolicyProtocol.TLS_V1_2_2021
   */
  readonly minimumProtocolVersion?: SecurityPolicyProtocol;
}

/**
 * Hardens CloudFront distributions that an app has already, made as L2, as L1 or by `CfnInclude`:
 * `Mixins.of(stack).apply(new DistributionHardening({ webAclArn }))`. No logical id changes.
 *
 * A distribution gets the web ACL unless it has one of AWS WAF v2, HTTP/2 and HTTP/3, and the TLS floor unless it is as
 * high; its behaviors redirect plain HTTP where they allow it, and get response headers where they have none. Behaviors
 * that are added later are seen too, distributions that are added later are not. What only deployment decides, such as a
 * parameter, stays; property overrides win.
 *
 * Left alone, since they could break what runs: how origins are reached, caching, logs, and `vip` certificates.
 */
export class DistributionHardening extends Mixin {
  /** @throws InvalidPropertyError when CloudFront does not take the web ACL, or the TLS floor is too low */
  public constructor(private readonly props: DistributionHardeningProps) {
    super();
    const scope = { node: { path: 'DistributionHardening' } };
    refuseOtherWebAcls(scope, props.webAclArn);
    refuseOldProtocols(scope, props.minimumProtocolVersion);
  }

  public override supports(construct: IConstruct): construct is CfnDistribution {
    return CfnDistribution.isCfnDistribution(construct);
  }

  public override applyTo(construct: IConstruct): void {
    if (!this.supports(construct)) return;
    // A raw CfnResource of the type passes the type guard, and has no typed property to set.
    if (!('distributionConfig' in construct)) {
      Annotations.of(construct).addWarningV2(
        'storefront-security-baseline:harden:DistributionConfig',
        'The distribution is a raw CfnResource, which DistributionHardening leaves as it is: make it a CfnDistribution.',
      );
      return;
    }
    const given = construct.distributionConfig;
    const { webAclArn, responseHeadersPolicy, minimumProtocolVersion } = this.props;
    const floor = {
      webAclArn,
      minimumProtocolVersion: minimumProtocolVersion ?? SecurityPolicyProtocol.TLS_V1_2_2021,
      responseHeadersPolicyId: responseHeadersPolicy?.responseHeadersPolicyId,
    };
    construct.distributionConfig = Lazy.uncachedAny({
      produce: (context) => hardenedConfig(context.resolve(given), floor),
    });
  }
}
