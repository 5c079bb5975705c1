import { Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/** A CDK acknowledgement: findings of this id, on this construct and below it, are suppressed. */
export interface Acknowledgement {
  /** The qualified id `<pack>::<rule>`, as the CDK normalizes it. */
  readonly id: string;
  readonly constructPath: string;
  readonly reason: string;
}

/** Every acknowledgement in a construct tree. */
export function acknowledgementsIn(root: IConstruct): readonly Acknowledgement[] {
  return root.node.findAll().flatMap((construct) =>
    construct.node.metadata
      .filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
      .flatMap(({ data }) => Object.entries((data ?? {}) as Readonly<Record<string, string>>))
      .map(([id, reason]) => ({ id, reason, constructPath: construct.node.path })),
  );
}

/** The id under which the CDK looks for the acknowledgement of a pack's finding. */
export function qualifiedId(pack: string, rule: string): string {
  return `${pack.replaceAll(' ', '-')}::${rule.replaceAll(' ', '-')}`;
}

/** Whether a path is that of a construct or of one below it. */
export function isAtOrBelow(path: string, ancestor: string): boolean {
  return ancestor === '' || path === ancestor || path.startsWith(`${ancestor}/`);
}
