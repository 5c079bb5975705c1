import type { ListItem } from './fact';
import { isAbsent, isCall, isObject } from './given-value';

/** Where a setting stands in the properties of a resource. */
export interface Place {
  /** Names and indices from the resource's properties down; the first is CloudFormation's name. */
  readonly steps: readonly (string | number)[];
  /** The same for people, by CloudFormation's names: `Replicas[0].SSESpecification`. */
  readonly path: string;
  /** What stands there; undefined where it is absent. */
  readonly given: unknown;
  /** The item of the innermost list on the way. */
  readonly item: ListItem;
  /** Whether a call of an intrinsic function stands on the way. */
  readonly isHidden: boolean;
}

/** The properties in which places are looked for. */
export interface Surroundings {
  /** A property of the resource, by CloudFormation's name. */
  readonly read: (property: string) => unknown;
  /** What CloudFormation's name of a nested property is called here. */
  readonly nameOf: (name: string) => string;
}

/** Every place that a path leads to; none where a list on the way has no items. */
export function placesOf(path: string, surroundings: Surroundings): readonly Place[] {
  const [first = '', ...rest] = path.split('.');
  const { name, list } = stepOf(first);
  const given = surroundings.read(name);
  const top: Place = {
    steps: [name],
    path: name,
    given: isAbsent(given) ? undefined : given,
    item: () => undefined,
    isHidden: false,
  };
  return rest.reduce<readonly Place[]>(
    (places, step) => places.flatMap((place) => below(place, step, surroundings)),
    itemsOf(top, list, surroundings),
  );
}

function stepOf(step: string): { readonly name: string; readonly list: string | undefined } {
  const [, name = step, list] = /^(\w+)(\[\+?\])?$/.exec(step) ?? [];
  return { name, list };
}

function below(place: Place, step: string, surroundings: Surroundings): readonly Place[] {
  if (place.isHidden || isCall(place.given)) return [{ ...place, isHidden: true }];
  const { name, list } = stepOf(step);
  const key = surroundings.nameOf(name);
  const given = isObject(place.given) ? place.given[key] : undefined;
  const next = {
    ...place,
    steps: [...place.steps, key],
    path: `${place.path}.${name}`,
    given: isAbsent(given) ? undefined : given,
  };
  return itemsOf(next, list, surroundings);
}

function itemsOf(place: Place, list: string | undefined, { nameOf }: Surroundings): readonly Place[] {
  if (list === undefined) return [place];
  if (isCall(place.given)) return [{ ...place, isHidden: true }];
  const items: readonly unknown[] = Array.isArray(place.given) ? place.given : [];
  const wanted = items.length === 0 && list === '[+]' ? [undefined] : items;
  return wanted.map((item, index) => ({
    steps: [...place.steps, index],
    path: `${place.path}[${index}]`,
    given: item,
    item: (name) => (isObject(item) ? item[nameOf(name)] : undefined),
    isHidden: isCall(item),
  }));
}
