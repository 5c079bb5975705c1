import { catalogue } from '../../lib/controls/catalogue';
import type { Control, Example } from '../../lib/controls/control';
import { evaluate } from '../../lib/controls/evaluate';
import { TemplateSet } from '../../lib/controls/template-set';

/** The verdict on an example's subject: the first resource of a type that the control looks at. */
function judge(control: Control, example: Example) {
  const templates = new TemplateSet([{ name: 'example', body: example }]);
  const subject = Object.entries(example.Resources).find(([, resource]) =>
    control.check.types.includes(String((resource as { Type?: unknown }).Type)),
  )?.[0];
  const judged = evaluate(templates, [control]).judgements.find(({ resource }) => resource.logicalId === subject);
  if (judged === undefined) throw new Error(`${control.id} did not evaluate ${subject ?? 'any resource'}`);
  return judged.verdict;
}

const unknownExamples = (control: Control): readonly Example[] =>
  'kind' in control.examples.unknown ? [] : control.examples.unknown;

describe.each(catalogue.map((control) => [control.id, control] as const))('%s', (_id, control) => {
  test.each(control.examples.compliant.map((example, index) => [index, example] as const))(
    'compliant example %i',
    (_index, example) => {
      expect(judge(control, example)).toEqual({ kind: 'compliant' });
    },
  );

  test.each(control.examples.violating.map((example, index) => [index, example] as const))(
    'violating example %i',
    (_index, example) => {
      const verdict = judge(control, example);

      expect(verdict.kind).toBe('violation');
      expect(verdict.kind === 'violation' ? verdict.faults[0]?.path : undefined).toBe(example.faultAt);
    },
  );

  for (const [index, example] of unknownExamples(control).entries()) {
    test(`unknown example ${index}`, () => {
      expect(judge(control, example).kind).toBe('unknown');
    });
  }

  test('says why no example is unknown, or has one', () => {
    const { unknown } = control.examples;

    expect('kind' in unknown ? unknown.reason.length : unknown.length).toBeGreaterThan('kind' in unknown ? 20 : 0);
  });
});
