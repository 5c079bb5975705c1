import { each } from '../../lib/controls/check';
import { type Control, control } from '../../lib/controls/control';
import { none } from '../../lib/controls/detect';
import { evaluate } from '../../lib/controls/evaluate';
import type { Resource } from '../../lib/controls/resource';
import { TemplateSet } from '../../lib/controls/template-set';
import { compliant, notApplicable, type Verdict } from '../../lib/controls/verdict';

const controlThat = (judge: (resource: Resource) => Verdict, id = 'Sample'): Control => ({
  id,
  area: 'data',
  title: 'A title',
  rationale: 'A rationale.',
  severity: 'high',
  frameworks: {},
  since: '0.1.0',
  check: each('T', judge),
  remedy: 'A remedy.',
  detect: none('a sample'),
  examples: { compliant: [{ Resources: {} }], violating: [{ faultAt: '', Resources: {} }], unknown: none('a sample') },
});

const templates = new TemplateSet([
  { name: 't', body: { Resources: { A: { Type: 'T' }, B: { Type: 'T' }, C: { Type: 'Other' }, Odd: 1 } } },
]);

describe('evaluate', () => {
  test('keeps every verdict on every resource of the type', () => {
    const { judgements } = evaluate(templates, [controlThat(() => compliant())]);

    expect(judgements.map(({ resource, verdict }) => [resource.logicalId, verdict.kind])).toEqual([
      ['A', 'compliant'],
      ['B', 'compliant'],
    ]);
  });

  test('leaves out what the control does not apply to', () => {
    const { judgements } = evaluate(templates, [
      controlThat(({ logicalId }) => (logicalId === 'A' ? notApplicable() : compliant())),
    ]);

    expect(judgements.map(({ resource }) => resource.logicalId)).toEqual(['B']);
  });

  test('counts a check that throws as unknown and goes on', () => {
    const failing = controlThat(({ logicalId }) => {
      if (logicalId === 'A') throw new Error('broken');
      return compliant();
    });

    const { judgements } = evaluate(templates, [failing]);

    expect(judgements.map(({ verdict }) => verdict)).toEqual([
      { kind: 'unknown', path: '', reason: 'the check failed: broken' },
      { kind: 'compliant' },
    ]);
  });

  test('names what could not be read', () => {
    expect(evaluate(templates, []).unread).toEqual(['t: Odd is no resource that can be read before its macro has run']);
  });
});

describe('control', () => {
  test.each([
    [
      'an id that is not PascalCase',
      { ...controlThat(compliant), id: 'not-pascal' },
      'not-pascal: a control id is PascalCase',
    ],
    [
      'a missing violating example',
      { ...controlThat(compliant), examples: { ...controlThat(compliant).examples, violating: [] } },
      'Sample: a control has a compliant and a violating example',
    ],
  ])('refuses %s', (_name, definition, message) => {
    expect(() => control(definition)).toThrow(new Error(message));
  });
});
