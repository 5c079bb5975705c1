import type { Control } from '../control';
import { databaseNotPublic } from './database-not-public';
import { messageBrokerNotPublic } from './message-broker-not-public';
import { securityGroupAdministrationPorts } from './security-group-administration-ports';
import { securityGroupIngress } from './security-group-ingress';
import { subnetNoPublicIp } from './subnet-no-public-ip';
import { vpcFlowLogs } from './vpc-flow-logs';

/** Controls over who reaches what in the shop's networks. */
export const networkControls: readonly Control[] = [
  securityGroupIngress,
  securityGroupAdministrationPorts,
  databaseNotPublic,
  messageBrokerNotPublic,
  vpcFlowLogs,
  subnetNoPublicIp,
];
