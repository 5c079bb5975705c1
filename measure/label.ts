/** What the source says of its rule on a template: it finds a fault, or none, or a fault in some resources only. */
export type LabelKind = 'fail' | 'pass' | 'mixed';

/** One statement of a labelled set: what one rule of its source says of one template. */
export interface Label {
  /** The source of the rule and the template, `<owner>/<name>`. */
  readonly repo: string;
  /** The template's path in the source's repository. */
  readonly path: string;
  /** The source's own name of the rule. */
  readonly rule: string;
  /** What the rule is about, as the set groups it; `other` where it does not. */
  readonly topic: string;
  readonly kind: LabelKind;
  /** Logical ids of the resources at fault; empty where the label speaks of the whole template. */
  readonly failing: readonly string[];
  /** Logical ids of the resources without fault; empty where the label speaks of the whole template, or names none. */
  readonly passing: readonly string[];
}

/** A rule, unique among all sources. */
export function ruleKey({ repo, rule }: Pick<Label, 'repo' | 'rule'>): string {
  return `${repo} ${rule}`;
}

/** The template's path below the labelled set's folder. */
export function templateFile({ repo, path }: Pick<Label, 'repo' | 'path'>): string {
  return `${repo.replace('/', '+')}/${path}`;
}
