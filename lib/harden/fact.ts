/** A property of a resource, resolved, by the name that CloudFormation gives it; undefined where it is absent. */
export type Reading = (property: string) => unknown;

/** Whether a fact is asked of a resource: of this one, of none like it, or not here, for the reason given. */
export type Concern = true | false | string;

/** An item of a list in which a setting stands. */
export type ListItem = Reading;

/** One value in a resource's properties. */
export interface Setting {
  /**
   * Dotted path below `Properties`, by CloudFormation's names. `Replicas[]` stands for every item of a list,
   * `Rules[+]` for every item, and for a first one where there is none.
   */
  readonly path: string;
  /**
   * What stands there where it is missing or weaker; undefined takes it away. By the item of the innermost list on the
   * way, and by the properties of the resource.
   */
  readonly value: (item: ListItem, read: Reading) => unknown;
  /** Whether a value is as strict already; undefined where it is absent. */
  readonly isStrict: (given: unknown) => boolean;
  /** Whether a call of an intrinsic function may be judged by {@link isStrict}, as an ARN can be. */
  readonly takesReferences?: boolean;
  /** Whether it is set only together with another setting of the fact, and only where it is absent. */
  readonly isCompanion?: boolean;
  /**
   * Whether a change from this value interrupts, where CloudFormation's documentation says "some interruptions" and the
   * service says from which value.
   */
  readonly interruptsFrom?: (given: unknown) => boolean;
}

/** What is to be true of a resource. Its settings are set together, or none of them is. */
export interface Fact {
  /** What is true when it holds, as the end of a sentence that begins with the resource. */
  readonly title: string;
  readonly settings: readonly Setting[];
  /** The properties that {@link concerns} reads. */
  readonly reads?: readonly string[];
  /** @default - it is asked of every resource */
  readonly concerns?: (read: Reading) => Concern;
}

/** Asks for true at a path. */
export function switchedOn(title: string, path: string, concern: Pick<Fact, 'reads' | 'concerns'> = {}): Fact {
  return { title, settings: [{ path, value: () => true, isStrict: isTrue }], ...concern };
}

/** CloudFormation takes `"true"` for true. */
export function isTrue(value: unknown): boolean {
  return value === true || value === 'true';
}
