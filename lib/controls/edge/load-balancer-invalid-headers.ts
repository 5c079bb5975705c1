import { each } from '../check';
import { control } from '../control';
import { managedRule } from '../detect';
import { RESOURCE_ID } from '../remediation';
import { attributeIsTrue, whereApplication } from './load-balancer-kind';

const KEY = 'routing.http.drop_invalid_header_fields.enabled';

const shop = (...attributes: readonly object[]) => ({
  Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
  Properties: { Type: 'application', LoadBalancerAttributes: attributes },
});

/** Application load balancers drop malformed headers. */
export const loadBalancerInvalidHeaders = control({
  id: 'LoadBalancerInvalidHeaders',
  area: 'edge',
  title: 'Application load balancers drop invalid header fields',
  rationale: 'Malformed headers let an attacker smuggle a second request past the web ACL.',
  severity: 'medium',
  frameworks: { 'pci-dss-4.0.1': ['6.2.4'], gdpr: ['32.1.b'], 'nist-csf-2.0': ['PR.IR-01'] },
  since: '0.1.0',
  check: each('AWS::ElasticLoadBalancingV2::LoadBalancer', (loadBalancer) =>
    whereApplication(loadBalancer, () => attributeIsTrue(loadBalancer, KEY)),
  ),
  remedy: 'Set dropInvalidHeaderFields: true.',
  detect: [managedRule('ALB_HTTP_DROP_INVALID_HEADER_ENABLED')],
  remediation: {
    rule: 'ALB_HTTP_DROP_INVALID_HEADER_ENABLED',
    document: 'AWSConfigRemediation-DropInvalidHeadersForALB',
    parameters: { LoadBalancerArn: RESOURCE_ID },
    permissions: [
      {
        actions: ['elasticloadbalancing:ModifyLoadBalancerAttributes'],
        resource: 'arn:{partition}:elasticloadbalancing:{region}:{account}:loadbalancer/*',
      },
      { actions: ['elasticloadbalancing:DescribeLoadBalancerAttributes'], resource: '*' },
    ],
  },
  examples: {
    compliant: [{ Resources: { Shop: shop({ Key: KEY, Value: 'true' }) } }],
    violating: [
      { faultAt: 'LoadBalancerAttributes', Resources: { Shop: shop() } },
      { faultAt: 'LoadBalancerAttributes', Resources: { Shop: shop({ Key: KEY, Value: 'false' }) } },
    ],
    unknown: [
      { Parameters: { Drop: { Type: 'String' } }, Resources: { Shop: shop({ Key: KEY, Value: { Ref: 'Drop' } }) } },
    ],
  },
});
