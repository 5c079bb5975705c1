import type { Control, Severity } from '../controls/control';
import { requirementsOf } from '../controls/frameworks/requirements';

/** What a finding repeats of its rule. */
export interface RuleFacts {
  readonly rule: string;
  readonly pack: string;
  readonly area?: string;
  readonly title: string;
  readonly severity: Severity;
  readonly rationale?: string;
  readonly remedy?: string;
  readonly frameworks: Readonly<Record<string, readonly string[]>>;
}

/** The pack under which controls of this project are reported. */
export const OWN_PACK = 'Storefront';

/** The packs under which the policy reports controls at synth: all of them, and those that support a framework. */
const OWN_PACKS: ReadonlySet<string> = new Set([OWN_PACK, 'PciDss401', 'Gdpr', 'NistCsf20']);

/** Whether the rules of a pack of a synth are controls of this project. */
export function isOwnPack(pack: string): boolean {
  return OWN_PACKS.has(pack);
}

/** What a finding repeats of a control. */
export function factsOfControl(control: Control): RuleFacts {
  const { id, area, title, severity, rationale, remedy } = control;
  return { rule: id, pack: OWN_PACK, area, title, severity, rationale, remedy, frameworks: requirementsOf(control) };
}
