import type { Area, Control } from '../control';
import { code, prose, table } from './markdown';

/** How the areas are called, in the order of the document. */
export const AREA_TITLES: Readonly<Record<Area, string>> = {
  edge: 'Edge',
  identity: 'Identity',
  data: 'Data',
  payment: 'Payment',
  network: 'Network',
  compute: 'Compute',
  account: 'Account',
  people: 'People',
};

/** The controls of one area, one a row. */
export function controlTable(controls: readonly Control[]): string {
  return table(
    ['Control', 'What is true when it holds', 'Severity', 'Resource types', 'AWS Config rules'],
    controls.map((control) => [
      linkTo(control),
      prose(control.title),
      control.severity,
      control.check.types.map(code).join(', '),
      detectionOf(control),
    ]),
  );
}

/** A link to the control's section: an id has only letters and digits, so that its anchor is the id in lower case. */
export function linkTo({ id }: Control): string {
  return `[${id}](#${id.toLowerCase()})`;
}

function detectionOf({ detect }: Control): string {
  if (!('kind' in detect)) return detect.map(({ identifier }) => code(identifier)).join(', ');
  return detect.kind === 'none' ? `none: ${prose(detect.reason)}` : 'the control itself';
}
