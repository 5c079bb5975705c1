import type { Control } from '../control';
import { type FrameworkId, resolveMapping } from './framework';
import { frameworkOf } from './index';

/** What is mapped to frameworks: a control, or a process check. */
type Mapped = Pick<Control, 'frameworks'>;

/** A control's requirements by framework version; one that rests on judgement ends in ` (judgement)`. */
export type Requirements = Readonly<Record<string, readonly string[]>>;

/** Asked for every finding. */
const READ = new WeakMap<Mapped, Requirements>();

/** The requirements that a control or a process check supports, for a report. */
export function requirementsOf(control: Mapped): Requirements {
  let requirements = READ.get(control);
  if (requirements === undefined) {
    requirements = read(control);
    READ.set(control, requirements);
  }
  return requirements;
}

function read({ frameworks }: Mapped): Requirements {
  return Object.fromEntries(
    Object.entries(frameworks).map(([id, mappings]) => [
      id,
      mappings.map((mapping) => {
        const { requirement, basis } = resolveMapping(frameworkOf(id as FrameworkId), mapping);
        return basis === 'judgement' ? `${requirement} (judgement)` : requirement;
      }),
    ]),
  );
}
