import { each } from '../check';
import { control } from '../control';
import { managedRule } from '../detect';
import type { Position } from '../position';
import type { Resource } from '../resource';
import type { Value } from '../value';
import { compliant, unknown, type Verdict, violation } from '../verdict';

const GLOBAL_WEB_ACL = /^arn:(aws[a-z-]*|\$\{AWS::Partition\}):wafv2:us-east-1:[^:]+:global\/webacl\/./;
const EXPECTATION = 'the ARN of a web ACL of scope CLOUDFRONT';

function judgeWebAcl(id: Position): Verdict {
  return id.judge((value) => {
    if (value.kind === 'reference') return judgeReference(id, value.reference.resource);
    if (value.kind === 'text' && !GLOBAL_WEB_ACL.test(value.text)) {
      return unknown(id.path, 'part of the ARN is known only at deployment');
    }
    return isGlobalWebAcl(value) ? compliant() : id.satisfies(() => false, EXPECTATION);
  });
}

function isGlobalWebAcl(value: Value): boolean {
  if (value.kind === 'text') return GLOBAL_WEB_ACL.test(value.text);
  return value.kind === 'scalar' && GLOBAL_WEB_ACL.test(String(value.value));
}

/** A custom resource or a nested stack's output may still return a web ACL's ARN. */
function judgeReference(id: Position, resource: Resource): Verdict {
  if (resource.type === 'AWS::WAF::WebACL' || resource.type === 'AWS::WAFRegional::WebACL') {
    return violation(id.path, `${id.path} is ${resource.logicalId} of AWS WAF Classic; expected ${EXPECTATION}`);
  }
  if (resource.type !== 'AWS::WAFv2::WebACL') {
    return unknown(id.path, `${resource.logicalId} returns it only at deployment`);
  }
  const scope = resource.at('Scope').equals('CLOUDFRONT');
  if (scope.kind !== 'violation') return scope;
  return violation(
    id.path,
    `${id.path} is ${resource.logicalId}, whose Scope is not CLOUDFRONT; expected ${EXPECTATION}`,
  );
}

const shop = (config: object) => ({
  Type: 'AWS::CloudFront::Distribution',
  Properties: { DistributionConfig: config },
});
const webAcl = (scope: string) => ({ Type: 'AWS::WAFv2::WebACL', Properties: { Scope: scope } });
const arn = 'arn:aws:wafv2:us-east-1:123456789012:global/webacl/shop/11111111-2222-3333-4444-555555555555';

/** Distributions stand behind a web ACL. */
export const distributionWebAcl = control({
  id: 'DistributionWebAcl',
  area: 'edge',
  title: 'Distributions have a web ACL',
  rationale: 'Without a web ACL, injection attempts, credential stuffing and scrapers reach the shop unfiltered.',
  severity: 'high',
  frameworks: {
    'pci-dss-4.0.1': ['1.4.2', '6.4.1', '6.4.2'],
    gdpr: ['32.1.b'],
    'nist-csf-2.0': ['PR.IR-01', 'DE.CM-01'],
  },
  since: '0.1.0',
  check: each('AWS::CloudFront::Distribution', (distribution) =>
    judgeWebAcl(distribution.at('DistributionConfig.WebACLId')),
  ),
  remedy: 'Set webAclId to the ARN of a CLOUDFRONT web ACL in us-east-1, such as that of StorefrontWebAcl.',
  detect: [managedRule('CLOUDFRONT_ASSOCIATED_WITH_WAF', { onlyInRegion: 'us-east-1' })],
  examples: {
    compliant: [
      { Resources: { Shop: shop({ WebACLId: { 'Fn::GetAtt': ['Acl', 'Arn'] } }), Acl: webAcl('CLOUDFRONT') } },
      { Resources: { Shop: shop({ WebACLId: arn }) } },
    ],
    violating: [
      { faultAt: 'DistributionConfig.WebACLId', Resources: { Shop: shop({}) } },
      { faultAt: 'DistributionConfig.WebACLId', Resources: { Shop: shop({ WebACLId: '' }) } },
      {
        faultAt: 'DistributionConfig.WebACLId',
        Resources: { Shop: shop({ WebACLId: { 'Fn::GetAtt': ['Acl', 'Arn'] } }), Acl: webAcl('REGIONAL') },
      },
    ],
    unknown: [
      {
        Resources: {
          Shop: shop({ WebACLId: { 'Fn::GetAtt': ['Reader', '/cdk/exports/acl'] } }),
          Reader: { Type: 'Custom::CrossRegionExportReader' },
        },
      },
    ],
  },
});
