import { decideCondition } from './condition';
import { Resource } from './resource';
import type { TemplateSet } from './template-set';
import { isObject, own } from './value';

/** A raw piece of a template, and the template in which its intrinsic functions must be read. */
export interface Located {
  readonly raw: unknown;
  readonly template: Template;
}

/** The nested stack resource that deploys a template. */
export interface NestedIn {
  readonly template: Template;
  readonly logicalId: string;
}

/** One CloudFormation template, parsed; indexed once. */
export class Template {
  /** The resources by logical id. Entries that are no resources (a macro's `Fn::ForEach`) are in {@link unread}. */
  public readonly resources: ReadonlyMap<string, Resource>;
  /** What stands in the template but cannot be judged from it, one clause each. */
  public readonly unread: readonly string[];
  /** The nested stack resource that deploys this template, where it is nested. */
  public nestedIn: NestedIn | undefined;
  /** Templates of this one's nested stacks, by the logical id of the `AWS::CloudFormation::Stack`. */
  public readonly nested = new Map<string, Template>();
  private readonly conditions = new Map<string, boolean | undefined>();

  /**
   * @param set the templates judged together
   * @param name how the template is named in findings: its file name in the cloud assembly, or its path
   * @param body the parsed template
   * @param region the region it is deployed to, where that is known at synth
   * @param account the account it is deployed to, where that is known at synth
   */
  public constructor(
    public readonly set: TemplateSet,
    public readonly name: string,
    private readonly body: Readonly<Record<string, unknown>>,
    public readonly region: string | undefined,
    public readonly account: string | undefined,
  ) {
    const resources = new Map<string, Resource>();
    const unread: string[] = [];
    for (const [logicalId, raw] of Object.entries(this.section('Resources'))) {
      const type = isObject(raw) ? own(raw, 'Type') : undefined;
      if (isObject(raw) && typeof type === 'string') resources.set(logicalId, new Resource(this, logicalId, type, raw));
      else unread.push(`${logicalId} is no resource that can be read before its macro has run`);
    }
    this.resources = resources;
    this.unread = unread;
  }

  /** The resource of that logical id. */
  public resource(logicalId: string): Resource | undefined {
    return this.resources.get(logicalId);
  }

  /** The declaration of a template parameter. */
  public parameter(name: string): Readonly<Record<string, unknown>> | undefined {
    const declared = own(this.section('Parameters'), name);
    return isObject(declared) ? declared : undefined;
  }

  /** What the parent stack passes for a parameter of this nested template. */
  public argument(name: string): Located | undefined {
    if (this.nestedIn === undefined) return undefined;
    const { template, logicalId } = this.nestedIn;
    const passed = template.resource(logicalId)?.rawProperty('Parameters');
    const raw = isObject(passed) ? own(passed, name) : undefined;
    return raw === undefined ? undefined : { raw, template };
  }

  /** The value of an output of the nested stack `logicalId`, read in the nested template. */
  public nestedOutput(logicalId: string, output: string): Located | undefined {
    return this.nested.get(logicalId)?.output(output);
  }

  /** The raw value of an output of this template. */
  public output(name: string): Located | undefined {
    const declared = own(this.section('Outputs'), name);
    return isObject(declared) ? { raw: own(declared, 'Value'), template: this } : undefined;
  }

  /** Every output with the name under which it is exported, raw. */
  public *exports(): Iterable<{ readonly name: unknown; readonly value: Located }> {
    for (const declared of Object.values(this.section('Outputs'))) {
      const exported = isObject(declared) ? own(declared, 'Export') : undefined;
      if (isObject(declared) && isObject(exported)) {
        yield { name: own(exported, 'Name'), value: { raw: own(declared, 'Value'), template: this } };
      }
    }
  }

  /** The table of that mapping. */
  public mapping(name: string): Readonly<Record<string, unknown>> | undefined {
    const declared = own(this.section('Mappings'), name);
    return isObject(declared) ? declared : undefined;
  }

  /** What stands, raw, under a key of the template's `Metadata`; a nested template has what its parent's says. */
  public metadata(key: string): unknown {
    return own(this.section('Metadata'), key) ?? this.nestedIn?.template.metadata(key);
  }

  /** Whether a condition holds, where the template alone decides it. */
  public condition(name: string): boolean | undefined {
    if (!this.conditions.has(name)) {
      this.conditions.set(name, undefined);
      this.conditions.set(name, decideCondition(own(this.section('Conditions'), name), this));
    }
    return this.conditions.get(name);
  }

  private section(name: string): Readonly<Record<string, unknown>> {
    const section = own(this.body, name);
    return isObject(section) ? section : {};
  }
}
