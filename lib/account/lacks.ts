import type { Control } from '../controls/control';
import { evaluate } from '../controls/evaluate';
import { TemplateSet } from '../controls/template-set';

/** A living resource in the form that CloudFormation gives it. */
export interface LivingResource {
  readonly Type: string;
  readonly Properties: object;
}

/**
 * What controls find wrong with living resources: the same judgement as of a template, so that what is adopted is held to
 * what the shop would have made.
 *
 * @param resources by a name of ours; they are judged together
 * @returns one line a fault: `TrailLogFileValidation: EnableLogFileValidation is false; expected true`
 */
export function lacksOf(
  resources: Readonly<Record<string, LivingResource>>,
  controls: readonly Control[],
): readonly string[] {
  const templates = new TemplateSet([{ name: 'account', body: { Resources: resources } }]);
  return evaluate(templates, controls).judgements.flatMap(({ control, verdict }) =>
    verdict.kind === 'violation'
      ? verdict.faults.map(
          ({ path, message }) => `${control.id}: ${message.includes(path) ? '' : `${path}: `}${message}`,
        )
      : [],
  );
}
