import { catalogue } from '../../lib/controls/catalogue';
import { evaluate } from '../../lib/controls/evaluate';
import { TemplateSet } from '../../lib/controls/template-set';

/**
 * The kind of a control's verdict on one resource of a template; not-applicable ones are not reported.
 *
 * @param resources the template's resources; the parameter `Unknown` is declared beside them
 */
export function verdictOf(id: string, logicalId: string, resources: object): string {
  const controls = catalogue.filter((control) => control.id === id);
  if (controls.length === 0) throw new Error(`there is no control ${id}`);
  const body = { Parameters: { Unknown: { Type: 'String' } }, Resources: resources };
  const { judgements } = evaluate(new TemplateSet([{ name: 'template', body }]), controls);
  return judgements.find(({ resource }) => resource.logicalId === logicalId)?.verdict.kind ?? 'not-applicable';
}
