import type { Control } from '../control';
import { computeNoPublicIp } from './compute-no-public-ip';
import { databaseNotPublic } from './database-not-public';
import { defaultSecurityGroupClosed } from './default-security-group-closed';
import { dnsFirewallFailsClosed } from './dns-firewall-fails-closed';
import { endpointPolicyRestricted } from './endpoint-policy-restricted';
import { flowLogDestinationEncrypted } from './flow-log-destination-encrypted';
import { kubernetesNotPublic } from './kubernetes-not-public';
import { messageBrokerNotPublic } from './message-broker-not-public';
import { networkAclAdministrationPorts } from './network-acl-administration-ports';
import { replicationInstanceNotPublic } from './replication-instance-not-public';
import { searchDomainInVpc } from './search-domain-in-vpc';
import { securityGroupAdministrationPorts } from './security-group-administration-ports';
import { securityGroupEgress } from './security-group-egress';
import { securityGroupIngress } from './security-group-ingress';
import { storeSubnetsIsolated } from './store-subnets-isolated';
import { subnetNoPublicIp } from './subnet-no-public-ip';
import { vpcFlowLogs } from './vpc-flow-logs';
import { vpcGatewayEndpoints } from './vpc-gateway-endpoints';
import { vpcInterfaceEndpoints } from './vpc-interface-endpoints';
import { vpcOutboundFiltered } from './vpc-outbound-filtered';
import { warehouseNotPublic } from './warehouse-not-public';

/** Controls over who reaches what in the shop's networks. */
export const networkControls: readonly Control[] = [
  securityGroupIngress,
  securityGroupAdministrationPorts,
  databaseNotPublic,
  messageBrokerNotPublic,
  vpcFlowLogs,
  subnetNoPublicIp,
  searchDomainInVpc,
  warehouseNotPublic,
  replicationInstanceNotPublic,
  computeNoPublicIp,
  securityGroupEgress,
  networkAclAdministrationPorts,
  kubernetesNotPublic,
  defaultSecurityGroupClosed,
  storeSubnetsIsolated,
  endpointPolicyRestricted,
  vpcGatewayEndpoints,
  flowLogDestinationEncrypted,
  dnsFirewallFailsClosed,
  vpcInterfaceEndpoints,
  vpcOutboundFiltered,
];
