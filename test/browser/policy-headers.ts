/** What a template says of a response headers policy, as far as the payment page uses it. */
interface HeadersPolicy {
  readonly SecurityHeadersConfig: {
    readonly ContentSecurityPolicy: { readonly ContentSecurityPolicy: string };
    readonly FrameOptions: { readonly FrameOption: string };
    readonly ReferrerPolicy: { readonly ReferrerPolicy: string };
    readonly StrictTransportSecurity: { readonly AccessControlMaxAgeSec: number };
  };
  readonly CustomHeadersConfig: { readonly Items: readonly { readonly Header: string; readonly Value: string }[] };
}

/** The response headers that CloudFront writes for the one response headers policy of a template. */
export function policyHeaders(template: Record<string, unknown>): Readonly<Record<string, string>> {
  const resources = Object.values(template.Resources as Record<string, { Type: string; Properties: unknown }>);
  const policies = resources.filter(({ Type }) => Type === 'AWS::CloudFront::ResponseHeadersPolicy');
  const [policy] = policies;
  if (policy === undefined || policies.length > 1) throw new Error('the template has not one response headers policy');
  const { SecurityHeadersConfig: security, CustomHeadersConfig: custom } = (
    policy.Properties as { readonly ResponseHeadersPolicyConfig: HeadersPolicy }
  ).ResponseHeadersPolicyConfig;
  return {
    'content-security-policy': security.ContentSecurityPolicy.ContentSecurityPolicy,
    'x-content-type-options': 'nosniff',
    'x-frame-options': security.FrameOptions.FrameOption,
    'referrer-policy': security.ReferrerPolicy.ReferrerPolicy,
    'strict-transport-security': `max-age=${security.StrictTransportSecurity.AccessControlMaxAgeSec}; includeSubDomains`,
    ...Object.fromEntries(custom.Items.map(({ Header, Value }) => [Header.toLowerCase(), Value])),
  };
}
