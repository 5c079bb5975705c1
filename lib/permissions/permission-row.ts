/**
 * Some actions on some resources that a command needs. `${Region}` and `${Account}` in resources and conditions are
 * filled in, as the Service Authorization Reference writes them.
 */
export interface PermissionRow {
  /** Says what for; `WithoutResourceLevel` in it says why the resource is `*`. Letters and digits. */
  readonly sid: string;
  /** Such as `config:DescribeConfigRules`, each by its name. */
  readonly actions: readonly string[];
  /** ARN patterns, or `*` where the Service Authorization Reference knows no resource for the actions. */
  readonly resources: readonly string[];
  /** By operator and key. */
  readonly conditions?: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
  /**
   * Whether the calls go to the regions of the policy alone, so that `aws:RequestedRegion` can say so. Without effect
   * where the resources name the region.
   *
   * @default true
   */
  readonly regional?: boolean;
}

/** What was said of a command when its policy was asked for. */
export interface PermissionOptions {
  /** Start rule evaluations first: `audit --evaluate`. */
  readonly evaluate?: boolean;
  /** Read an aggregator: `audit --aggregator`. */
  readonly aggregator?: boolean;
  /** The roles that are assumed, by their ARNs: `audit --role-arn`. */
  readonly roleArn?: readonly string[];
  /** The bucket that keeps evidence. */
  readonly evidenceBucket?: string;
  /** The table that keeps training records. */
  readonly registerTable?: string;
}

/** What a command of ours needs of AWS. */
export interface CommandPermissions {
  /** The command, such as `adopt`. */
  readonly command: string;
  /** What the policy lets its holder do, in one sentence. */
  readonly purpose: string;
  /** Regions that the command asks whatever the home region is. */
  readonly regionsBeside: readonly string[];
  /** The options without which the policy cannot name its resources. */
  readonly needs: readonly ('evidenceBucket' | 'registerTable')[];
  rows(options: PermissionOptions): readonly PermissionRow[];
  /** What else has to be known of the policy, in one sentence. */
  note?(options: PermissionOptions): string | undefined;
}
