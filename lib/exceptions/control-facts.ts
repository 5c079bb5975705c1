import type { Severity } from '../controls/control';

/**
 * What the register must know about controls. The caller passes it, since ids come from our catalogue and from whatever
 * cdk-nag packs are registered. Every function is asked with the rule's id alone, without a part in brackets.
 */
export interface ControlFacts {
  /** Whether some registered pack or the catalogue has a control of this id. */
  isKnown(id: string): boolean;
  /** How bad it is when the control does not hold; undefined for ids that have no severity of ours. */
  severityOf(id: string): Severity | undefined;
  /** Since when there is no control of that id any more, and why; completes a sentence. */
  retired?(id: string): string | undefined;
  /** The known id that a mistyped one most likely meant. */
  nearest?(id: string): string | undefined;
}

/** The rule of a finding's id: `AwsSolutions-IAM5` of `AwsSolutions-IAM5[Resource::*]`. */
export function ruleOf(id: string): string {
  const bracket = id.indexOf('[');
  return bracket > 0 ? id.slice(0, bracket) : id;
}
