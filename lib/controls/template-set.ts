import { resolve } from './intrinsic';
import { type Related, RelationIndex } from './relation-index';
import type { Resource } from './resource';
import { type Located, Template } from './template';
import { isObject } from './value';

/** One parsed template to be judged. */
export interface TemplateInput {
  /** How the template is named in findings: its file name in the cloud assembly, or its path. Unique in the set. */
  readonly name: string;
  /** The parsed template. Anything but an object is an empty template. */
  readonly body: unknown;
  /** The region that it is deployed to, where that is known. */
  readonly region?: string;
  /** The account that it is deployed to, where that is known. */
  readonly account?: string;
  /** The name of the stack that it makes, by which other stacks may read its outputs. */
  readonly stackName?: string;
  /** The nested stack that deploys it: the parent template's name and the logical id there. */
  readonly nestedIn?: { readonly template: string; readonly logicalId: string };
}

/**
 * Templates that are judged together, so that what one refers to in another is seen: exports and imports, and the
 * parameters and outputs of nested stacks.
 */
export class TemplateSet {
  /** The day by which dated facts, such as the rollout of a rule, are judged. */
  public readonly today: Date;
  /** The templates by name. */
  public readonly templates: ReadonlyMap<string, Template>;
  private readonly byType = new Map<string, Resource[]>();
  private readonly relations = new Map<string, RelationIndex>();
  private readonly byStackName = new Map<string, Template[]>();
  private exports: ReadonlyMap<string, Located> | undefined;

  /** @param today the present day unless given; only its calendar date in UTC counts */
  public constructor(inputs: readonly TemplateInput[], today: Date = new Date()) {
    this.today = today;
    const templates = new Map<string, Template>();
    for (const { name, body, region, account } of inputs) {
      templates.set(name, new Template(this, name, isObject(body) ? body : {}, region, account));
    }
    for (const { name, nestedIn, stackName } of inputs) {
      const template = templates.get(name);
      if (template !== undefined && stackName !== undefined) append(this.byStackName, stackName, template);
      const parent = nestedIn === undefined ? undefined : templates.get(nestedIn.template);
      if (template === undefined || parent === undefined || nestedIn === undefined) continue;
      template.nestedIn = { template: parent, logicalId: nestedIn.logicalId };
      parent.nested.set(nestedIn.logicalId, template);
    }
    this.templates = templates;
    for (const resource of this.resources()) append(this.byType, resource.type, resource);
  }

  /** Every resource of every template, except those whose condition never holds. */
  public *resources(): Iterable<Resource> {
    for (const template of this.templates.values()) {
      for (const resource of template.resources.values()) {
        if (resource.condition === undefined || template.condition(resource.condition) !== false) yield resource;
      }
    }
  }

  /** The resources of a type. */
  public ofType(type: string): readonly Resource[] {
    return this.byType.get(type) ?? [];
  }

  /** The resources of `type` of which the property at `path` (a value, or a list of values) points at `target`. */
  public relatedTo(target: Resource, type: string, path: string): Related {
    const key = `${type} ${path}`;
    let index = this.relations.get(key);
    if (index === undefined) {
      index = new RelationIndex(this.ofType(type), path);
      this.relations.set(key, index);
    }
    return index.relatedTo(target);
  }

  /** The value exported under a name by any template of the set. */
  public exported(name: string): Located | undefined {
    this.exports ??= this.readExports();
    return this.exports.get(name);
  }

  /** The value of an output of the stack of that name, and of that region where several stacks share the name. */
  public stackOutput(stackName: string, output: string, region: string | undefined): Located | undefined {
    const named = this.byStackName.get(stackName) ?? [];
    const [first, ...others] = region === undefined ? named : named.filter((each) => each.region === region);
    return others.length > 0 ? undefined : first?.output(output);
  }

  private readExports(): ReadonlyMap<string, Located> {
    const exports = new Map<string, Located>();
    for (const template of this.templates.values()) {
      for (const { name, value } of template.exports()) {
        const names = resolve(name, template);
        const [only] = names;
        if (names.length === 1 && only?.kind === 'scalar') exports.set(String(only.value), value);
      }
    }
    return exports;
  }
}

function append<Item>(map: Map<string, Item[]>, key: string, item: Item): void {
  const present = map.get(key);
  if (present === undefined) map.set(key, [item]);
  else present.push(item);
}
