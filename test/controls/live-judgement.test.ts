import { catalogue } from '../../lib/controls/catalogue';
import type { Control, Example } from '../../lib/controls/control';
import { Resource } from '../../lib/controls/resource';
import { Template } from '../../lib/controls/template';
import { TemplateSet } from '../../lib/controls/template-set';
import type { Verdict } from '../../lib/controls/verdict';
import { FURTHER_TYPES, type LiveForm, liveForm, readsOf, withoutWriteOnly } from './live-form';

const live = catalogue.filter(({ detect }) => 'kind' in detect && detect.kind === 'live');

/** The verdict on one resource of an example. */
function judge(control: Control, example: Example, subject: string): Verdict {
  const [template] = new TemplateSet([{ name: 'example', body: example }]).templates.values();
  const resource = template?.resource(subject);
  if (resource === undefined) throw new Error(`${control.id}: no ${subject}`);
  return control.check.judge(resource);
}

/** Controls all of whose compliant examples are of types that no rule comes upon, such as a policy of a queue. */
const NOTHING_COMPLIANT = ['ResourcePolicyActionsNamed'];

/** The verdicts that the examples of a control must reach. */
const reached = ({ id }: Control) => (NOTHING_COMPLIANT.includes(id) ? ['violation'] : ['compliant', 'violation']);

interface Case {
  readonly example: Example;
  readonly form: LiveForm;
}

/** The examples of a control that a read can return. */
function casesOf(control: Control): readonly Case[] {
  const { compliant, violating, unknown } = control.examples;
  return [...compliant, ...violating, ...('kind' in unknown ? [] : unknown)].flatMap((example) => {
    const form = liveForm(control, example);
    return form === undefined ? [] : [{ example, form }];
  });
}

const table = live.map((control) => [control.id, control] as const);

afterEach(() => jest.restoreAllMocks());

describe.each(table)('%s', (_id, control) => {
  const cases = casesOf(control);

  test('has examples that hold, and that do not, among the resources that can be read', () => {
    const kinds = new Set(cases.map(({ example, form }) => judge(control, example, form.subject).kind));

    expect([...kinds]).toEqual(expect.arrayContaining(reached(control)));
  });

  test('says of what it reads what it says of the whole template', () => {
    const verdicts = cases.map(({ form }) => judge(control, form.example, form.subject).kind);

    expect(verdicts).toEqual(cases.map(({ example, form }) => judge(control, example, form.subject).kind));
  });

  test('says the same without what a read leaves out, or that it cannot tell', () => {
    const verdicts = cases.map(({ form }) => {
      const { example, subject } = withoutWriteOnly(control, form);
      return [judge(control, form.example, subject).kind, judge(control, example, subject).kind] as const;
    });
    const certain = verdicts.filter(([, without]) => without !== 'unknown');

    expect(certain.map(([, without]) => without)).toEqual(certain.map(([whole]) => whole));
    expect(certain.map(([, without]) => without)).toEqual(expect.arrayContaining(reached(control)));
  });

  test('looks at nothing that stands in a template alone, and for nothing that is not read', () => {
    const metadata = [
      jest.spyOn(Resource.prototype, 'metadata'),
      jest.spyOn(Resource.prototype, 'attribute'),
      jest.spyOn(Template.prototype, 'metadata'),
    ];
    const sought = jest.spyOn(TemplateSet.prototype, 'relatedTo');
    const listed = jest.spyOn(TemplateSet.prototype, 'ofType');

    for (const { form } of cases) judge(control, form.example, form.subject);

    expect(metadata.flatMap(({ mock }) => mock.calls)).toEqual([]);
    const types = [...sought.mock.calls.map(([, type]) => type), ...listed.mock.calls.map(([type]) => type)];
    const read = readsOf(control).flatMap((name) => FURTHER_TYPES[name]);
    expect([...new Set(types)].filter((type) => !read.includes(type))).toEqual([]);
  });
});

describe('a control that the running account does not answer', () => {
  const silent = catalogue.flatMap(({ id, detect }) =>
    'kind' in detect && detect.kind === 'none' ? [{ id, reason: detect.reason }] : [],
  );

  test('says why there is no managed rule, and why the living resource does not tell', () => {
    expect(silent.length).toBeGreaterThan(0);
    expect(silent.filter(({ reason }) => !/^[^;]{20,}; [^;]{20,}\.$/.test(reason))).toEqual([]);
  });
});
