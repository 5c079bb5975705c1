import { Annotations, Stack } from 'aws-cdk-lib';
import type * as wafv2 from 'aws-cdk-lib/aws-wafv2';
import type { Construct } from 'constructs';
import { webAclCapacity } from '../controls/edge/web-acl-capacity';
import { InvalidPropertyError } from '../errors';

/** WCU in the base price ("Web ACL capacity units (WCUs) in AWS WAF", AWS WAF Developer Guide). */
const BASE_PRICE_WCU = 1500;
/** WCU that a web ACL can have; the same page. */
const MOST_WCU = 5000;
/** "AWS WAF quotas", AWS WAF Developer Guide. */
const MOST_RATE_RULES = 10;

/** Id of the warning over 1,500 WCU, for `Annotations.acknowledgeWarning`. */
export const CAPACITY_WARNING = 'storefront-security-baseline:web-acl-capacity';

/**
 * The capacity of a web ACL's rules as they render, in WCU: an upper bound of what AWS WAF charges for the statements
 * that can be priced. Rule groups of one's own and of other vendors are left out, for the template does not tell.
 *
 * Warns over 1,500 WCU.
 *
 * @param scope the construct that is warned
 * @throws InvalidPropertyError when AWS WAF would refuse the rules: over 5,000 WCU, or over ten rate-based rules
 */
export function guardedCapacity(scope: Construct, webAcl: wafv2.CfnWebACL): number {
  const rules = renderedRules(webAcl);
  const { capacity } = webAclCapacity(rules);
  if (capacity > MOST_WCU) {
    throw new InvalidPropertyError(scope, 'rules', `${capacity} WCU`, `leave some out: AWS WAF takes ${MOST_WCU} WCU`);
  }
  const rateRules = rules.filter(({ Statement }) => Object.hasOwn(Statement, 'RateBasedStatement')).length;
  if (rateRules > MOST_RATE_RULES) {
    const mend = `leave some out: AWS WAF takes ${MOST_RATE_RULES} in a web ACL`;
    throw new InvalidPropertyError(scope, 'rules', `${rateRules} rate-based rules`, mend);
  }
  if (capacity > BASE_PRICE_WCU) {
    const steps = Math.ceil((capacity - BASE_PRICE_WCU) / 500);
    Annotations.of(scope).addWarningV2(
      CAPACITY_WARNING,
      `The rules need ${capacity} WCU and the base price covers ${BASE_PRICE_WCU}: AWS charges $${(0.2 * steps).toFixed(2)} more per ` +
        'million requests ($0.20 for each further 500 WCU; secondary source of AWS WAF Pricing, read 2026-08-19). ' +
        'Leave out rules that the shop does not need, such as those of an empty path (paths: { search: [] }), or ' +
        'acknowledge the price.',
    );
  }
  return capacity;
}

interface RenderedRule {
  readonly Statement: object;
}

interface RenderedResources {
  readonly Resources: Readonly<Record<string, { readonly Properties: { readonly Rules?: readonly RenderedRule[] } }>>;
}

function renderedRules(webAcl: wafv2.CfnWebACL): readonly RenderedRule[] {
  // By way of JSON, as in the template: what is undefined disappears.
  const rendered = JSON.stringify(Stack.of(webAcl).resolve(webAcl._toCloudFormation()));
  const { Resources }: RenderedResources = JSON.parse(rendered);
  return Object.values(Resources).flatMap(({ Properties }) => Properties.Rules ?? []);
}
