import { type Fact, isTrue, switchedOn } from '../../lib/harden/fact';
import { raiseFacts } from '../../lib/harden/raise-facts';
import { UpdateBehavior } from '../../lib/harden/update-behavior';

const { NO_INTERRUPTION, SOME_INTERRUPTIONS, REPLACEMENT } = UpdateBehavior;

function raise(given: Readonly<Record<string, unknown>>, facts: readonly Fact[], allowed = NO_INTERRUPTION) {
  const { properties, left } = raiseFacts(facts, {
    read: (name) => given[name],
    nameOf: (name) => name,
    isParameter: (id) => id === 'Parameter',
    behaviors: { On: NO_INTERRUPTION, List: NO_INTERRUPTION, Slow: SOME_INTERRUPTIONS, Fixed: REPLACEMENT },
    allowed,
  });
  return { properties: Object.fromEntries(properties), left: left.map(({ reason }) => reason) };
}

const nothing = { properties: {}, left: [] };

describe('a switch', () => {
  const on = [switchedOn('is on', 'On.Inner.Enabled')];

  test.each([
    ['missing', {}, { On: { Inner: { Enabled: true } } }],
    ['removed at deployment', { On: { Ref: 'AWS::NoValue' } }, { On: { Inner: { Enabled: true } } }],
    [
      'off',
      { On: { Inner: { Enabled: false, Days: 3 }, Else: 1 } },
      { On: { Inner: { Enabled: true, Days: 3 }, Else: 1 } },
    ],
  ])('that is %s is set, and its neighbours stay', (_name, given, properties) => {
    expect(raise(given, on)).toEqual({ properties, left: [] });
  });

  test.each([
    ['on', { On: { Inner: { Enabled: true } } }],
    ['on as text', { On: { Inner: { Enabled: 'true' } } }],
  ])('that is %s stays', (_name, given) => {
    expect(raise(given, on)).toEqual(nothing);
  });

  test.each([
    ['by a parameter', { On: { Inner: { Enabled: { Ref: 'Parameter' } } } }, 'On.Inner.Enabled'],
    ['by a dynamic reference', { On: { Inner: { Enabled: '{{resolve:ssm:/on}}' } } }, 'On.Inner.Enabled'],
    ['above it', { On: { 'Fn::If': ['Production', {}, {}] } }, 'On'],
  ])('that is decided %s is left alone', (_name, given, path) => {
    expect(raise(given, on)).toEqual({ properties: {}, left: [`${path} is decided at deployment alone`] });
  });
});

describe('a list', () => {
  const each = [switchedOn('is on', 'List[].Enabled')];
  const some = [switchedOn('is on', 'List[+].Enabled')];

  test('has each of its items raised', () => {
    expect(raise({ List: [{ Enabled: true }, { Name: 'two' }] }, each)).toEqual({
      properties: { List: [{ Enabled: true }, { Name: 'two', Enabled: true }] },
      left: [],
    });
  });

  test('gets a first item only where the path asks for it', () => {
    expect(raise({}, each)).toEqual(nothing);
    expect(raise({ List: [] }, some)).toEqual({ properties: { List: [{ Enabled: true }] }, left: [] });
  });

  test('whose item is decided at deployment is left alone', () => {
    expect(raise({ List: [{ 'Fn::If': ['A', {}, {}] }] }, each).left).toEqual([
      'List[0] is decided at deployment alone',
    ]);
  });
});

describe('the settings of a fact', () => {
  const reference = { path: 'On.Key', value: () => 'key', isStrict: (given: unknown) => given !== undefined };
  const pair = (key: Fact['settings'][number]): readonly Fact[] => [
    { title: 'is on', settings: [{ path: 'On.Enabled', value: () => true, isStrict: isTrue }, key] },
  ];

  test('are set together or not at all', () => {
    expect(raise({ On: { Key: { Ref: 'Parameter' } } }, pair(reference))).toEqual({
      properties: {},
      left: ['On.Key is decided at deployment alone'],
    });
  });

  test.each([
    ['a resource', { 'Fn::GetAtt': ['Key', 'Arn'] }],
    ['another stack', { 'Fn::ImportValue': 'key' }],
    ['a resource by its logical id', { Ref: 'Key' }],
  ])('take a reference to %s where they may', (_name, Key) => {
    const { properties, left } = raise({ On: { Key } }, pair({ ...reference, takesReferences: true }));

    expect({ properties, left }).toEqual({ properties: { On: { Key, Enabled: true } }, left: [] });
  });

  test.each([
    ['a parameter', { Ref: 'Parameter' }],
    ['a mapping', { 'Fn::FindInMap': ['Keys', 'eu', 'arn'] }],
  ])('take no reference to %s', (_name, Key) => {
    expect(raise({ On: { Key } }, pair({ ...reference, takesReferences: true })).left).toHaveLength(1);
  });

  test('bring a companion only where they change, and over nothing', () => {
    const companion = { ...reference, isStrict: () => true, isCompanion: true };

    expect(raise({ On: { Enabled: true } }, pair(companion))).toEqual(nothing);
    expect(raise({}, pair(companion)).properties).toEqual({ On: { Enabled: true, Key: 'key' } });
    expect(raise({ On: { Key: 'mine' } }, pair(companion)).properties).toEqual({ On: { Enabled: true, Key: 'mine' } });
  });

  test('see what an earlier fact has set', () => {
    const second: Fact = {
      title: 'follows',
      settings: [{ path: 'On.Second', value: (_item, read) => JSON.stringify(read('On')), isStrict: () => false }],
    };

    expect(raise({}, [switchedOn('is on', 'On.First'), second]).properties).toEqual({
      On: { First: true, Second: '{"First":true}' },
    });
  });
});

describe('an update', () => {
  const slow = [switchedOn('is slow', 'Slow')];
  const fixed = [switchedOn('is fixed', 'Fixed')];
  const interruption = ['setting Slow can interrupt it; set allowInterruption to deploy that'];
  const replacement = [
    'setting Fixed makes CloudFormation replace it by an empty one; set allowReplacement where it is not deployed yet, or its data has moved',
  ];

  test.each([
    ['interrupts', slow, NO_INTERRUPTION, { properties: {}, left: interruption }],
    ['interrupts, which is allowed', slow, SOME_INTERRUPTIONS, { properties: { Slow: true }, left: [] }],
    ['replaces', fixed, SOME_INTERRUPTIONS, { properties: {}, left: replacement }],
    ['replaces, which is allowed', fixed, REPLACEMENT, { properties: { Fixed: true }, left: [] }],
  ])('that %s', (_name, facts, allowed, outcome) => {
    expect(raise({}, facts, allowed)).toEqual(outcome);
  });

  test('of a property that no table knows counts as a replacement', () => {
    expect(raise({}, [switchedOn('is new', 'New')], SOME_INTERRUPTIONS).left).toHaveLength(1);
  });

  test('interrupts only from the values that the service names', () => {
    const days: Fact = {
      title: 'keeps backups',
      settings: [
        { path: 'Slow', value: () => 7, isStrict: (given) => given === 7, interruptsFrom: (given) => given === 0 },
      ],
    };

    expect(raise({ Slow: 1 }, [days])).toEqual({ properties: { Slow: 7 }, left: [] });
    expect(raise({ Slow: 0 }, [days])).toEqual({ properties: {}, left: interruption });
  });
});

test('a fact that is not asked of the resource is neither set nor reported', () => {
  const not: Fact = { ...switchedOn('is on', 'On'), concerns: () => false };
  const here: Fact = { ...switchedOn('is on', 'On'), concerns: () => 'it is another one' };

  expect(raise({}, [not])).toEqual(nothing);
  expect(raise({ On: { Ref: 'Parameter' } }, [not])).toEqual(nothing);
  expect(raise({}, [here])).toEqual({ properties: {}, left: ['it is another one'] });
  expect(raise({ On: true }, [here])).toEqual(nothing);
});
