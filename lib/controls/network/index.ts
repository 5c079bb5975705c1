import type { Control } from '../control';
import { computeNoPublicIp } from './compute-no-public-ip';
import { databaseNotPublic } from './database-not-public';
import { kubernetesNotPublic } from './kubernetes-not-public';
import { messageBrokerNotPublic } from './message-broker-not-public';
import { networkAclAdministrationPorts } from './network-acl-administration-ports';
import { replicationInstanceNotPublic } from './replication-instance-not-public';
import { searchDomainInVpc } from './search-domain-in-vpc';
import { securityGroupAdministrationPorts } from './security-group-administration-ports';
import { securityGroupEgress } from './security-group-egress';
import { securityGroupIngress } from './security-group-ingress';
import { subnetNoPublicIp } from './subnet-no-public-ip';
import { vpcFlowLogs } from './vpc-flow-logs';
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
];
