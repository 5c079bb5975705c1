import type { Fact, Reading, Setting } from './fact';
import { isCall, isObject, isUndecided } from './given-value';
import { type Place, placesOf, type Surroundings } from './setting-place';
import { UpdateBehavior } from './update-behavior';

/** The properties to raise, and how their resource is updated. */
export interface Subject extends Surroundings {
  readonly isParameter: (logicalId: string) => boolean;
  /** The update behavior of each property, by CloudFormation's name. */
  readonly behaviors: Readonly<Record<string, UpdateBehavior>>;
  /** The worst that may happen to the resource. */
  readonly allowed: UpdateBehavior;
}

/** A fact that does not hold, and was not made to. */
export interface LeftAlone {
  readonly fact: Fact;
  /** Why, as a clause. */
  readonly reason: string;
}

/** What is to be written. */
export interface Raised {
  /** Top-level properties with their new values, by CloudFormation's name. */
  readonly properties: ReadonlyMap<string, unknown>;
  /** The facts that they make true. */
  readonly facts: readonly Fact[];
  readonly left: readonly LeftAlone[];
}

interface Spot extends Place {
  readonly setting: Setting;
}

/** Makes each fact true in the properties, in their order; changes nothing of what is as strict already. */
export function raiseFacts(facts: readonly Fact[], subject: Subject): Raised {
  const properties = new Map<string, unknown>();
  const read: Reading = (name) => (properties.has(name) ? properties.get(name) : subject.read(name));
  const raised: Fact[] = [];
  const left: LeftAlone[] = [];
  for (const fact of facts) {
    const outcome = outcomeOf(fact, { ...subject, read });
    if (typeof outcome === 'string') left.push({ fact, reason: outcome });
    if (typeof outcome === 'string' || outcome.length === 0) continue;
    raised.push(fact);
    for (const { steps, setting, item } of outcome) {
      const [top = '', ...rest] = steps;
      properties.set(String(top), withValue(read(String(top)), rest, setting.value(item, read)));
    }
  }
  return { properties, facts: raised, left };
}

/** What is to be set for a fact, or why it is left alone. */
function outcomeOf(fact: Fact, subject: Subject): readonly Spot[] | string {
  const spots = fact.settings.flatMap((setting) =>
    placesOf(setting.path, subject).map((place): Spot => ({ ...place, setting })),
  );
  const asked = spots.filter(({ setting }) => setting.isCompanion !== true);
  const hidden = asked.find((spot) => isHidden(spot, subject));
  const weak = asked.filter((spot) => !isHidden(spot, subject) && !spot.setting.isStrict(spot.given));
  if (hidden === undefined && weak.length === 0) return [];
  const concern = fact.concerns?.(subject.read) ?? true;
  if (concern === false) return [];
  if (concern !== true) return concern;
  if (hidden !== undefined) return `${hidden.path} is decided at deployment alone`;
  const refusal = refusalOf(weak, subject);
  if (refusal !== undefined) return refusal;
  const companions = spots.filter(({ setting, given }) => setting.isCompanion === true && given === undefined);
  return [...weak, ...companions];
}

function isHidden({ given, setting, isHidden: behindCall }: Spot, { isParameter }: Subject): boolean {
  if (behindCall) return true;
  return setting.takesReferences === true ? isUndecided(given, isParameter) : isCall(given);
}

function refusalOf(weak: readonly Spot[], { behaviors, allowed }: Subject): string | undefined {
  const worst = weak
    .map(({ steps, path, setting, given }) => ({
      path,
      behavior:
        setting.interruptsFrom?.(given) === false
          ? UpdateBehavior.NO_INTERRUPTION
          : (behaviors[String(steps[0])] ?? UpdateBehavior.REPLACEMENT),
    }))
    .find(({ behavior }) => behavior > allowed);
  if (worst === undefined) return undefined;
  return worst.behavior === UpdateBehavior.REPLACEMENT
    ? `setting ${worst.path} makes CloudFormation replace it by an empty one; set allowReplacement where it is not deployed yet, or its data has moved`
    : `setting ${worst.path} can interrupt it; set allowInterruption to deploy that`;
}

function withValue(whole: unknown, steps: readonly (string | number)[], value: unknown): unknown {
  const [step, ...rest] = steps;
  if (step === undefined) return value;
  if (typeof step === 'number') {
    const items: readonly unknown[] = Array.isArray(whole) ? whole : [];
    const changed = withValue(items[step], rest, value);
    return step < items.length ? items.map((item, index) => (index === step ? changed : item)) : [...items, changed];
  }
  const structure = isObject(whole) && !isCall(whole) ? whole : {};
  return { ...structure, [step]: withValue(structure[step], rest, value) };
}
