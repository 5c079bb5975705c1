import { own } from './value';

/** A control that this package has no more. */
export interface RetiredControl {
  readonly id: string;
  /** The first version without it. */
  readonly retiredIn: string;
  /** Why, and what stands instead; completes a sentence. */
  readonly reason: string;
}

/** What became of the ids of earlier versions: exceptions, baselines and pipelines still name them. */
export interface ControlHistory {
  /** The next id by each former one, the oldest first. */
  readonly renamed: Readonly<Record<string, string>>;
  readonly retired: readonly RetiredControl[];
}

/** The history of this package's controls. No released id has been renamed or retired yet. */
export const CONTROL_HISTORY: ControlHistory = { renamed: {}, retired: [] };

/** The id that a control has today, for whatever id it had; any other text is returned as it is. */
export function currentId(id: string, { renamed }: ControlHistory = CONTROL_HISTORY): string {
  let current = id;
  // A control may be renamed again; no chain is longer than the table.
  for (let step = Object.keys(renamed).length; step > 0; step--) {
    const next = own(renamed, current);
    if (typeof next === 'string') current = next;
  }
  return current;
}

/** The id that a control had first: what identifies findings goes by it, so that a new name makes no finding new. */
export function firstId(id: string, history: ControlHistory = CONTROL_HISTORY): string {
  return Object.keys(history.renamed).find((former) => currentId(former, history) === id) ?? id;
}

/** The version in which the control of that id was retired, and why. */
export function retirementOf(id: string, { retired }: ControlHistory = CONTROL_HISTORY): string | undefined {
  const control = retired.find((each) => each.id === id);
  return control === undefined ? undefined : `${control.retiredIn}: ${control.reason}`;
}
