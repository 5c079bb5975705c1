import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CfnElement, NestedStack, Stack, Stage, Token } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import type { Resource } from '../controls/resource';
import type { Template } from '../controls/template';
import { type TemplateInput, TemplateSet } from '../controls/template-set';
import { isObject, own } from '../controls/value';
import { AssemblyError } from '../errors';

/** The templates of an app as they lie on disk after synthesis, and the construct behind each of their resources. */
export class RenderedTemplates {
  /** The templates, named by their absolute path. */
  public readonly templates: TemplateSet;
  private readonly stackPaths: ReadonlyMap<string, string>;
  private index: ReadonlyMap<Resource, string> | undefined;

  /**
   * Reads every stack's template below `app`, nested stacks and nested stages included.
   *
   * @param today the day by which dated facts are judged
   * @throws AssemblyError when a template is missing or is not JSON
   */
  public constructor(
    private readonly app: IConstruct,
    today: Date,
  ) {
    const stacks = app.node.findAll().filter(Stack.isStack);
    this.stackPaths = new Map(stacks.map((stack) => [templatePath(stack), stack.node.path]));
    this.templates = new TemplateSet(stacks.map(templateInput), today);
  }

  /** The path of the construct that rendered a resource; `undefined` for a resource that a macro or transform adds. */
  public constructPath(resource: Resource): string | undefined {
    // The CDK CLI has the path written into the template, which saves a look through the whole tree. An included template
    // may carry the paths of the app that it comes from.
    const metadata = resource.attribute('Metadata');
    const path = isObject(metadata) ? own(metadata, PATH_METADATA) : undefined;
    const stack = this.stackPaths.get(resource.template.name);
    if (typeof path === 'string' && path.startsWith(`${stack}/`)) return path;
    this.index ??= this.indexed();
    return this.index.get(resource);
  }

  /** The stacks with their templates, nested ones as stacks of their own. */
  public get stacks(): readonly { readonly path: string; readonly templates: readonly Template[] }[] {
    return [...this.stackPaths].map(([name, path]) => {
      const template = this.templates.templates.get(name);
      return { path, templates: template === undefined ? [] : [template] };
    });
  }

  /** The paths of the constructs by the resource that each renders. */
  private indexed(): ReadonlyMap<Resource, string> {
    const paths = new Map<Resource, string>();
    const elements = new Map<Stack, CfnElement[]>();
    for (const element of this.app.node.findAll().filter(CfnElement.isCfnElement)) {
      const peers = elements.get(element.stack);
      if (peers === undefined) elements.set(element.stack, [element]);
      else peers.push(element);
    }
    for (const [stack, own] of elements) {
      const resources = this.templates.templates.get(templatePath(stack))?.resources ?? new Map<string, Resource>();
      const record = (element: CfnElement, logicalId: string) => {
        const resource = resources.get(logicalId);
        if (resource !== undefined) paths.set(resource, element.node.path);
      };
      for (const element of own) record(element, stack.getLogicalId(element));
      // To resolve a token for each element costs more than all the rest; only overridden ids need it.
      if ([...resources.values()].every((resource) => paths.has(resource))) continue;
      for (const element of own) record(element, String(stack.resolve(element.logicalId)));
    }
    return paths;
  }
}

/** Metadata key of a construct's path ("aws:cdk:enable-path-metadata"). */
const PATH_METADATA = 'aws:cdk:path';

function templatePath(stack: Stack): string {
  return join(Stage.of(stack)?.outdir ?? '', stack.templateFile);
}

function templateInput(stack: Stack): TemplateInput {
  const name = templatePath(stack);
  const parent = stack.nestedStackParent;
  const resource = NestedStack.isNestedStack(stack) ? stack.nestedStackResource : undefined;
  return {
    name,
    body: readTemplate(name),
    ...(Token.isUnresolved(stack.stackName) ? {} : { stackName: stack.stackName }),
    ...(Token.isUnresolved(stack.region) ? {} : { region: stack.region }),
    ...(Token.isUnresolved(stack.account) ? {} : { account: stack.account }),
    ...(parent === undefined || resource === undefined
      ? {}
      : { nestedIn: { template: templatePath(parent), logicalId: String(parent.resolve(resource.logicalId)) } }),
  };
}

function readTemplate(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new AssemblyError(`${path}: the template cannot be read: ${error instanceof Error ? error.message : error}`);
  }
}
