import { certainNumber, certainText } from '../certain-value';
import { each } from '../check';
import { control } from '../control';
import { none } from '../detect';
import { judged } from '../frameworks/framework';
import type { Position } from '../position';
import type { Resource } from '../resource';
import { DISTRIBUTION_METADATA } from '../template-metadata';
import { all, compliant, notApplicable, unknown, type Verdict, violation } from '../verdict';
import { behaviorsByKind, PERSONAL_KINDS } from './behavior-kind';

/** "Use managed cache policies", Amazon CloudFront Developer Guide. */
const CACHING_DISABLED = '4135ea2d-6df8-44a3-9df3-4b5a84be39ad';
/** Managed policies that cache only what the origin's headers allow (the same page). */
const ORIGIN_DECIDES = ['83da9c7e-98b4-4e11-a168-04f0df8e2c65', '4cc15a8a-d715-48a4-82b8-cc0b614638fe'];
/** Managed policies that cache for a day or more whatever the origin says (the same page). */
const CACHES = ['658327ea-f89d-4fab-a63d-7e88639e58f6', 'b2884449-e4de-46a7-ac36-70bc7f1ddd6d'];
const EXPECTED = 'CachingDisabled, or a cache policy whose longest time to live is 0';

function judgeBehavior(behavior: Position): Verdict {
  const id = behavior.at('CachePolicyId');
  return id.judge((value) => {
    if (value.kind === 'absent')
      return forwardsAllHeaders(behavior) ? compliant() : judgeTimes(behavior, id, 'the behavior');
    if (value.kind === 'scalar' && value.value === CACHING_DISABLED) return compliant();
    if (value.kind === 'scalar' && CACHES.includes(String(value.value))) return id.fault(value, EXPECTED);
    if (value.kind === 'scalar' && ORIGIN_DECIDES.includes(String(value.value))) {
      return unknown(id.path, "the origin's headers decide what is cached");
    }
    const policy = value.kind === 'reference' ? value.reference.resource : undefined;
    if (policy?.type !== 'AWS::CloudFront::CachePolicy') return unknown(id.path, 'the policy is not in the templates');
    return judgeTimes(policy.at('CachePolicyConfig'), id, policy.logicalId);
  });
}

/** CloudFront does not cache what is asked for with every header of the viewer. */
function forwardsAllHeaders(behavior: Position): boolean {
  return behavior
    .at('ForwardedValues.Headers')
    .items()
    .some((header) => certainText(header) === '*');
}

/** In seconds; without a cache policy, CloudFront's defaults are a day and a year. */
function judgeTimes(times: Position, at: Position, name: string): Verdict {
  const longest = certainNumber(times.at('MaxTTL').or(31_536_000));
  const usual = certainNumber(times.at('DefaultTTL').or(86_400));
  if (longest === undefined || usual === undefined) return unknown(at.path, 'the template does not tell the times');
  return judgeAs(longest, usual, at, name);
}

function judgeAs(longest: number, usual: number, at: Position, name: string): Verdict {
  if (longest > 0 && usual > 0) return violation(at.path, `${name} caches for ${usual} seconds; expected ${EXPECTED}`);
  return longest > 0 ? unknown(at.path, "the origin's headers decide what is cached") : compliant();
}

const shop = (policy: unknown, times: object = {}, pathPattern = '/account/*') => ({
  Resources: {
    Shop: {
      Type: 'AWS::CloudFront::Distribution',
      Metadata: { [DISTRIBUTION_METADATA]: { behaviors: [{ pathPattern: '/pay/*', kind: 'checkout' }] } },
      Properties: {
        DistributionConfig: { CacheBehaviors: [{ PathPattern: pathPattern, CachePolicyId: policy }] },
      },
    },
    Times: {
      Type: 'AWS::CloudFront::CachePolicy',
      Properties: { CachePolicyConfig: { MinTTL: 0, ...times } },
    },
  },
});
const own = { Ref: 'Times' };
const faultAt = 'DistributionConfig.CacheBehaviors[0].CachePolicyId';
const CACHING_OPTIMIZED = CACHES[0];

function judgeDistribution(distribution: Resource): Verdict {
  const personal = behaviorsByKind(distribution).filter(({ kind }) => PERSONAL_KINDS.includes(kind ?? ''));
  return personal.length === 0 ? notApplicable() : all(...personal.map(({ behavior }) => judgeBehavior(behavior)));
}

/** What one shopper sees is kept for no other. */
export const personalPagesNotCached = control({
  id: 'PersonalPagesNotCached',
  area: 'edge',
  title: 'Account, cart, checkout and API are not cached by CloudFront',
  rationale: 'A cached account page is shown to the next shopper: name, address and orders of a stranger.',
  severity: 'high',
  frameworks: { 'pci-dss-4.0.1': [judged('6.2.4')], gdpr: ['5.1.f', '25.2'], 'nist-csf-2.0': ['PR.DS-10'] },
  since: '0.1.0',
  check: each('AWS::CloudFront::Distribution', judgeDistribution),
  remedy: 'Set cachePolicy: CachePolicy.CACHING_DISABLED, or add the behavior by StorefrontDistribution.addBehavior.',
  detect: none(
    'No managed AWS Config rule knows which cache behaviors serve personal data; that stands in the metadata of the template.',
  ),
  examples: {
    compliant: [shop(CACHING_DISABLED), shop(own, { DefaultTTL: 0, MaxTTL: 0 })],
    violating: [
      { faultAt, ...shop(CACHING_OPTIMIZED) },
      { faultAt, ...shop(CACHING_OPTIMIZED, {}, '/pay/*') },
      { faultAt, ...shop(own, { DefaultTTL: 60, MaxTTL: 60 }) },
      { faultAt, ...shop(undefined) },
    ],
    unknown: [
      { Parameters: { Policy: { Type: 'String' } }, ...shop({ Ref: 'Policy' }) },
      shop(own, { DefaultTTL: 0, MaxTTL: 3600 }),
    ],
  },
});
