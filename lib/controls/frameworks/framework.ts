/** The framework versions that controls refer to; each has one file of requirements. */
export type FrameworkId = 'pci-dss-4.0.1' | 'gdpr' | 'nist-csf-2.0';

/** A requirement that a control supports by this project's judgement rather than by a published mapping. */
export interface JudgedMapping {
  readonly requirement: string;
  readonly basis: 'judgement';
}

/** A requirement id: plain where AWS publishes the mapping (PCI DSS), or marked by {@link judged}. */
export type Mapping = string | JudgedMapping;

/** The requirements that a control supports, by framework version. */
export type FrameworkMappings = Readonly<Partial<Record<FrameworkId, readonly Mapping[]>>>;

/** Marks a mapping as this project's judgement. */
export function judged(requirement: string): JudgedMapping {
  return { requirement, basis: 'judgement' };
}

/** A mapping in full: the requirement's id and on what the mapping rests. */
export interface ResolvedMapping {
  readonly requirement: string;
  readonly basis: 'published' | 'judgement';
}

/** One version of a framework: its requirements, and why those that no control supports are not covered. */
export interface Framework {
  readonly id: FrameworkId;
  /** The framework's name and version as its publisher writes it. */
  readonly name: string;
  /** Requirement ids in the publisher's order. */
  readonly requirements: readonly string[];
  /** The basis of a mapping that is not marked: AWS publishes mappings for PCI DSS only. */
  readonly unmarkedBasis: 'published' | 'judgement';
  /** Why requirements are not covered, by requirement id or by the prefix that a group shares. The longest prefix counts. */
  readonly notCovered: Readonly<Record<string, string>>;
}

/** The requirement and basis of one mapping of a control. */
export function resolveMapping(framework: Framework, mapping: Mapping): ResolvedMapping {
  return typeof mapping === 'string' ? { requirement: mapping, basis: framework.unmarkedBasis } : mapping;
}
