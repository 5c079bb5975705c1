import { each } from '../check';
import { control, type Example } from '../control';
import { managedRule } from '../detect';
import { judged } from '../frameworks/framework';
import { all } from '../verdict';
import { TASK } from './task-containers';

const example = (Properties: object): Example => ({ Resources: { Checkout: { Type: TASK, Properties } } });

/** Containers share neither network, nor processes, nor memory segments with their host. */
export const taskHostNamespaces = control({
  id: 'TaskHostNamespaces',
  area: 'compute',
  title: 'Containers share no namespace with their host',
  rationale: 'In the namespaces of the host a container sees the traffic and the processes of every other one.',
  severity: 'high',
  frameworks: {
    'pci-dss-4.0.1': [judged('2.2.6'), judged('1.4.1')],
    gdpr: ['32.1.b'],
    'nist-csf-2.0': ['PR.PS-01', 'PR.IR-01'],
  },
  since: '0.1.0',
  check: each(TASK, (task) =>
    all(...['NetworkMode', 'PidMode', 'IpcMode'].map((mode) => task.at(mode).noneOf(['host']))),
  ),
  remedy: 'Set networkMode: NetworkMode.AWS_VPC, and leave pidMode and ipcMode out.',
  detect: [managedRule('ECS_TASK_DEFINITION_NETWORK_MODE_NOT_HOST'), managedRule('ECS_TASK_DEFINITION_PID_MODE_CHECK')],
  examples: {
    compliant: [example({ NetworkMode: 'awsvpc' }), example({ PidMode: 'task', IpcMode: 'none' }), example({})],
    violating: [
      { faultAt: 'NetworkMode', ...example({ NetworkMode: 'host' }) },
      { faultAt: 'PidMode', ...example({ NetworkMode: 'bridge', PidMode: 'host' }) },
      { faultAt: 'IpcMode', ...example({ IpcMode: 'host' }) },
    ],
    unknown: [{ Parameters: { Mode: { Type: 'String' } }, ...example({ NetworkMode: { Ref: 'Mode' } }) }],
  },
});
