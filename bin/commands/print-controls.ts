import Table from 'cli-table3';
import { amount } from '../../lib/amount';
import { catalogue } from '../../lib/controls/catalogue';
import type { Control } from '../../lib/controls/control';
import { currentId, retirementOf } from '../../lib/controls/control-history';
import { controlSection } from '../../lib/controls/document/control-section';
import { controlTable } from '../../lib/controls/document/control-table';
import { frameworks } from '../../lib/controls/frameworks';
import type { FrameworkId } from '../../lib/controls/frameworks/framework';
import { requirementsOf } from '../../lib/controls/frameworks/requirements';
import { UsageError } from '../../lib/errors';
import { nearestName } from '../../lib/input/nearest-name';
import { oneOf } from '../one-of';

/** Prints the controls, of one framework version or all. */
export function printControls({ framework, format }: { readonly framework?: string; readonly format: string }): void {
  oneOf('--format', format, ['text', 'json', 'md']);
  const ids = frameworks.map(({ id }) => id);
  if (framework !== undefined) oneOf('--framework', framework, ids);
  const controls = catalogue.filter(
    (control) => framework === undefined || (control.frameworks[framework as FrameworkId] ?? []).length > 0,
  );
  if (format === 'json') print(JSON.stringify(controls.map(described), undefined, 2));
  else print(format === 'md' ? controlTable(controls) : textTable(controls));
}

/** Prints everything about one control. */
export function printControl(id: string, format: string): void {
  oneOf('--format', format, ['md', 'json']);
  const control = catalogue.find((each) => each.id === currentId(id));
  if (control === undefined) {
    const retired = retirementOf(id);
    if (retired !== undefined) throw new UsageError(`${id} was retired in ${retired}`);
    const nearest = nearestName(
      id,
      catalogue.map((each) => each.id),
    );
    const mend = nearest === undefined ? 'storefront-baseline controls lists them' : `did you mean ${nearest}?`;
    throw new UsageError(`${id} is no control; ${mend}`);
  }
  print(format === 'json' ? JSON.stringify(described(control), undefined, 2) : controlSection(control, frameworks));
}

/** A control as data: all but the function that judges. */
function described(control: Control): object {
  const { id, area, title, rationale, severity, since, remedy, detect, examples, check } = control;
  const requirements = requirementsOf(control);
  return { id, area, title, rationale, severity, since, types: check.types, requirements, remedy, detect, examples };
}

function textTable(controls: readonly Control[]): string {
  const table = new Table({
    head: ['control', 'area', 'severity', 'what is true when it holds'],
    style: { head: [], border: [], compact: true },
  });
  for (const { id, area, severity, title } of controls) table.push([id, area, severity, title]);
  return `${table.toString()}\n${amount(controls.length, 'control')}`;
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
