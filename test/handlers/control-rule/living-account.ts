import { kindOf, type LivingResource } from './living-resource';

type Entry = Readonly<Record<string, unknown>>;

/** What a running account holds, as the services' own APIs answer it. */
export class LivingAccount {
  public readonly resources: LivingResource[] = [];

  public constructor(resources: readonly LivingResource[]) {
    this.resources.push(...resources);
  }

  public find(type: string, identifier: string): LivingResource | undefined {
    return this.resources.find((resource) => resource.type === type && resource.identifier === identifier);
  }

  /** The identifiers of a type's resources that fit a resource model. */
  public list(type: string, model: Entry): readonly string[] {
    return this.resources
      .filter(
        (resource) =>
          resource.type === type && Object.entries(model).every(([key, value]) => fits(resource, key, value)),
      )
      .map(({ identifier }) => identifier);
  }

  /** The policy that is attached to a topic or queue, by a policy of its own or an inline one. */
  public attachedPolicy(types: readonly string[], physicalName: string): unknown {
    const policy = this.resources.find(
      ({ type, properties }) =>
        types.includes(type) &&
        [properties.Topics, properties.TopicArn, properties.Queues, properties.Queue].flat().includes(physicalName),
    );
    return policy?.properties.PolicyDocument;
  }

  /** The first resource of a type that names another by a property. */
  public naming(type: string, property: string, value: string): Entry | undefined {
    return this.resources.find((resource) => resource.type === type && resource.properties[property] === value)
      ?.properties;
  }
}

/** AWS WAF has its scope in the model; a resource without one is regional. */
function fits({ type, properties }: LivingResource, key: string, value: unknown): boolean {
  const known = properties[key] ?? (key === 'Scope' ? 'REGIONAL' : undefined);
  const own = key === 'TargetFunctionArn' ? (properties.TargetFunctionArn ?? properties.FunctionArn) : known;
  return own === value || kindOf(type).listing.kind === 'plain';
}
