import { basename, relative, sep } from 'node:path';
import { isObject, own } from '../controls/value';
import { AssemblyError } from '../errors';
import type { CheckInput } from './check-input';
import { type AssemblyStack, readCloudAssembly } from './cloud-assembly';
import { type ConstructOrigin, ConstructOrigins } from './construct-origins';
import { type ReadTemplate, readTemplate } from './read-template';
import { readReportedViolations } from './reported-violations';
import { expandServerless } from './serverless-expansion';
import { TemplateLines } from './template-lines';

/**
 * Reads a cloud assembly for the checks: its templates, where their resources come from, and what other validation
 * plugins found at synth.
 *
 * @throws AssemblyError in one line, when it is no cloud assembly, holds no stack, or a file of it cannot be read
 */
export function assemblyInput(directory: string): CheckInput {
  const { stacks, unread } = readCloudAssembly(directory);
  if (stacks.length === 0) {
    throw new AssemblyError(`${directory}: there is no stack in this cloud assembly; name another one`);
  }
  const owners = new Map(
    stacks.flatMap((stack) => stack.templates.map(({ name }) => [name, new StackSources(stack)] as const)),
  );
  const templates = stacks.flatMap((stack) => stack.templates);
  const expansions = new Map(
    templates.map(({ name, body }) => [name, expandServerless(isObject(body) ? body : {})] as const),
  );
  const paths = new Map<string, readonly [string, string]>();
  return {
    templates: templates.map((template) => ({ ...template, body: expansions.get(template.name)?.body })),
    unread: [
      ...unread,
      ...[...expansions].flatMap(([name, expansion]) => expansion.unread.map((clause) => `${name}: ${clause}`)),
    ],
    reported: readReportedViolations(directory),
    stackOf: (template) => owners.get(template)?.stack.path ?? basename(template),
    originOf: (template, logicalId) => owners.get(template)?.originOf(template, logicalId),
    resourceAt(constructPath, template, logicalId) {
      if (paths.size === 0) for (const sources of owners.values()) sources.index(paths);
      const [file, id] = (constructPath === undefined ? undefined : paths.get(constructPath)) ?? [
        fileNamed(template ?? '', [...owners.keys()]),
        logicalId ?? '',
      ];
      const type = owners.get(file)?.typeOf(file, id) ?? '';
      return { logicalId: id, type, template: file };
    },
    writtenAs: (template, logicalId, property) => expansions.get(template)?.originOf(logicalId)?.written(property),
    lineOf(template, logicalId, property) {
      const lines = owners.get(template)?.linesOf(template);
      const origin = expansions.get(template)?.originOf(logicalId);
      return origin === undefined ? lines?.ofResource(logicalId, property) : lines?.of(origin.path(property));
    },
  };
}

/** A plugin names a template as it lay where the app was synthesized; the CDK gives every template a name of its own. */
function fileNamed(template: string, files: readonly string[]): string {
  return files.find((file) => basename(file) === basename(template)) ?? template;
}

/** What lies beside one stack's templates; read when a finding asks for it. */
class StackSources {
  private origins: ConstructOrigins | undefined;
  private readonly lines = new Map<string, TemplateLines>();

  public constructor(public readonly stack: AssemblyStack) {}

  public originOf(template: string, logicalId: string): ConstructOrigin | undefined {
    this.origins ??= new ConstructOrigins(this.stack.directory, this.stack.metadataFile);
    const origin = this.origins.of(basename(template), logicalId);
    if (origin !== undefined) return origin;
    // An app may leave logical ids out of its metadata; most resources then still name their constructs.
    const metadata = own(this.resource(template, logicalId), 'Metadata');
    const path = isObject(metadata) ? own(metadata, 'aws:cdk:path') : undefined;
    return typeof path === 'string' ? this.origins.at(path) : undefined;
  }

  public linesOf(template: string): TemplateLines {
    let lines = this.lines.get(template);
    if (lines === undefined) {
      lines = new TemplateLines(fromWorkingDirectory(readTemplate(template)));
      this.lines.set(template, lines);
    }
    return lines;
  }

  public typeOf(template: string, logicalId: string): string | undefined {
    const type = own(this.resource(template, logicalId), 'Type');
    return typeof type === 'string' ? type : undefined;
  }

  /** Notes the template and logical id of every construct path. */
  public index(paths: Map<string, readonly [string, string]>): void {
    for (const { name } of this.stack.templates) {
      for (const logicalId of Object.keys(this.resources(name))) {
        const origin = this.originOf(name, logicalId);
        if (origin !== undefined) paths.set(origin.constructPath, [name, logicalId]);
      }
    }
  }

  private resource(template: string, logicalId: string): Readonly<Record<string, unknown>> {
    const resource = own(this.resources(template), logicalId);
    return isObject(resource) ? resource : {};
  }

  private resources(template: string): Readonly<Record<string, unknown>> {
    const body = this.stack.templates.find(({ name }) => name === template)?.body;
    const resources = isObject(body) ? own(body, 'Resources') : undefined;
    return isObject(resources) ? resources : {};
  }
}

/** Locations name files as a pull request does. */
function fromWorkingDirectory(template: ReadTemplate): ReadTemplate {
  return { ...template, file: relative('', template.file).split(sep).join('/') };
}
