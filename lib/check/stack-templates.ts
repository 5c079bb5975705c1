import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { TemplateInput } from '../controls/template-set';
import { isObject, own } from '../controls/value';
import { readJsonObject } from './json-file';

/** The templates of one stack. */
export interface StackTemplates {
  /** The stack's own, then those of its nested stacks. */
  readonly templates: readonly TemplateInput[];
  /** Nested stacks whose template is not in the assembly, one clause each. */
  readonly unread: readonly string[];
}

/** What is known of a template besides its text. */
type Deployment = Omit<TemplateInput, 'name' | 'body'>;

/**
 * Reads the template of a stack and those of its nested stacks, however deep.
 *
 * @param directory the assembly in which they lie
 * @param file name of the stack's template
 * @param deployment what is known of the stack
 * @throws AssemblyError when a template cannot be read
 */
export function readStackTemplates(directory: string, file: string, deployment: Deployment): StackTemplates {
  const templates: TemplateInput[] = [];
  const unread: string[] = [];
  const seen = new Set<string>();
  const read = (child: string, known: Deployment) => {
    seen.add(child);
    const name = join(directory, child);
    const body = readJsonObject(name);
    templates.push({ ...known, name, body });
    const { stackName: _parents, ...inherited } = known;
    for (const [logicalId, template] of nestedStacks(body)) {
      // A template that two nested stacks share is judged once; one that nests itself would never end.
      if (template !== undefined && seen.has(template)) continue;
      if (template !== undefined && existsSync(join(directory, template))) {
        read(template, { ...inherited, nestedIn: { template: name, logicalId } });
      } else {
        unread.push(`${name}: the template of the nested stack ${logicalId} is not in the assembly`);
      }
    }
  };
  read(file, deployment);
  return { templates, unread };
}

/** The nested stacks of a template by logical id, with the file that the CDK notes in their metadata. */
function nestedStacks(body: Readonly<Record<string, unknown>>): readonly (readonly [string, string | undefined])[] {
  const resources = own(body, 'Resources');
  return Object.entries(isObject(resources) ? resources : {}).flatMap(([logicalId, resource]) => {
    if (!isObject(resource) || own(resource, 'Type') !== 'AWS::CloudFormation::Stack') return [];
    const metadata = own(resource, 'Metadata');
    const path = isObject(metadata) ? own(metadata, 'aws:asset:path') : undefined;
    return [[logicalId, typeof path === 'string' && path.endsWith('.json') ? basename(path) : undefined] as const];
  });
}
