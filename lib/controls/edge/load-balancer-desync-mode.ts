import { certainText } from '../certain-value';
import { each } from '../check';
import { control } from '../control';
import { managedRule } from '../detect';
import { judged } from '../frameworks/framework';
import type { Position } from '../position';
import { RESOURCE_ID } from '../remediation';
import type { Resource } from '../resource';
import { all, compliant, notApplicable, type Verdict } from '../verdict';
import { whereApplication } from './load-balancer-kind';

const KEY = 'routing.http.desync_mitigation_mode';
const MODES = ['defensive', 'strictest'];

/** Where nothing is set, the mode is defensive ("Desync mitigation mode", Elastic Load Balancing). */
function judgeBalancer(loadBalancer: Resource): Verdict {
  return all(compliant(), loadBalancer.at('LoadBalancerAttributes').every(judgeAttribute));
}

function judgeAttribute(attribute: Position): Verdict {
  return certainText(attribute.at('Key')) === KEY ? attribute.at('Value').oneOf(MODES) : notApplicable();
}

const shop = (...attributes: readonly object[]) => ({
  Resources: {
    Shop: {
      Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
      Properties: { Type: 'application', LoadBalancerAttributes: attributes },
    },
  },
});

/** Application load balancers refuse requests that two servers would read differently. */
export const loadBalancerDesyncMode = control({
  id: 'LoadBalancerDesyncMode',
  area: 'edge',
  title: 'Application load balancers mitigate request smuggling in defensive or strictest mode',
  rationale: "In monitor mode an ambiguous request is passed on, and carries a second one behind the web ACL's back.",
  severity: 'medium',
  frameworks: { 'pci-dss-4.0.1': [judged('6.2.4')], gdpr: ['32.1.b'], 'nist-csf-2.0': ['PR.IR-01'] },
  since: '0.1.0',
  check: each('AWS::ElasticLoadBalancingV2::LoadBalancer', (loadBalancer) =>
    whereApplication(loadBalancer, () => judgeBalancer(loadBalancer)),
  ),
  remedy: 'Leave desyncMitigationMode at DEFENSIVE, or set STRICTEST.',
  detect: [managedRule('ALB_DESYNC_MODE_CHECK', { parameters: { desyncMode: MODES.join(',') } })],
  remediation: {
    rule: 'ALB_DESYNC_MODE_CHECK',
    document: 'AWS-UpdateALBDesyncMitigationMode',
    parameters: { LoadBalancerArn: RESOURCE_ID, DesyncMitigationMode: 'defensive' },
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
    compliant: [shop(), shop({ Key: KEY, Value: 'strictest' })],
    violating: [{ faultAt: 'LoadBalancerAttributes[0].Value', ...shop({ Key: KEY, Value: 'monitor' }) }],
    unknown: [{ Parameters: { Mode: { Type: 'String' } }, ...shop({ Key: KEY, Value: { Ref: 'Mode' } }) }],
  },
});
