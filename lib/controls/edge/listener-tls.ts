import { each } from '../check';
import { control } from '../control';
import { managedRule } from '../detect';
import type { Position } from '../position';
import type { Resource } from '../resource';
import { all, compliant, notApplicable, unknown, type Verdict, violation } from '../verdict';
import { LISTENER_TLS_POLICIES } from './listener-tls-policies';

const LISTENER = 'AWS::ElasticLoadBalancingV2::Listener';
const LISTENER_RULE = 'AWS::ElasticLoadBalancingV2::ListenerRule';

/** TCP, UDP and QUIC pass through to targets that end the encryption themselves. */
function judgeListener(listener: Resource): Verdict {
  const protocol = listener.at('Protocol');
  return protocol.judge((value) => {
    if (value.kind === 'unknown') return unknown(protocol.path, value.reason);
    const name = value.kind === 'scalar' ? value.value : undefined;
    if (name === 'HTTP') return all(redirects(listener), listener.at('DefaultActions').every(movesToHttps));
    if (name !== 'HTTPS' && name !== 'TLS') return notApplicable();
    const policy = listener.at('SslPolicy');
    return policy.satisfies(
      (present) => LISTENER_TLS_POLICIES.includes(String(present)),
      'a TLS 1.2 or 1.3 policy with forward secrecy, such as ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09',
    );
  });
}

/** A listener without actions cannot be made; what it would serve in the clear is not told. */
function redirects(listener: Resource): Verdict {
  const actions = listener.at('DefaultActions');
  return actions.present().kind === 'violation'
    ? violation(actions.path, `${actions.path} is absent on plain HTTP; expected a redirect to HTTPS`)
    : notApplicable();
}

/** Rules of a plain listener must not serve what its default action would redirect. */
function judgeRule(rule: Resource): Verdict {
  const actions = rule.at('Actions').every(movesToHttps);
  const listener = rule.at('ListenerArn').target();
  if (listener.kind === 'reference' && listener.reference.resource.type === LISTENER) {
    const plain = listener.reference.resource.at('Protocol').equals('HTTP');
    if (plain.kind === 'violation') return notApplicable();
    if (plain.kind === 'compliant') return actions;
  }
  return actions.kind === 'violation' ? unknown('ListenerArn', 'the listener is not in the templates') : actions;
}

function movesToHttps(action: Position): Verdict {
  const type = action.at('Type');
  return type.judge((value) => {
    if (value.kind === 'scalar' && value.value === 'redirect')
      return action.at('RedirectConfig.Protocol').equals('HTTPS');
    if (value.kind === 'scalar' && value.value === 'fixed-response') return compliant();
    if (value.kind === 'unknown') return unknown(type.path, value.reason);
    return violation(type.path, `${type.path} serves plain HTTP; expected a redirect to HTTPS`);
  });
}

const listener = (properties: object) => ({ Type: LISTENER, Properties: properties });
const redirect = { Type: 'redirect', RedirectConfig: { Protocol: 'HTTPS', StatusCode: 'HTTP_301' } };
const forward = {
  Type: 'forward',
  TargetGroupArn: 'arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/t',
};

/** Listeners speak current TLS, and plain HTTP only to redirect. */
export const listenerTls = control({
  id: 'ListenerTls',
  area: 'edge',
  title: 'Load balancer listeners speak TLS 1.2 or 1.3, and plain HTTP only to redirect',
  rationale: 'What a listener takes in the clear, or under an outdated policy, can be read and changed on the way.',
  severity: 'high',
  frameworks: { 'pci-dss-4.0.1': ['2.2.5', '4.2.1'], gdpr: ['32.1.a'], 'nist-csf-2.0': ['PR.DS-02'] },
  since: '0.1.0',
  check: each([LISTENER, LISTENER_RULE], (resource) =>
    resource.type === LISTENER ? judgeListener(resource) : judgeRule(resource),
  ),
  remedy: 'Set sslPolicy: SslPolicy.TLS13_12_RES_PQ, and on port 80 defaultAction: ListenerAction.redirect to HTTPS.',
  detect: [
    managedRule('ALB_HTTP_TO_HTTPS_REDIRECTION_CHECK'),
    managedRule('ELBV2_PREDEFINED_SECURITY_POLICY_SSL_CHECK', {
      parameters: { sslPolicies: LISTENER_TLS_POLICIES.join(',') },
    }),
  ],
  examples: {
    compliant: [
      { Resources: { Web: listener({ Protocol: 'HTTP', DefaultActions: [redirect] }) } },
      { Resources: { Web: listener({ Protocol: 'HTTPS', SslPolicy: 'ELBSecurityPolicy-TLS13-1-2-2021-06' }) } },
    ],
    violating: [
      { faultAt: 'DefaultActions', Resources: { Web: listener({ Protocol: 'HTTP' }) } },
      {
        faultAt: 'DefaultActions[0].Type',
        Resources: { Web: listener({ Protocol: 'HTTP', DefaultActions: [forward] }) },
      },
      { faultAt: 'SslPolicy', Resources: { Web: listener({ Protocol: 'HTTPS', DefaultActions: [forward] }) } },
      {
        faultAt: 'SslPolicy',
        Resources: { Web: listener({ Protocol: 'TLS', SslPolicy: 'ELBSecurityPolicy-2016-08' }) },
      },
      {
        faultAt: 'Actions[0].Type',
        Resources: {
          Rule: { Type: LISTENER_RULE, Properties: { ListenerArn: { Ref: 'Web' }, Actions: [forward] } },
          Web: listener({ Protocol: 'HTTP', DefaultActions: [redirect] }),
        },
      },
    ],
    unknown: [
      {
        Parameters: { Policy: { Type: 'String' } },
        Resources: { Web: listener({ Protocol: 'HTTPS', SslPolicy: { Ref: 'Policy' } }) },
      },
    ],
  },
});
