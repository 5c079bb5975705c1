import { each } from '../check';
import { control, type Example } from '../control';
import { managedRule } from '../detect';
import { judged } from '../frameworks/framework';
import type { Position } from '../position';
import type { Resource } from '../resource';
import { all, compliant, type Verdict } from '../verdict';
import { everyContainer, TASK } from './task-containers';

const JOB = 'AWS::Batch::JobDefinition';

function judge(resource: Resource): Verdict {
  if (resource.type === TASK) return everyContainer(resource, isNotPrivileged);
  return all(
    isNotPrivileged(resource.at('ContainerProperties')),
    resource
      .at('EcsProperties.TaskProperties')
      .every((task) => all(compliant(), task.at('Containers').every(isNotPrivileged))),
  );
}

function isNotPrivileged(container: Position): Verdict {
  return container.at('Privileged').or(false).isFalse();
}

const task = (Privileged?: unknown): Example => ({
  Resources: { Checkout: { Type: TASK, Properties: { ContainerDefinitions: [{ Name: 'web', Privileged }] } } },
});
const job = (Privileged: unknown): Example => ({
  Resources: { Nightly: { Type: JOB, Properties: { Type: 'container', ContainerProperties: { Privileged } } } },
});

/** No container has the rights of root on its host. */
export const taskNotPrivileged = control({
  id: 'TaskNotPrivileged',
  area: 'compute',
  title: 'Containers are not privileged',
  rationale: 'Who breaks into a privileged container has the host, and every other container on it.',
  severity: 'high',
  frameworks: {
    'pci-dss-4.0.1': [judged('2.2.6'), judged('7.2.5')],
    gdpr: ['32.1.b'],
    'nist-csf-2.0': ['PR.PS-01', 'PR.AA-05'],
  },
  since: '0.1.0',
  check: each([TASK, JOB], judge),
  remedy: 'Leave privileged out; add the single Linux capability that is needed instead.',
  detect: [managedRule('ECS_CONTAINERS_NONPRIVILEGED')],
  examples: {
    compliant: [task(), task('false'), job(false)],
    violating: [
      { faultAt: 'ContainerDefinitions[0].Privileged', ...task(true) },
      { faultAt: 'ContainerProperties.Privileged', ...job('True') },
    ],
    unknown: [{ Parameters: { Privileged: { Type: 'String' } }, ...task({ Ref: 'Privileged' }) }],
  },
});
