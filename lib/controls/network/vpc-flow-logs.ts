import { each } from '../check';
import { control, type Example } from '../control';
import { managedRule } from '../detect';
import { judged } from '../frameworks/framework';
import { someRelated } from '../some-related';
import { violation } from '../verdict';

const log = (Properties: object) => ({
  Type: 'AWS::EC2::FlowLog',
  Properties: { ResourceType: 'VPC', LogDestinationType: 'cloud-watch-logs', ...Properties },
});
const example = (others: Record<string, object>): Example => ({
  Resources: { Network: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } }, ...others },
});

/** Networks log the connections that they refuse, at least. */
export const vpcFlowLogs = control({
  id: 'VpcFlowLogs',
  area: 'network',
  title: 'Networks log their connections',
  rationale: 'Without flow logs nobody can tell after an intrusion where the data went.',
  severity: 'medium',
  frameworks: {
    'pci-dss-4.0.1': ['10.2.1', judged('11.5.1')],
    gdpr: ['33.5'],
    'nist-csf-2.0': ['DE.CM-01', 'PR.PS-04'],
  },
  since: '0.1.0',
  check: each('AWS::EC2::VPC', (vpc) =>
    someRelated(
      vpc.relatedBy('AWS::EC2::FlowLog', 'ResourceId'),
      (flowLog) => flowLog.at('TrafficType').oneOf(['ALL', 'REJECT']),
      violation('', 'no flow log records all or the rejected connections of the network'),
    ),
  ),
  remedy: 'Set flowLogs on the Vpc, or call addFlowLog.',
  detect: [managedRule('VPC_FLOW_LOGS_ENABLED')],
  examples: {
    compliant: [example({ Log: log({ ResourceId: { Ref: 'Network' }, TrafficType: 'ALL' }) })],
    violating: [
      { faultAt: '', ...example({}) },
      { faultAt: '', ...example({ Log: log({ ResourceId: { Ref: 'Network' }, TrafficType: 'ACCEPT' }) }) },
      { faultAt: '', ...example({ Log: log({ ResourceId: 'vpc-0123456789abcdef0', TrafficType: 'ALL' }) }) },
    ],
    unknown: [
      {
        Parameters: { VpcId: { Type: 'AWS::EC2::VPC::Id' } },
        ...example({ Log: log({ ResourceId: { Ref: 'VpcId' }, TrafficType: 'ALL' }) }),
      },
    ],
  },
});
