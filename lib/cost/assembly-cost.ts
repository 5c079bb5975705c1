import { basename } from 'node:path';
import type { AssemblyStack, CloudAssembly } from '../check/cloud-assembly';
import { ConstructOrigins } from '../check/construct-origins';
import type { Resource } from '../controls/resource';
import { TemplateSet } from '../controls/template-set';
import { isObject, own } from '../controls/value';
import type { CostEstimate } from './cost-estimate';
import { estimateCost } from './estimate-cost';

/**
 * What the stacks of a cloud assembly cost in a month before anybody uses them.
 *
 * @throws AssemblyError when a stack's file of metadata cannot be read
 */
export function assemblyCost({ stacks }: CloudAssembly): CostEstimate {
  const { templates } = new TemplateSet(stacks.flatMap((stack) => stack.templates));
  const byTemplate = new Map(
    stacks.flatMap((stack) => stack.templates.map(({ name }) => [name, namesIn(stack)] as const)),
  );
  const resources = [...templates.values()].flatMap((template) =>
    [...template.resources.values()]
      .filter(({ condition }) => condition === undefined || template.condition(condition) !== false)
      .map((resource) => ({ resource, construct: byTemplate.get(template.name)?.(resource) ?? template.name })),
  );
  return estimateCost(resources);
}

/** Tells of a stack's resources which construct directly in the stack each belongs to; the stack's path where that is not known. */
function namesIn({ path, directory, metadataFile }: AssemblyStack): (resource: Resource) => string {
  const origins = new ConstructOrigins(directory, metadataFile);
  return (resource) => {
    const constructPath = origins.of(basename(resource.template.name), resource.logicalId)?.constructPath;
    const full = constructPath ?? pathOf(resource) ?? '';
    if (!full.startsWith(`${path}/`)) return path;
    const [child = ''] = full.slice(path.length + 1).split('/');
    return `${path}/${child}`;
  };
}

/** The path that the CDK writes into templates unless told otherwise. */
function pathOf(resource: Resource): string | undefined {
  const metadata = resource.attribute('Metadata');
  const path = isObject(metadata) ? own(metadata, 'aws:cdk:path') : undefined;
  return typeof path === 'string' ? path : undefined;
}
