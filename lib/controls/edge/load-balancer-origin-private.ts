import { each } from '../check';
import { control } from '../control';
import { none } from '../detect';
import { judged } from '../frameworks/framework';
import type { Position } from '../position';
import type { Resource } from '../resource';
import { all, notApplicable, unknown, type Verdict, violation } from '../verdict';
import { ingressOf } from './load-balancer-ingress';
import { originDomain, originResource } from './referenced-origin';

/** A domain name that Elastic Load Balancing gives. */
const BALANCER_DOMAIN = /\.elb\.([a-z0-9-]+\.)?amazonaws\.com(\.cn)?$/i;

function judgeOrigin(origin: Position): Verdict {
  if (origin.at('VpcOriginConfig').absent().kind !== 'compliant') return origin.at('VpcOriginConfig').present();
  const { path } = origin.at('DomainName');
  const balancer = originResource(origin, 'AWS::ElasticLoadBalancingV2::LoadBalancer');
  if (balancer !== undefined) return judgeBalancer(origin, balancer);
  if (!BALANCER_DOMAIN.test(originDomain(origin))) return notApplicable();
  return unknown(path, 'the load balancer is not in the templates');
}

/** The prefix list holds every distribution of everybody, so that a secret header must tell the shop's apart. */
function judgeBalancer(origin: Position, balancer: Resource): Verdict {
  const { path } = origin.at('DomainName');
  const ingress = ingressOf(balancer);
  if (ingress.kind === 'violation') {
    const open = `${balancer.logicalId} also answers others`;
    return violation(path, `${open} (${ingress.faults[0]?.message ?? ''}); expected a VPC origin`);
  }
  const headers = origin.at('OriginCustomHeaders');
  const marked = headers.present();
  const unmarked = `${headers.path} is absent; expected a secret header by which ${balancer.logicalId} knows the shop's distribution`;
  return all(ingress, marked.kind === 'violation' ? violation(headers.path, unmarked) : marked);
}

const shop = (origin: object, source: object = { SourcePrefixListId: 'pl-4fa04526' }) => ({
  Resources: {
    Shop: {
      Type: 'AWS::CloudFront::Distribution',
      Properties: {
        DistributionConfig: { Origins: [{ DomainName: { 'Fn::GetAtt': ['Balancer', 'DNSName'] }, ...origin }] },
      },
    },
    Balancer: {
      Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
      Properties: { SecurityGroups: [{ 'Fn::GetAtt': ['Web', 'GroupId'] }] },
    },
    Web: {
      Type: 'AWS::EC2::SecurityGroup',
      Properties: { SecurityGroupIngress: [{ IpProtocol: 'tcp', FromPort: 443, ToPort: 443, ...source }] },
    },
  },
});
const custom = { CustomOriginConfig: { OriginProtocolPolicy: 'https-only' } };
const secret = { OriginCustomHeaders: [{ HeaderName: 'x-origin', HeaderValue: '{{resolve:secretsmanager:origin}}' }] };

/** A load balancer behind a distribution answers nobody else. */
export const loadBalancerOriginPrivate = control({
  id: 'LoadBalancerOriginPrivate',
  area: 'edge',
  title: 'Load balancers behind a distribution answer that distribution alone',
  rationale: "Whoever finds the load balancer's name goes around the web ACL, the rate limits and the access log.",
  severity: 'high',
  frameworks: { 'pci-dss-4.0.1': [judged('1.4.2'), judged('1.4.4')], gdpr: ['32.1.b'], 'nist-csf-2.0': ['PR.IR-01'] },
  since: '0.1.0',
  check: each('AWS::CloudFront::Distribution', (distribution) =>
    distribution.at('DistributionConfig.Origins').every(judgeOrigin),
  ),
  remedy:
    'Use StorefrontOrigin.loadBalancer, a VPC origin. Otherwise let in the prefix list com.amazonaws.global.cloudfront.origin-facing alone, and check a secret header.',
  detect: none(
    'No managed AWS Config rule follows an origin to the security groups of its load balancer; a running distribution names only the address of the load balancer.',
  ),
  examples: {
    compliant: [shop({ VpcOriginConfig: { VpcOriginId: 'vo-1' } }), shop({ ...custom, ...secret })],
    violating: [
      {
        faultAt: 'DistributionConfig.Origins[0].DomainName',
        ...shop({ ...custom, ...secret }, { CidrIp: '0.0.0.0/0' }),
      },
      { faultAt: 'DistributionConfig.Origins[0].OriginCustomHeaders', ...shop(custom) },
    ],
    unknown: [
      shop({ ...custom, DomainName: 'shop-1234567890.eu-west-1.elb.amazonaws.com' }),
      { Parameters: { Source: { Type: 'String' } }, ...shop({ ...custom, ...secret }, { CidrIp: { Ref: 'Source' } }) },
    ],
  },
});
