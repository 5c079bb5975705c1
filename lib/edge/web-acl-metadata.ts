import type * as wafv2 from 'aws-cdk-lib/aws-wafv2';
import { WEB_ACL_METADATA, type WebAclMetadata } from '../controls/template-metadata';
import type { StorefrontRules } from './storefront-rules';

/**
 * Writes into the web ACL's metadata what its properties do not tell: days of rollouts, the names of paths, and the
 * capacity in WCU.
 */
export function webAclMetadata(
  webAcl: wafv2.CfnWebACL,
  { dated, paths }: Pick<StorefrontRules, 'dated' | 'paths'>,
  capacity: number,
): void {
  const metadata: WebAclMetadata = {
    rollouts: dated,
    paths: Object.fromEntries(paths),
    capacity,
  };
  webAcl.addMetadata(WEB_ACL_METADATA, metadata);
}
