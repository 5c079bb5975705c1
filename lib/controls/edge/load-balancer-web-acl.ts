import { each } from '../check';
import { control } from '../control';
import { managedRule } from '../detect';
import type { Resource } from '../resource';
import { someRelated } from '../some-related';
import { compliant, notApplicable, type Verdict, violation } from '../verdict';
import { whereApplication } from './load-balancer-kind';

function judgeLoadBalancer(loadBalancer: Resource): Verdict {
  return whereApplication(loadBalancer, () => {
    // Elastic Load Balancing takes internet-facing where the scheme is left out.
    const internal = loadBalancer.at('Scheme').or('internet-facing').equals('internal');
    if (internal.kind === 'compliant') return notApplicable();
    const associated = someRelated(
      loadBalancer.relatedBy('AWS::WAFv2::WebACLAssociation', 'ResourceArn'),
      compliant,
      violation('', 'no web ACL is associated with it'),
    );
    return associated.kind === 'violation' && internal.kind === 'unknown' ? internal : associated;
  });
}

const shop = (properties: object = {}) => ({
  Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
  Properties: { Type: 'application', Scheme: 'internet-facing', ...properties },
});
const association = (resource: object) => ({
  Type: 'AWS::WAFv2::WebACLAssociation',
  Properties: { ResourceArn: resource, WebACLArn: { 'Fn::GetAtt': ['Acl', 'Arn'] } },
});

/** Application load balancers that face the internet stand behind a web ACL. */
export const loadBalancerWebAcl = control({
  id: 'LoadBalancerWebAcl',
  area: 'edge',
  title: 'Internet-facing application load balancers have a web ACL',
  rationale: 'A load balancer that anybody can address is a way around the web ACL of the distribution in front of it.',
  severity: 'high',
  frameworks: {
    'pci-dss-4.0.1': ['6.4.1', '6.4.2'],
    gdpr: ['32.1.b'],
    'nist-csf-2.0': ['PR.IR-01', 'DE.CM-01'],
  },
  since: '0.1.0',
  check: each('AWS::ElasticLoadBalancingV2::LoadBalancer', judgeLoadBalancer),
  remedy: 'Associate a REGIONAL web ACL by CfnWebACLAssociation, or make it internal behind a CloudFront VPC origin.',
  detect: [managedRule('ALB_WAF_ENABLED')],
  examples: {
    compliant: [{ Resources: { Shop: shop(), Association: association({ Ref: 'Shop' }) } }],
    violating: [
      { faultAt: '', Resources: { Shop: shop() } },
      { faultAt: '', Resources: { Shop: shop(), Other: shop(), Association: association({ Ref: 'Other' }) } },
    ],
    unknown: [
      {
        Parameters: { LoadBalancerArn: { Type: 'String' } },
        Resources: { Shop: shop(), Association: association({ Ref: 'LoadBalancerArn' }) },
      },
    ],
  },
});
