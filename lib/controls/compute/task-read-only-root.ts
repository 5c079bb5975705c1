import { each } from '../check';
import { control, type Example } from '../control';
import { managedRule } from '../detect';
import { judged } from '../frameworks/framework';
import { onlyWhere } from '../only-where';
import { everyContainer, runsOnLinux, TASK } from './task-containers';

const example = (ReadonlyRootFilesystem?: unknown): Example => ({
  Resources: {
    Checkout: { Type: TASK, Properties: { ContainerDefinitions: [{ Name: 'web', ReadonlyRootFilesystem }] } },
  },
});

/** Containers cannot change their own program files. Windows knows no such setting. */
export const taskReadOnlyRoot = control({
  id: 'TaskReadOnlyRoot',
  area: 'compute',
  title: 'Containers run with a read-only root file system',
  rationale: 'Who breaks into a container otherwise plants a card skimmer in the very files that the shop serves.',
  severity: 'medium',
  frameworks: {
    'pci-dss-4.0.1': [judged('11.5.2'), judged('2.2.6')],
    gdpr: ['32.1.b'],
    'nist-csf-2.0': ['PR.PS-01', 'PR.PS-05'],
  },
  since: '0.1.0',
  check: each(TASK, (task) =>
    onlyWhere(
      runsOnLinux(task),
      everyContainer(task, (container) => container.at('ReadonlyRootFilesystem').isTrue()),
    ),
  ),
  remedy: 'Set readonlyRootFilesystem: true in addContainer, and mount a volume where the program must write.',
  detect: [managedRule('ECS_CONTAINERS_READONLY_ACCESS')],
  examples: {
    compliant: [example(true), example('true')],
    violating: [
      { faultAt: 'ContainerDefinitions[0].ReadonlyRootFilesystem', ...example() },
      { faultAt: 'ContainerDefinitions[0].ReadonlyRootFilesystem', ...example(false) },
    ],
    unknown: [{ Parameters: { ReadOnly: { Type: 'String' } }, ...example({ Ref: 'ReadOnly' }) }],
  },
});
