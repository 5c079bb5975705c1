import { each } from '../check';
import { control, type Example } from '../control';
import { managedRule } from '../detect';
import { judged } from '../frameworks/framework';
import { all } from '../verdict';
import { everyContainer, TASK } from './task-containers';

const example = (LogConfiguration?: object): Example => ({
  Resources: { Checkout: { Type: TASK, Properties: { ContainerDefinitions: [{ Name: 'web', LogConfiguration }] } } },
});

/** What a container writes outlives it. */
export const taskLogs = control({
  id: 'TaskLogs',
  area: 'compute',
  title: 'Containers send their logs out',
  rationale: 'Fargate keeps nothing of a container that ended, and an attacked one is replaced within seconds.',
  severity: 'medium',
  frameworks: {
    'pci-dss-4.0.1': [judged('10.2.1'), judged('10.3.3')],
    gdpr: ['33.5'],
    'nist-csf-2.0': ['PR.PS-04'],
  },
  since: '0.1.0',
  check: each(TASK, (task) =>
    everyContainer(task, (container) => {
      const driver = container.at('LogConfiguration.LogDriver');
      return all(driver.present(), driver.noneOf(['none']));
    }),
  ),
  remedy:
    'Set logging: LogDrivers.awsLogs({ streamPrefix, logGroup }) in addContainer, for log routers and sidecars too.',
  detect: [managedRule('ECS_TASK_DEFINITION_LOG_CONFIGURATION')],
  examples: {
    compliant: [
      example({ LogDriver: 'awslogs', Options: { 'awslogs-group': 'shop' } }),
      example({ LogDriver: 'awsfirelens' }),
    ],
    violating: [
      { faultAt: 'ContainerDefinitions[0].LogConfiguration.LogDriver', ...example() },
      { faultAt: 'ContainerDefinitions[0].LogConfiguration.LogDriver', ...example({ LogDriver: 'none' }) },
    ],
    unknown: [{ Parameters: { Driver: { Type: 'String' } }, ...example({ LogDriver: { Ref: 'Driver' } }) }],
  },
});
