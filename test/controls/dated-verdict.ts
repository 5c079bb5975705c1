import { catalogue } from '../../lib/controls/catalogue';
import type { Example } from '../../lib/controls/control';
import { evaluate } from '../../lib/controls/evaluate';
import { TemplateSet } from '../../lib/controls/template-set';
import type { Verdict } from '../../lib/controls/verdict';

/** What a control says of an example's first resource that it speaks of, on a day. */
export function verdictOn(today: string, id: string, example: Example): Verdict | undefined {
  const controls = catalogue.filter((control) => control.id === id);
  if (controls.length === 0) throw new Error(`there is no control ${id}`);
  const templates = new TemplateSet([{ name: 'template', body: example }], new Date(`${today}T12:00:00Z`));
  return evaluate(templates, controls).judgements[0]?.verdict;
}
