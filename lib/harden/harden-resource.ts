import { Annotations, CfnResource, Lazy } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import type { Fact } from './fact';
import { type Raised, raiseFacts, type Subject } from './raise-facts';
import { hasTokens, isParameterOf, propertiesOf, renderedProperties } from './resource-properties';
import { UPDATE_BEHAVIORS, type UpdateBehavior } from './update-behavior';

/** What a mixin asks of one resource. */
export interface Hardening {
  readonly facts: readonly Fact[];
  /** The worst that may happen to the resource when it is updated. */
  readonly allowed: UpdateBehavior;
  /** Whether the facts look at other resources, which may come later. */
  readonly looksAround?: boolean;
}

/** What resources had before they were hardened, by property. */
const BEFORE = new WeakMap<IConstruct, Map<string, unknown>>();

/** The properties of a resource as they stood before it was hardened, tokens unresolved; undefined where it was not. */
export function beforeHardening(resource: CfnResource): ReadonlyMap<string, unknown> | undefined {
  return BEFORE.get(resource);
}

/** Whether a construct is a resource of one of the types: L1, raw, or included. */
export function isOfType(construct: IConstruct, types: readonly string[]): construct is CfnResource {
  return CfnResource.isCfnResource(construct) && types.includes(construct.cfnResourceType);
}

/**
 * Makes facts true of a resource, at once where its properties are known, else when the app is synthesized: an L2 that
 * collects what comes later goes on collecting. What is left alone becomes a warning.
 */
export function hardenResource(resource: CfnResource, hardening: Hardening): void {
  const { facts, looksAround } = hardening;
  const written = [...new Set(facts.flatMap(({ settings }) => settings.map(({ path }) => topOf(path))))];
  const consulted = facts.flatMap(({ reads }) => reads ?? []);
  const properties = propertiesOf(resource, written);
  const given = new Map(written.map((name) => [name, properties.read(name)]));
  remember(resource, given);
  const read = (name: string) => (given.has(name) ? given.get(name) : properties.read(name));
  const subject: Omit<Subject, 'read'> = {
    nameOf: properties.nameOf,
    isParameter: isParameterOf(resource),
    behaviors: UPDATE_BEHAVIORS[resource.cfnResourceType] ?? {},
    allowed: hardening.allowed,
  };
  let last: Raised | undefined;
  const raise = (resolve: (value: unknown) => unknown) => {
    last = raiseFacts(facts, { ...subject, read: (name) => resolve(read(name)) });
    return last.properties;
  };
  if (looksAround === true || [...written, ...consulted].some((name) => hasTokens(read(name)))) {
    for (const name of written) {
      const produce = (resolve: (value: unknown) => unknown) => {
        const raised = raise(resolve);
        return raised.has(name) ? raised.get(name) : read(name);
      };
      properties.write(name, Lazy.uncachedAny({ produce: (context) => produce((value) => context.resolve(value)) }));
    }
  } else {
    for (const [name, value] of raise((given) => given)) properties.write(name, value);
  }
  resource.node.addValidation({
    validate: () => {
      const rendered = renderedProperties(resource);
      const seen = raiseFacts(facts, { ...subject, nameOf: (name) => name, read: (name) => rendered[name] });
      report(resource, last?.left ?? [], seen.facts);
      return [];
    },
  });
}

function topOf(path: string): string {
  return path.split(/[.[]/)[0] ?? path;
}

function remember(resource: CfnResource, given: ReadonlyMap<string, unknown>): void {
  const before = BEFORE.get(resource) ?? new Map<string, unknown>();
  for (const [name, value] of given) if (!before.has(name)) before.set(name, value);
  BEFORE.set(resource, before);
}

/** One warning a fact: what was left alone, and what was set and then made weaker again. */
function report(resource: CfnResource, left: Raised['left'], stillWeak: readonly Fact[]): void {
  const reasons = new Map(stillWeak.map((fact) => [fact, 'a property override, or a later assignment, undoes it']));
  for (const { fact, reason } of left) reasons.set(fact, reason);
  for (const [{ title, settings }, reason] of reasons) {
    const id = `storefront-security-baseline:harden:${topOf(settings[0]?.path ?? '')}`;
    Annotations.of(resource).addWarningV2(
      id,
      `${resource.cfnResourceType} was not hardened so that it ${title}: ${reason}`,
    );
  }
}
