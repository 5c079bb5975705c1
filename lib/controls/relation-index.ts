import type { Position } from './position';
import type { Resource } from './resource';
import { referencesOf, type Value } from './value';

/** The resources that point at another one. */
export interface Related {
  /** Those that certainly do. */
  readonly found: readonly Resource[];
  /** Those that may: the template does not tell at what they point, or whether they exist. */
  readonly undecided: readonly Resource[];
}

const NONE: Related = { found: [], undecided: [] };

/** The resources of several relations taken together. */
export function joined(...relations: readonly Related[]): Related {
  return {
    found: relations.flatMap(({ found }) => found),
    undecided: relations.flatMap(({ undecided }) => undecided),
  };
}

/** What the resources of one type point at by one property: built once, asked for every target. */
export class RelationIndex {
  private readonly certain = new Map<Resource | string, Resource[]>();
  private readonly possible = new Map<Resource | string, Resource[]>();
  private readonly undecided: Resource[] = [];

  /** @param path dotted path to the pointing property, whose value may be a list */
  public constructor(resources: readonly Resource[], path: string) {
    for (const resource of resources) this.record(resource, resource.at(path));
  }

  /** The resources that point at `target`: by reference, inside a text, or by its literal name. */
  public relatedTo(target: Resource): Related {
    const keys = [target, ...target.literalNames()];
    if (this.undecided.length === 0 && !keys.some((key) => this.certain.has(key) || this.possible.has(key)))
      return NONE;
    const certain = new Set(keys.flatMap((key) => this.certain.get(key) ?? []));
    const possible = keys.flatMap((key) => this.possible.get(key) ?? []);
    const found = [...certain].filter((resource) => existsWith(resource, target));
    const undecided = new Set([...certain, ...possible, ...this.undecided]);
    for (const resource of found) undecided.delete(resource);
    return { found, undecided: [...undecided] };
  }

  private record(resource: Resource, position: Position): void {
    const alternatives = position.values.length > 1;
    for (const value of position.values) {
      if (value.kind !== 'list') this.point(resource, value, alternatives);
    }
    for (const item of position.items()) {
      for (const value of item.values) this.point(resource, value, alternatives || item.values.length > 1);
    }
  }

  private point(resource: Resource, value: Value, alternative: boolean): void {
    const references = referencesOf(value);
    const map = alternative ? this.possible : this.certain;
    for (const { resource: target } of references) append(map, target, resource);
    if (references.length > 0 || value.kind === 'absent') return;
    if (value.kind === 'scalar') append(map, String(value.value), resource);
    else this.undecided.push(resource);
  }
}

/** Whether a resource is there whenever the target is: it has no condition, or one that holds, or the same one. */
function existsWith({ condition, template }: Resource, target: Resource): boolean {
  if (condition === undefined || template.condition(condition) === true) return true;
  return target.template === template && target.condition === condition;
}

function append<Key>(map: Map<Key, Resource[]>, key: Key, resource: Resource): void {
  const present = map.get(key);
  if (present === undefined) map.set(key, [resource]);
  else if (present.at(-1) !== resource) present.push(resource);
}
