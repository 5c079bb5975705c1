import { resolve } from './intrinsic';
import { Position } from './position';
import type { Related } from './relation-index';
import type { Template } from './template';
import { isObject, own, type Value } from './value';

/** Properties that carry a resource's physical name, by which other templates may point at it without a reference. */
const NAME_PROPERTIES: Readonly<Record<string, string>> = {
  'AWS::S3::Bucket': 'BucketName',
  'AWS::SQS::Queue': 'QueueName',
  'AWS::SNS::Topic': 'TopicName',
  'AWS::Lambda::Function': 'FunctionName',
  'AWS::Logs::LogGroup': 'LogGroupName',
  'AWS::Logs::DeliverySource': 'Name',
  'AWS::SecretsManager::Secret': 'Name',
};

/** One resource of a template, as CloudFormation will receive it. Paths are relative to its `Properties`. */
export class Resource extends Position {
  /** The logical id of the condition under which the resource exists. */
  public readonly condition: string | undefined;

  /** @param raw the resource's whole entry in the template */
  public constructor(
    public readonly template: Template,
    public readonly logicalId: string,
    public readonly type: string,
    private readonly raw: Readonly<Record<string, unknown>>,
  ) {
    super('', () => propertiesOf(raw.Properties, template));
    const condition = own(raw, 'Condition');
    this.condition = typeof condition === 'string' ? condition : undefined;
  }

  /** A raw property, intrinsic functions unread. */
  public rawProperty(name: string): unknown {
    const properties = own(this.raw, 'Properties');
    return isObject(properties) ? own(properties, name) : undefined;
  }

  /** A top-level attribute of the resource beside its properties, such as `DeletionPolicy` or `Metadata`. */
  public attribute(name: string): unknown {
    return own(this.raw, name);
  }

  /** What the construct that made the resource wrote under a key of its `Metadata`; absent where it wrote nothing. */
  public metadata(key: string): Position {
    const metadata = own(this.raw, 'Metadata');
    return new Position(`Metadata.${key}`, () =>
      resolve(isObject(metadata) ? own(metadata, key) : undefined, this.template),
    );
  }

  /** The resources of `type` anywhere in the templates whose property at `path` points at this one. */
  public relatedBy(type: string, path: string): Related {
    return this.template.set.relatedTo(this, type, path);
  }

  /** The physical names that the template gives the resource literally. */
  public literalNames(): readonly string[] {
    const property = own(NAME_PROPERTIES, this.type);
    if (typeof property !== 'string') return [];
    return this.at(property).values.flatMap((value) => (value.kind === 'scalar' ? [String(value.value)] : []));
  }
}

/** A resource without properties has empty ones; a macro or condition may stand in their place. */
function propertiesOf(raw: unknown, template: Template): readonly Value[] {
  return isObject(raw) ? resolve(raw, template) : [{ kind: 'object', entries: {}, template }];
}
