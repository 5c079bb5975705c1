import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { SecurityHeaders } from '../../lib/edge/security-headers';

interface Config {
  readonly SecurityHeadersConfig: {
    readonly ContentSecurityPolicy: { readonly ContentSecurityPolicy: string };
    readonly FrameOptions: { readonly FrameOption: string };
    readonly ReferrerPolicy: { readonly ReferrerPolicy: string };
    readonly StrictTransportSecurity: { readonly AccessControlMaxAgeSec: number; readonly IncludeSubdomains: boolean };
  };
  readonly CustomHeadersConfig: { readonly Items: readonly { readonly Header: string; readonly Value: string }[] };
}

/** The headers that CloudFront sends by the policy of `SecurityHeaders`, by lower-case name. */
export function baselineHeaders(): Record<string, string> {
  const stack = new Stack(new App(), 'Edge');
  new SecurityHeaders(stack, 'Headers', { reportingEndpoints: { csp: '/reports' }, reportTo: 'csp' });
  const policies = Template.fromStack(stack).findResources('AWS::CloudFront::ResponseHeadersPolicy');
  const [config] = Object.values(policies).map(({ Properties }): Config => Properties.ResponseHeadersPolicyConfig);
  if (config === undefined) throw new Error('SecurityHeaders has no response headers policy');
  const { SecurityHeadersConfig: security, CustomHeadersConfig: custom } = config;
  const { AccessControlMaxAgeSec: age, IncludeSubdomains: subdomains } = security.StrictTransportSecurity;
  return {
    'content-security-policy': security.ContentSecurityPolicy.ContentSecurityPolicy,
    'x-content-type-options': 'nosniff',
    'x-frame-options': security.FrameOptions.FrameOption,
    'referrer-policy': security.ReferrerPolicy.ReferrerPolicy,
    'strict-transport-security': `max-age=${age}${subdomains ? '; includeSubDomains' : ''}`,
    ...Object.fromEntries(custom.Items.map(({ Header, Value }) => [Header.toLowerCase(), Value])),
  };
}
