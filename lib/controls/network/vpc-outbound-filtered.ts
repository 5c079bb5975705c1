import { each } from '../check';
import { control, type Example } from '../control';
import { none } from '../detect';
import { judged } from '../frameworks/framework';
import { joined } from '../relation-index';
import type { Resource } from '../resource';
import { someRelated } from '../some-related';
import { compliant, notApplicable, type Verdict, violation } from '../verdict';

const ASSOCIATION = 'AWS::Route53Resolver::FirewallRuleGroupAssociation';

/** Code that cannot be reached from the internet reaches it, through a NAT gateway. */
function hasWayOut(vpc: Resource): boolean {
  return vpc
    .relatedBy('AWS::EC2::Subnet', 'VpcId')
    .found.some((subnet) => subnet.relatedBy('AWS::EC2::NatGateway', 'SubnetId').found.length > 0);
}

function judgeVpc(vpc: Resource): Verdict {
  if (!hasWayOut(vpc)) return notApplicable();
  return someRelated(
    joined(vpc.relatedBy(ASSOCIATION, 'VpcId'), vpc.relatedBy('AWS::NetworkFirewall::Firewall', 'VpcId')),
    () => compliant(),
    violation('', 'it has a NAT gateway, and neither a DNS firewall nor a network firewall'),
  );
}

const example = (others: Readonly<Record<string, object>>): Example => ({
  Resources: {
    Network: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } },
    Subnet: { Type: 'AWS::EC2::Subnet', Properties: { VpcId: { Ref: 'Network' } } },
    Nat: { Type: 'AWS::EC2::NatGateway', Properties: { SubnetId: { Ref: 'Subnet' } } },
    ...others,
  },
});
const association = (VpcId: unknown) => ({
  Type: ASSOCIATION,
  Properties: { VpcId, FirewallRuleGroupId: 'rslvr-frg-1', Priority: 101 },
});

/** Where code may speak to the internet, somebody says to whom. Not said of networks without a NAT gateway. */
export const vpcOutboundFiltered = control({
  id: 'VpcOutboundFiltered',
  area: 'network',
  title: 'Networks with a way out name the places that it may lead to',
  rationale: 'Security groups know no names: whoever may speak to the payment provider may speak to everybody.',
  severity: 'low',
  frameworks: {
    'pci-dss-4.0.1': [judged('1.3.2')],
    gdpr: ['32.1.b'],
    'nist-csf-2.0': ['PR.IR-01', 'DE.CM-01'],
  },
  since: '0.1.0',
  check: each('AWS::EC2::VPC', judgeVpc),
  remedy:
    'Associate a rule group of Route 53 Resolver DNS Firewall that allows the names that are needed and blocks the rest, or leave the NAT gateway out, as StorefrontVpc does.',
  detect: none(
    'No managed AWS Config rule asks for a firewall on the way out; a running network does not tell which are associated with it.',
  ),
  examples: {
    compliant: [
      example({ Names: association({ Ref: 'Network' }) }),
      example({ Wall: { Type: 'AWS::NetworkFirewall::Firewall', Properties: { VpcId: { Ref: 'Network' } } } }),
    ],
    violating: [
      { faultAt: '', ...example({}) },
      { faultAt: '', ...example({ Names: association('vpc-0123456789abcdef0') }) },
    ],
    unknown: [{ Parameters: { VpcId: { Type: 'String' } }, ...example({ Names: association({ Ref: 'VpcId' }) }) }],
  },
});
