import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CfnElement, NestedStack, Stack, Stage, Token } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import type { Resource } from '../controls/resource';
import { type TemplateInput, TemplateSet } from '../controls/template-set';
import { AssemblyError } from '../errors';

/** The templates of an app as they lie on disk after synthesis, and the construct behind each of their resources. */
export class RenderedTemplates {
  /** The templates, named by their absolute path. */
  public readonly templates: TemplateSet;
  private readonly paths = new Map<string, string>();

  /**
   * Reads every stack's template below `app`, nested stacks and nested stages included.
   *
   * @throws AssemblyError when a template is missing or is not JSON
   */
  public constructor(app: IConstruct) {
    const inputs: TemplateInput[] = [];
    for (const construct of app.node.findAll()) {
      if (Stack.isStack(construct)) inputs.push(templateInput(construct));
      else if (CfnElement.isCfnElement(construct)) this.record(construct);
    }
    this.templates = new TemplateSet(inputs);
  }

  /** The path of the construct that rendered a resource; `undefined` for a resource that a macro or transform adds. */
  public constructPath(resource: Resource): string | undefined {
    return this.paths.get(`${resource.template.name}#${resource.logicalId}`);
  }

  private record(element: CfnElement): void {
    const logicalId = String(element.stack.resolve(element.logicalId));
    this.paths.set(`${templatePath(element.stack)}#${logicalId}`, element.node.path);
  }
}

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
