import * as fc from 'fast-check';
import { catalogue } from '../../lib/controls/catalogue';
import type { Control, Example } from '../../lib/controls/control';
import { evaluate } from '../../lib/controls/evaluate';
import { CLASSIFICATION_METADATA } from '../../lib/controls/template-metadata';
import { TemplateSet } from '../../lib/controls/template-set';
import { isObject } from '../../lib/controls/value';

const examplesOf = ({ examples: { compliant, violating, unknown } }: Control): readonly Example[] => [
  ...compliant,
  ...violating,
  ...(Array.isArray(unknown) ? unknown : []),
];

const EXAMPLES = catalogue.flatMap(examplesOf);

/** What no author means to write, and templates hold all the same. */
const ODD: readonly unknown[] = [
  ...[null, -1, '', 'x'.repeat(50_000), true, [], {}, [null], [[]], '*', '::/0'],
  ...[{ Ref: 'Nothing' }, { Ref: null }, { 'Fn::GetAtt': [] }, { 'Fn::GetAtt': 'A.B' }, { 'Fn::Sub': ['${A}', null] }],
  ...[
    { 'Fn::Sub': 5 },
    { 'Fn::Join': [null, null] },
    { 'Fn::If': ['C'] },
    { 'Fn::If': ['C', { Ref: 'AWS::NoValue' }] },
  ],
  ...[{ 'Fn::Split': [1, 2] }, { 'Fn::Select': ['9', [1]] }, { 'Fn::FindInMap': ['a'] }, { 'Fn::ImportValue': {} }],
  ...[{ constructor: 1, toString: 2 }, JSON.parse('{"__proto__":{"a":1}}'), '{{resolve:secretsmanager:a}}'],
];

type Place = readonly [holder: Record<string, unknown>, key: string];

/** Every place below an object or list. */
function places(holder: unknown): readonly Place[] {
  if (typeof holder !== 'object' || holder === null) return [];
  const entries = holder as Record<string, unknown>;
  return Object.keys(entries).flatMap((key): readonly Place[] => [[entries, key], ...places(entries[key])]);
}

const mutation = fc.record({ place: fc.nat(), odd: fc.constantFrom(...ODD) });

test('a parameter that is declared by an object without text fails no check', () => {
  const body = {
    Parameters: { Password: { Type: 'String', NoEcho: { toString: 2 } } },
    Resources: { Orders: { Type: 'AWS::RDS::DBInstance', Properties: { MasterUserPassword: { Ref: 'Password' } } } },
  };

  const { judgements } = evaluate(new TemplateSet([{ name: 'odd.json', body }]), catalogue);

  expect(judgements.find(({ control }) => control.id === 'DatabasePasswordNotLiteral')?.verdict.kind).toBe('violation');
});

/** Where a check asks a value for its text, these have none. */
const TEXTLESS = { constructor: 1, toString: 2, valueOf: 3 };
const WITHOUT_TEXT: readonly unknown[] = [
  TEXTLESS,
  [TEXTLESS],
  { 'Fn::Join': [TEXTLESS, ['a', 'b']] },
  { 'Fn::Sub': [TEXTLESS, TEXTLESS] },
];

test('a class of data that is an object without text fails no check', () => {
  const body = {
    Metadata: { [CLASSIFICATION_METADATA]: { dataClasses: [TEXTLESS, 'orders'] } },
    Resources: {
      Orders: {
        Type: 'AWS::S3::Bucket',
        Properties: { Tags: ['data-class', 'owner', 'retention'].map((Key) => ({ Key, Value: 'orders' })) },
      },
    },
  };

  const { judgements } = evaluate(new TemplateSet([{ name: 'odd.json', body }]), catalogue);

  expect(judgements.find(({ control }) => control.id === 'DataClassified')?.verdict.kind).toBe('compliant');
});

test('user data that is joined by an object without text fails no check', () => {
  const body = {
    Resources: {
      Shop: {
        Type: 'AWS::EC2::Instance',
        Properties: { UserData: { 'Fn::Base64': { 'Fn::Join': [TEXTLESS, ['PASSWORD=', 'Xk29fj4kq!']] } } },
      },
    },
  };

  const { judgements } = evaluate(new TemplateSet([{ name: 'odd.json', body }]), catalogue);

  const verdict = judgements.find(({ control }) => control.id === 'InstanceNoPlaintextSecrets')?.verdict;
  expect(verdict).not.toMatchObject({ reason: expect.stringMatching(/^the check failed/) });
  expect(verdict?.kind).not.toBe('violation');
});

test('no check fails where one value of its own examples has no text', () => {
  const failures = catalogue.flatMap((control) =>
    examplesOf(control).flatMap((example) =>
      places(structuredClone(example)).flatMap((_, index) =>
        WITHOUT_TEXT.flatMap((odd) => {
          const body: unknown = structuredClone(example);
          const [holder, key] = places(body)[index] ?? [];
          Object.assign(holder ?? {}, { [key ?? '']: odd });

          const { judgements } = evaluate(new TemplateSet([{ name: 'odd.json', body }]), [control]);

          return judgements.flatMap(({ verdict }) =>
            verdict.kind === 'unknown' && verdict.reason.startsWith('the check failed')
              ? [`${control.id}, ${key}: ${verdict.reason}`]
              : [],
          );
        }),
      ),
    ),
  );

  expect(failures).toEqual([]);
});

test('no check fails, whatever stands where its examples have something else', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...EXAMPLES),
      fc.array(mutation, { minLength: 1, maxLength: 4 }),
      (example, mutations) => {
        const body: unknown = structuredClone(example);
        for (const { place, odd } of mutations) {
          const all = places(body);
          const [holder, key] = all[place % all.length] ?? [];
          if (isObject(holder) || Array.isArray(holder)) Object.assign(holder, { [key ?? '']: structuredClone(odd) });
        }

        const { judgements } = evaluate(new TemplateSet([{ name: 'mutated.json', body }]), catalogue);

        const reasons = judgements.flatMap(({ verdict }) => (verdict.kind === 'unknown' ? [verdict.reason] : []));
        expect(reasons.filter((reason) => reason.startsWith('the check failed'))).toEqual([]);
      },
    ),
    { numRuns: 3_000 },
  );
});
