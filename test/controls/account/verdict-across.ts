import { catalogue } from '../../../lib/controls/catalogue';
import { evaluate } from '../../../lib/controls/evaluate';
import { type TemplateInput, TemplateSet } from '../../../lib/controls/template-set';

/** One stack of an app: where it is deployed, and its resources. */
export interface Stack extends Pick<TemplateInput, 'region' | 'account'> {
  readonly resources: object;
}

/** What a control says of a resource in the first of several stacks; not-applicable where it says nothing. */
export function verdictAcross(id: string, logicalId: string, ...stacks: readonly Stack[]): string {
  const controls = catalogue.filter((control) => control.id === id);
  if (controls.length === 0) throw new Error(`there is no control ${id}`);
  const inputs = stacks.map(({ region, account, resources }, index) => ({
    name: `stack-${index}`,
    body: { Resources: resources },
    ...(region === undefined ? {} : { region }),
    ...(account === undefined ? {} : { account }),
  }));
  const judged = evaluate(new TemplateSet(inputs), controls).judgements.find(
    ({ resource }) => resource.template.name === 'stack-0' && resource.logicalId === logicalId,
  );
  return judged?.verdict.kind ?? 'not-applicable';
}
