import { each } from '../check';
import { control, type Example } from '../control';
import { managedRule } from '../detect';
import { judged } from '../frameworks/framework';
import type { Position } from '../position';
import type { Resource } from '../resource';
import type { Verdict } from '../verdict';

const DOMAIN = 'AWS::ApiGateway::DomainName';
const V2_DOMAIN = 'AWS::ApiGatewayV2::DomainName';

/** "Choose a security policy for your custom domain in API Gateway", Amazon API Gateway Developer Guide. */
const WITHOUT_OLD_TLS = /^(TLS_1_2|SecurityPolicy_TLS1[23]_\w+)$/;

/**
 * Where HTTP and WebSocket APIs leave the policy out they have TLS_1_2, the only one that they support. What REST APIs
 * then have, AWS does not document.
 */
function judgeDomain(domain: Resource): Verdict {
  if (domain.type === DOMAIN) return isCurrent(domain.at('SecurityPolicy'));
  return domain
    .at('DomainNameConfigurations')
    .every((configuration) => isCurrent(configuration.at('SecurityPolicy').or('TLS_1_2')));
}

function isCurrent(policy: Position): Verdict {
  return policy.matches(WITHOUT_OLD_TLS, 'TLS_1_2, or a policy of TLS 1.2 or 1.3 by name');
}

const example = (Type: string, Properties: object): Example => ({ Resources: { Api: { Type, Properties } } });

/** Custom domains of APIs refuse outdated TLS. */
export const apiDomainTlsPolicy = control({
  id: 'ApiDomainTlsPolicy',
  area: 'edge',
  title: 'Custom domains of APIs accept TLS 1.2 and newer only',
  rationale: 'With the policy TLS_1_0 an attacker on the way pushes a shopper down to protocols that are broken.',
  severity: 'medium',
  frameworks: { 'pci-dss-4.0.1': [judged('2.2.5'), judged('4.2.1')], gdpr: ['32.1.a'], 'nist-csf-2.0': ['PR.DS-02'] },
  since: '0.1.0',
  check: each([DOMAIN, V2_DOMAIN], judgeDomain),
  remedy: 'Set securityPolicy: SecurityPolicy.TLS_1_2 on the domain name.',
  detect: [managedRule('APIGATEWAY_DOMAIN_NAME_TLS_CHECK')],
  examples: {
    compliant: [
      example(DOMAIN, { SecurityPolicy: 'TLS_1_2' }),
      example(DOMAIN, { SecurityPolicy: 'SecurityPolicy_TLS13_1_2_PFS_PQ_2025_09' }),
      example(V2_DOMAIN, { DomainNameConfigurations: [{ EndpointType: 'REGIONAL' }] }),
    ],
    violating: [
      { faultAt: 'SecurityPolicy', ...example(DOMAIN, {}) },
      { faultAt: 'SecurityPolicy', ...example(DOMAIN, { SecurityPolicy: 'TLS_1_0' }) },
      {
        faultAt: 'DomainNameConfigurations[0].SecurityPolicy',
        ...example(V2_DOMAIN, { DomainNameConfigurations: [{ SecurityPolicy: 'TLS_1_0' }] }),
      },
    ],
    unknown: [{ Parameters: { Tls: { Type: 'String' } }, ...example(DOMAIN, { SecurityPolicy: { Ref: 'Tls' } }) }],
  },
});
