import { each } from '../check';
import { control } from '../control';
import { managedRule } from '../detect';
import { judged } from '../frameworks/framework';
import { RESOURCE_ID } from '../remediation';
import { attributeIsTrue } from './load-balancer-kind';

const KEY = 'deletion_protection.enabled';

const shop = (...attributes: readonly object[]) => ({
  Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
  Properties: { Type: 'application', LoadBalancerAttributes: attributes },
});

/** Load balancers cannot be deleted before somebody lifts their protection. */
export const loadBalancerDeletionProtection = control({
  id: 'LoadBalancerDeletionProtection',
  area: 'edge',
  title: 'Load balancers are protected against deletion',
  rationale:
    'A renamed construct, or one wrong call, otherwise takes the shop off the internet until DNS has caught up.',
  severity: 'low',
  frameworks: { 'pci-dss-4.0.1': [judged('6.5.1')], gdpr: ['32.1.b'], 'nist-csf-2.0': ['PR.IR-04'] },
  since: '0.1.0',
  check: each('AWS::ElasticLoadBalancingV2::LoadBalancer', (loadBalancer) => attributeIsTrue(loadBalancer, KEY)),
  remedy: 'Set deletionProtection: true.',
  detect: [managedRule('ELB_DELETION_PROTECTION_ENABLED')],
  remediation: {
    rule: 'ELB_DELETION_PROTECTION_ENABLED',
    document: 'AWSConfigRemediation-EnableELBDeletionProtection',
    parameters: { LoadBalancerArn: RESOURCE_ID },
    permissions: [
      {
        actions: ['elasticloadbalancing:ModifyLoadBalancerAttributes'],
        resource: 'arn:{partition}:elasticloadbalancing:{region}:{account}:loadbalancer/*',
      },
      {
        actions: ['elasticloadbalancing:DescribeLoadBalancers', 'elasticloadbalancing:DescribeLoadBalancerAttributes'],
        resource: '*',
      },
    ],
  },
  examples: {
    compliant: [{ Resources: { Shop: shop({ Key: KEY, Value: 'true' }) } }],
    violating: [
      { faultAt: 'LoadBalancerAttributes', Resources: { Shop: shop() } },
      { faultAt: 'LoadBalancerAttributes', Resources: { Shop: shop({ Key: KEY, Value: 'false' }) } },
    ],
    unknown: [
      { Parameters: { Keep: { Type: 'String' } }, Resources: { Shop: shop({ Key: KEY, Value: { Ref: 'Keep' } }) } },
    ],
  },
});
