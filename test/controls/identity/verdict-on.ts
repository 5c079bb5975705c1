import type { Control } from '../../../lib/controls/control';
import { evaluate } from '../../../lib/controls/evaluate';
import { TemplateSet } from '../../../lib/controls/template-set';
import type { VerdictKind } from '../../../lib/controls/verdict';

/** A template whose condition `Extra` and parameter `Free` are left open. */
export const template = (resources: object): object => ({
  Parameters: { Free: { Type: 'String' } },
  Conditions: { Extra: { 'Fn::Equals': [{ Ref: 'Free' }, 'yes'] } },
  Resources: resources,
});

/** The verdict of a control on one resource of a template. */
export function verdictOn(control: Control, resources: object, logicalId: string): VerdictKind {
  const templates = new TemplateSet([{ name: 'shop', body: template(resources) }]);
  const judged = evaluate(templates, [control]).judgements.find(({ resource }) => resource.logicalId === logicalId);
  return judged?.verdict.kind ?? 'not-applicable';
}
