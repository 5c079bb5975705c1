import { each } from '../check';
import { control, type Example } from '../control';
import { managedRule } from '../detect';
import { judged } from '../frameworks/framework';
import type { Position } from '../position';
import type { Resource } from '../resource';
import { all, compliant, unknown, type Verdict } from '../verdict';

/** The only predefined policy without TLS 1.0 and 1.1 (Elastic Load Balancing, "Predefined SSL security policies for Classic Load Balancers"). */
const CURRENT = 'ELBSecurityPolicy-TLS-1-2-2017-01';

/** TCP passes through to instances, which may end the encryption themselves. */
function judgeListener(loadBalancer: Resource, listener: Position): Verdict {
  const protocol = listener.at('Protocol');
  if (protocol.matches(/^tcp$/i, 'TCP').kind === 'compliant') return unknown(protocol.path, 'the instances decide it');
  return all(
    protocol.matches(/^(https|ssl)$/i, 'HTTPS or SSL'),
    listener
      .at('PolicyNames')
      .some((name) => isCurrent(loadBalancer, name), `${listener.path}.PolicyNames names no policy of ${CURRENT}`),
  );
}

function isCurrent(loadBalancer: Resource, name: Position): Verdict {
  const named = name.target();
  if (named.kind !== 'text') return unknown(name.path, 'the template does not tell which policy it is');
  return loadBalancer.at('Policies').some(
    (policy) =>
      all(
        policy.at('PolicyName').equals(named.text),
        policy
          .at('Attributes')
          .some(
            (attribute) =>
              all(attribute.at('Name').equals('Reference-Security-Policy'), attribute.at('Value').equals(CURRENT)),
            'it is another policy',
          ),
      ),
    'no such policy',
  );
}

const https = { LoadBalancerPort: '443', InstancePort: '443', Protocol: 'HTTPS' };
const policy = (Value: unknown) => ({
  PolicyName: 'tls',
  PolicyType: 'SSLNegotiationPolicyType',
  Attributes: [{ Name: 'Reference-Security-Policy', Value }],
});
const example = (listener: object, ...Policies: object[]): Example => ({
  Resources: {
    Shop: { Type: 'AWS::ElasticLoadBalancing::LoadBalancer', Properties: { Listeners: [listener], Policies } },
  },
});

/** Classic load balancers speak TLS 1.2. They cannot redirect, so that plain HTTP is served as such. */
export const classicLoadBalancerTls = control({
  id: 'ClassicLoadBalancerTls',
  area: 'edge',
  title: 'Classic load balancers speak TLS 1.2 alone',
  rationale: 'What a listener takes in the clear, or under an outdated policy, can be read and changed on the way.',
  severity: 'high',
  frameworks: {
    'pci-dss-4.0.1': [judged('2.2.5'), judged('4.2.1')],
    gdpr: ['32.1.a'],
    'nist-csf-2.0': ['PR.DS-02'],
  },
  since: '0.1.0',
  check: each('AWS::ElasticLoadBalancing::LoadBalancer', (loadBalancer) =>
    all(
      compliant(),
      loadBalancer.at('Listeners').every((listener) => judgeListener(loadBalancer, listener)),
    ),
  ),
  remedy:
    'Move to an ApplicationLoadBalancer, which redirects HTTP; or set HTTPS and a policy of ELBSecurityPolicy-TLS-1-2-2017-01.',
  detect: [
    managedRule('ELB_TLS_HTTPS_LISTENERS_ONLY'),
    managedRule('ELB_PREDEFINED_SECURITY_POLICY_SSL_CHECK', { parameters: { predefinedPolicyName: CURRENT } }),
  ],
  examples: {
    compliant: [
      example({ ...https, PolicyNames: ['tls'] }, policy(CURRENT)),
      example({ ...https, Protocol: 'ssl', PolicyNames: ['tls'] }, policy(CURRENT)),
    ],
    violating: [
      {
        faultAt: 'Listeners[0].Protocol',
        ...example({ LoadBalancerPort: '80', InstancePort: '80', Protocol: 'HTTP' }),
      },
      { faultAt: 'Listeners[0].PolicyNames', ...example(https) },
      {
        faultAt: 'Listeners[0].PolicyNames',
        ...example({ ...https, PolicyNames: ['tls'] }, policy('ELBSecurityPolicy-2016-08')),
      },
    ],
    unknown: [
      { Parameters: { Policy: { Type: 'String' } }, ...example({ ...https, PolicyNames: [{ Ref: 'Policy' }] }) },
      example({ LoadBalancerPort: '443', InstancePort: '443', Protocol: 'TCP' }),
    ],
  },
});
