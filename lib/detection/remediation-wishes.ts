import type { Construct } from 'constructs';
import { InvalidPropertyError } from '../errors';
import { nearestName } from '../input/nearest-name';

/** A control as far as its remediation matters here. */
interface MendableControl {
  readonly id: string;
  readonly remediation?: object;
}

/** @throws InvalidPropertyError when an id is no control's, or that of a control without a remediation */
export function refuseUnmendable(scope: Construct, ids: readonly string[], controls: readonly MendableControl[]): void {
  const mendable = controls.filter(({ remediation }) => remediation !== undefined).map(({ id }) => id);
  for (const id of ids) {
    if (mendable.includes(id)) continue;
    throw new InvalidPropertyError(scope, 'automaticRemediation', id, mendOf(id, controls, mendable));
  }
}

function mendOf(id: string, controls: readonly MendableControl[], mendable: readonly string[]): string {
  const choice = `controls with a remediation are ${mendable.join(', ')}`;
  if (controls.some((control) => control.id === id)) return `leave it out: AWS Config cannot mend it; ${choice}`;
  const nearest = nearestName(id, mendable);
  return nearest === undefined ? choice : `did you mean ${nearest}?`;
}
