import { basename, relative, sep } from 'node:path';
import type { Location } from '../finding';
import type { CheckInput } from './check-input';
import { type AssemblyStack, readCloudAssembly } from './cloud-assembly';
import { type ConstructOrigin, ConstructOrigins } from './construct-origins';
import { type ReadTemplate, readTemplate } from './read-template';
import { readReportedViolations } from './reported-violations';
import { TemplateLines } from './template-lines';

/**
 * Reads a cloud assembly for the checks: its templates, where their resources come from, and what other validation
 * plugins found at synth.
 *
 * @throws AssemblyError in one line, when it is no cloud assembly, or a file of it cannot be read
 */
export function assemblyInput(directory: string): CheckInput {
  const { stacks, unread } = readCloudAssembly(directory);
  const owners = new Map(
    stacks.flatMap((stack) => stack.templates.map(({ name }) => [name, new StackSources(stack)] as const)),
  );
  const paths = new Map<string, readonly [string, string]>();
  return {
    templates: stacks.flatMap(({ templates }) => templates),
    unread,
    reported: readReportedViolations(directory),
    stackOf: (template) => owners.get(template)?.stack.path ?? basename(template),
    originOf: (template, logicalId) => owners.get(template)?.originOf(template, logicalId),
    resourceAt(constructPath, template, logicalId) {
      if (paths.size === 0) for (const sources of owners.values()) sources.index(paths);
      const [file, id] = (constructPath === undefined ? undefined : paths.get(constructPath)) ?? [
        template ?? '',
        logicalId ?? '',
      ];
      const type = owners.get(file)?.typeOf(file, id) ?? '';
      return { logicalId: id, type, template: file };
    },
    // CDK apps that use AWS SAM are rare; the template that CDK writes is judged as it is.
    writtenAs: () => undefined,
    lineOf: (template, logicalId, property) => owners.get(template)?.lineOf(template, logicalId, property),
  };
}

/** What lies beside one stack's templates; read when a finding asks for it. */
class StackSources {
  private origins: ConstructOrigins | undefined;
  private readonly lines = new Map<string, TemplateLines>();

  public constructor(public readonly stack: AssemblyStack) {}

  public originOf(template: string, logicalId: string): ConstructOrigin | undefined {
    this.origins ??= new ConstructOrigins(this.stack.directory, this.stack.metadataFile);
    return this.origins.of(basename(template), logicalId);
  }

  public lineOf(template: string, logicalId: string, property: string): Location | undefined {
    let lines = this.lines.get(template);
    if (lines === undefined) {
      lines = new TemplateLines(fromWorkingDirectory(readTemplate(template)));
      this.lines.set(template, lines);
    }
    return lines.ofResource(logicalId, property);
  }

  public typeOf(template: string, logicalId: string): string | undefined {
    return this.resourcesOf(template).get(logicalId);
  }

  /** Notes the template and logical id of every construct path. */
  public index(paths: Map<string, readonly [string, string]>): void {
    for (const { name } of this.stack.templates) {
      for (const logicalId of this.resourcesOf(name).keys()) {
        const origin = this.originOf(name, logicalId);
        if (origin !== undefined) paths.set(origin.constructPath, [name, logicalId]);
      }
    }
  }

  private resourcesOf(template: string): ReadonlyMap<string, string> {
    const body = this.stack.templates.find(({ name }) => name === template)?.body;
    const { Resources = {} } = (body ?? {}) as { Resources?: Readonly<Record<string, { Type?: unknown } | null>> };
    return new Map(Object.entries(Resources).map(([id, resource]) => [id, String(resource?.Type ?? '')]));
  }
}

/** Locations name files as a pull request does. */
function fromWorkingDirectory(template: ReadTemplate): ReadTemplate {
  return { ...template, file: relative('', template.file).split(sep).join('/') };
}
