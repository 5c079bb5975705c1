import { catalogue } from '../../../lib/controls/catalogue';
import { isJudgedLive } from '../../../lib/rules/live-rules';
import { changeOf, configEvent, INSTANT, schedule, whereJudged } from './config-event';
import { isReached, livingCase } from './living-case';
import { NotLiving } from './living-example';
import { kindOf } from './living-resource';
import { RuleFunction } from './rule-function';

const rule = new RuleFunction();

beforeAll(() => rule.start());
afterAll(() => rule.server.stop());

const controls = catalogue.filter(({ detect }) => 'kind' in detect && detect.kind === 'live');

/** Subjects that no rule is ever brought to judge by themselves, and why. */
const NOT_REACHED: Readonly<Record<string, string>> = {
  'AWS::ApiGateway::Deployment': 'its read leaves out the settings of its stage, which is judged itself',
  'AWS::Glue::DataCatalogEncryptionSettings': 'Cloud Control cannot list it',
  'AWS::Glue::SecurityConfiguration': 'Cloud Control cannot read it',
  'AWS::SNS::TopicPolicy': 'Cloud Control cannot read it',
  'AWS::SQS::QueuePolicy': 'Cloud Control cannot read it',
};

const WANTED = {
  compliant: { ComplianceType: 'COMPLIANT', Annotation: undefined },
  violating: { ComplianceType: 'NON_COMPLIANT', Annotation: expect.not.stringMatching(/^UNKNOWN: /) },
  unknown: { ComplianceType: 'NON_COMPLIANT', Annotation: expect.stringMatching(/^UNKNOWN: /) },
};

/** Examples that say it by a property that no read returns, whereas a living resource has it in another. */
const WRITE_ONLY: Readonly<Record<string, string>> = {
  'EventBusPolicyNotPublic: compliant 1': 'a read gives Statement, not Principal',
  'EventBusPolicyNotPublic: violating 1': 'a read gives Statement, not Principal',
};

const cases = controls.flatMap((control) =>
  (['compliant', 'violating', 'unknown'] as const).flatMap((kind) => {
    const examples = control.examples[kind];
    return 'kind' in examples
      ? []
      : examples.map((example, index) => ({ name: `${control.id}: ${kind} ${index}`, control, kind, example }));
  }),
);
const formed = cases.map((each) => {
  try {
    return { ...each, living: livingCase(each.control, each.example) };
  } catch (error) {
    if (error instanceof NotLiving) return { ...each, notLiving: error.message };
    throw error;
  }
});
const living = formed.flatMap((each) =>
  'living' in each && each.living !== undefined ? [{ ...each, living: each.living }] : [],
);

test.each(living)('$name', async ({ name, control, kind, living: { account, subject, isRecorded } }) => {
  rule.server.reset(account);

  await rule.run(configEvent(control.id, isRecorded ? changeOf(subject) : schedule, whereJudged(subject.type)));

  const type = isRecorded ? kindOf(subject.type).recordedAs : subject.type;
  const told = rule.server.evaluations.filter(({ ComplianceResourceType }) => ComplianceResourceType === type);
  expect(told[0]).toMatchObject({ ComplianceResourceType: type, OrderingTimestamp: Date.parse(INSTANT) / 1000 });
  expect(told.map(({ ComplianceType, Annotation }) => ({ ComplianceType, Annotation }))).toContainEqual(
    WANTED[name in WRITE_ONLY ? 'unknown' : kind],
  );
  expect(new Set(told.map(({ ComplianceResourceId }) => ComplianceResourceId)).size).toBe(told.length);
});

test('only what is unknown cannot live: parameters, conditions, imports', () => {
  const others = formed.filter((each) => 'notLiving' in each && each.kind !== 'unknown');

  expect(others.map(({ name }) => name)).toEqual([]);
});

test('only subjects without a read or a list are not reached', () => {
  const types = formed
    .filter((each) => 'living' in each && each.living === undefined)
    .map(({ control, example }) =>
      Object.values(example.Resources)
        .map((raw) => String((raw as { readonly Type: unknown }).Type))
        .find((type) => control.check.types.includes(type)),
    );

  expect([...new Set(types)].sort()).toEqual(Object.keys(NOT_REACHED));
  expect(Object.keys(NOT_REACHED).filter(isReached)).toEqual([]);
});

/** Controls whose compliant examples are of types that are not reached; resources of their other types are. */
const OTHER_EXAMPLES = ['ResourcePolicyActionsNamed'];

test('every control runs', () => {
  const ran = (id: string, kind: string) => living.some((each) => each.control.id === id && each.kind === kind);
  const missing = controls.filter(({ id }) => !ran(id, 'compliant') || !ran(id, 'violating')).map(({ id }) => id);

  expect(missing.sort()).toEqual(OTHER_EXAMPLES);
  expect(controls.filter(({ check }) => !check.types.some(isJudgedLive)).map(({ id }) => id)).toEqual([]);
});
