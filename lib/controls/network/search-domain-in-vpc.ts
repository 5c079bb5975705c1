import { each } from '../check';
import { control, type Example } from '../control';
import { SEARCH_TYPES } from '../data/search-domain';
import { managedRule } from '../detect';
import { judged } from '../frameworks/framework';

const example = (VPCOptions?: object, Type = 'AWS::OpenSearchService::Domain'): Example => ({
  Resources: { Catalog: { Type, Properties: { VPCOptions } } },
});

/** Search domains have addresses in the network of the shop alone. */
export const searchDomainInVpc = control({
  id: 'SearchDomainInVpc',
  area: 'network',
  title: 'Search domains stand inside a VPC',
  rationale: 'A domain with a public endpoint is one line of its access policy away from being read by everybody.',
  severity: 'high',
  frameworks: {
    'pci-dss-4.0.1': [judged('1.4.4'), judged('1.3.1')],
    gdpr: ['32.1.b'],
    'nist-csf-2.0': ['PR.IR-01', 'PR.DS-01'],
  },
  since: '0.1.0',
  check: each(SEARCH_TYPES, (domain) => domain.at('VPCOptions.SubnetIds').present()),
  remedy: 'Set vpc and vpcSubnets; a domain cannot be moved into a VPC later.',
  detect: [managedRule('OPENSEARCH_IN_VPC_ONLY')],
  examples: {
    compliant: [
      example({ SubnetIds: ['subnet-0123456789abcdef0'] }),
      example({ SubnetIds: [{ 'Fn::ImportValue': 'subnet-a' }] }, 'AWS::Elasticsearch::Domain'),
    ],
    violating: [
      { faultAt: 'VPCOptions.SubnetIds', ...example() },
      { faultAt: 'VPCOptions.SubnetIds', ...example({ SubnetIds: [] }) },
    ],
    unknown: [
      { Parameters: { Subnets: { Type: 'CommaDelimitedList' } }, ...example({ SubnetIds: { Ref: 'Subnets' } }) },
    ],
  },
});
