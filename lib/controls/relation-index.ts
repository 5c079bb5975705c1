import type { Resource } from './resource';
import { referencesOf, type Value } from './value';

/** The resources that point at another one. */
export interface Related {
  /** Those that certainly do. */
  readonly found: readonly Resource[];
  /** Those of which the template does not tell at what they point. */
  readonly undecided: readonly Resource[];
}

/** What the resources of one type point at by one property: built once, asked for every target. */
export class RelationIndex {
  private readonly byTarget = new Map<Resource, Resource[]>();
  private readonly byText = new Map<string, Resource[]>();
  private readonly undecided: Resource[] = [];

  /** @param path dotted path to the pointing property, whose value may be a list */
  public constructor(resources: readonly Resource[], path: string) {
    for (const resource of resources) {
      for (const value of pointers(resource, path)) this.record(resource, value);
    }
  }

  /** The resources that point at `target`: by reference, inside a text, or by its literal name. */
  public relatedTo(target: Resource): Related {
    const named = target.literalNames().flatMap((name) => this.byText.get(name) ?? []);
    const found = [...new Set([...(this.byTarget.get(target) ?? []), ...named])];
    return { found, undecided: this.undecided.filter((resource) => !found.includes(resource)) };
  }

  private record(resource: Resource, value: Value): void {
    const references = referencesOf(value);
    for (const { resource: target } of references) append(this.byTarget, target, resource);
    if (references.length > 0 || value.kind === 'absent') return;
    if (value.kind === 'scalar') append(this.byText, String(value.value), resource);
    else this.undecided.push(resource);
  }
}

function* pointers(resource: Resource, path: string): Iterable<Value> {
  const position = resource.at(path);
  for (const value of position.values) {
    if (value.kind !== 'list') yield value;
  }
  for (const item of position.items()) yield* item.values;
}

function append<Key>(map: Map<Key, Resource[]>, key: Key, resource: Resource): void {
  const present = map.get(key);
  if (present === undefined) map.set(key, [resource]);
  else if (present.at(-1) !== resource) present.push(resource);
}
