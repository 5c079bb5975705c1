import { joined, type Related } from '../relation-index';
import type { Resource } from '../resource';
import { referencesOf, scalarText } from '../value';

const FUNCTION = 'AWS::Lambda::Function';

/** The functions and tasks that write into a log group: what an application says of its customers. */
export function applicationsOf(group: Resource): Related {
  const tasks = group.template.set.ofType('AWS::ECS::TaskDefinition').filter((task) => logsInto(task, group));
  const named = group.at('LogGroupName').values.flatMap(referencesOf);
  const functions = named.map(({ resource }) => resource).filter(({ type }) => type === FUNCTION);
  return joined(group.relatedBy(FUNCTION, 'LoggingConfig.LogGroup'), {
    found: [...tasks, ...functions],
    undecided: [],
  });
}

function logsInto(task: Resource, group: Resource): boolean {
  return task
    .at('ContainerDefinitions')
    .items()
    .map((container) => container.at('LogConfiguration.Options').property('awslogs-group'))
    .some((name) =>
      name.values.some(
        (value) =>
          referencesOf(value).some(({ resource }) => resource === group) ||
          (value.kind === 'scalar' && scalarText(value.value) === group.literalNames()[0]),
      ),
    );
}
