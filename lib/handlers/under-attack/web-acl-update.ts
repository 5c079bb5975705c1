import type { Rule, UpdateWebACLRequest, WebACL } from '@aws-sdk/client-wafv2';
import type { WebAclAddress } from './web-acl-address';

/**
 * The settings of a web ACL that an update would drop when it does not repeat them. A setting that the SDK learns about
 * later is missing here, which the compiler tells. `ApplicationConfig` is kept when it is left out (`UpdateWebACL`, AWS
 * WAF API Reference).
 */
const KEPT: Record<
  Exclude<keyof UpdateWebACLRequest, 'Name' | 'Id' | 'Scope' | 'LockToken' | 'Rules' | 'ApplicationConfig'>,
  true
> = {
  DefaultAction: true,
  Description: true,
  VisibilityConfig: true,
  DataProtectionConfig: true,
  CustomResponseBodies: true,
  CaptchaConfig: true,
  ChallengeConfig: true,
  TokenDomains: true,
  AssociationConfig: true,
  OnSourceDDoSProtectionConfig: true,
  MonetizationConfig: true,
};

/** The update that gives a web ACL other rules and leaves it otherwise as it is. */
export function updateOf(
  webAcl: WebACL,
  { name, id, scope }: WebAclAddress,
  rules: readonly Rule[],
  lockToken: string,
): UpdateWebACLRequest {
  const { DefaultAction, VisibilityConfig } = webAcl;
  const settings = (Object.keys(KEPT) as (keyof typeof KEPT)[])
    .map((key) => [key, webAcl[key]] as const)
    .filter(([, value]) => !isEmpty(value));
  return {
    DefaultAction,
    VisibilityConfig,
    ...Object.fromEntries(settings),
    Name: name,
    Id: id,
    Scope: scope,
    LockToken: lockToken,
    Rules: [...rules],
  };
}

/** AWS WAF reads back an absent description as an empty one, which it refuses to take again. */
function isEmpty(value: unknown): boolean {
  return value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
}
