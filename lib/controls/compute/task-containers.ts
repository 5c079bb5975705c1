import type { Position } from '../position';
import type { Resource } from '../resource';
import { all, compliant, type Verdict } from '../verdict';

export const TASK = 'AWS::ECS::TaskDefinition';

/** Holds when every container of a task passes; a task without containers cannot fail. */
export function everyContainer(task: Resource, judge: (container: Position) => Verdict): Verdict {
  return all(compliant(), task.at('ContainerDefinitions').every(judge));
}

/** Holds where a task runs on Linux, as one does that names no system. */
export function runsOnLinux(task: Resource): Verdict {
  return task
    .at('RuntimePlatform.OperatingSystemFamily')
    .or('LINUX')
    .satisfies((family) => !/^WINDOWS/i.test(String(family)), 'LINUX');
}
