import { each } from '../check';
import { control, type Example } from '../control';
import { none } from '../detect';
import { judged } from '../frameworks/framework';

const SETTING = 'FirewallFailOpen';
const example = (FirewallFailOpen?: unknown): Example => ({
  Resources: {
    Firewall: {
      Type: 'AWS::Route53Resolver::FirewallConfig',
      Properties: { ResourceId: 'vpc-0123456789abcdef0', FirewallFailOpen },
    },
  },
});

/** A name that the DNS firewall could not judge is not looked up. It is so unless a template says otherwise. */
export const dnsFirewallFailsClosed = control({
  id: 'DnsFirewallFailsClosed',
  area: 'network',
  title: 'The DNS firewall lets nothing through that it could not judge',
  rationale: 'Data leaves in the names that are looked up, most easily while the firewall is overloaded.',
  severity: 'low',
  frameworks: {
    'pci-dss-4.0.1': [judged('1.3.2')],
    gdpr: ['32.1.b'],
    'nist-csf-2.0': ['PR.IR-01', 'DE.CM-01'],
  },
  since: '0.1.0',
  check: each('AWS::Route53Resolver::FirewallConfig', (firewall) => firewall.at(SETTING).noneOf(['ENABLED'])),
  remedy: "Set firewallFailOpen: 'DISABLED'.",
  detect: none(
    'AWS Config has no managed rule for how the DNS firewall fails; AWS Cloud Control does not read its settings.',
  ),
  examples: {
    compliant: [example('DISABLED'), example()],
    violating: [{ faultAt: SETTING, ...example('ENABLED') }],
    unknown: [{ Parameters: { Open: { Type: 'String' } }, ...example({ Ref: 'Open' }) }],
  },
});
