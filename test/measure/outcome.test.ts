import type { Mapped } from '../../measure/mapping';
import { casesOf } from '../../measure/outcome';
import { fact, judged, label, SHUTTERS, shutterWith } from './shop';

const OPEN = shutterWith({ Closed: false });
const SHUT = shutterWith({ Closed: true });
const LEFT_OPEN_BY_PARAMETER = shutterWith({ Closed: { Ref: 'Closed' } });
const PARAMETERS = { Closed: { Type: 'String', Default: 'false' } };

describe('casesOf', () => {
  const template = judged({ Front: OPEN, Back: SHUT, Side: LEFT_OPEN_BY_PARAMETER }, PARAMETERS);
  const outcomes = (changed: Parameters<typeof label>[0], mapped = SHUTTERS, on = template) =>
    casesOf(label(changed), mapped, on).map(({ logicalId, expected, outcome }) => [logicalId, expected, outcome]);

  test.each([
    ['a violation of what is labelled faulty', 'fail', ['Front'], [], [['Front', 'fault', 'hit']]],
    ['a compliant verdict on it', 'fail', ['Back'], [], [['Back', 'fault', 'miss']]],
    ['an unknown verdict on it', 'fail', ['Side'], [], [['Side', 'fault', 'unknown']]],
    ['no verdict on it', 'fail', ['Roof'], [], [['Roof', 'fault', 'miss']]],
    ['a violation anywhere, where no resource is named', 'fail', [], [], [[undefined, 'fault', 'hit']]],
    ['a violation of what is labelled sound', 'pass', [], ['Front'], [['Front', 'no fault', 'false-alarm']]],
    ['an unknown verdict on it', 'pass', [], ['Side'], [['Side', 'no fault', 'quiet']]],
    ['a violation anywhere, where no sound one is named', 'pass', [], [], [[undefined, 'no fault', 'false-alarm']]],
    [
      'both ways',
      'mixed',
      ['Front', 'Back'],
      ['Back', 'Front'],
      [
        ['Front', 'fault', 'hit'],
        ['Back', 'fault', 'miss'],
        ['Back', 'no fault', 'quiet'],
        ['Front', 'no fault', 'false-alarm'],
      ],
    ],
    ['nothing of the resources that a mixed label does not name', 'mixed', ['Front'], [], [['Front', 'fault', 'hit']]],
  ] as const)('tells %s', (_case, kind, failing, passing, expected) => {
    expect(outcomes({ kind, failing, passing })).toEqual(expected);
  });

  test('is quiet on a sound template', () => {
    expect(outcomes({ kind: 'pass' }, SHUTTERS, judged({ Back: SHUT }))).toEqual([[undefined, 'no fault', 'quiet']]);
  });

  describe('with several controls', () => {
    const facts = [fact('ShutterClosed'), fact('ShutterBarred')];
    const bars = (Steel: unknown) => [{ Steel }];
    const two = judged(
      {
        Both: shutterWith({ Closed: false, Bars: bars(false) }),
        One: shutterWith({ Closed: false, Bars: bars(true) }),
        Half: shutterWith({ Closed: false, Bars: bars({ Ref: 'Closed' }) }),
        Sound: shutterWith({ Closed: true, Bars: bars({ Ref: 'Closed' }) }),
      },
      PARAMETERS,
    );

    test.each([
      ['any', 'Both', 'hit'],
      ['any', 'One', 'hit'],
      ['any', 'Half', 'hit'],
      ['any', 'Sound', 'unknown'],
      ['all', 'Both', 'hit'],
      ['all', 'One', 'miss'],
      ['all', 'Half', 'unknown'],
      ['all', 'Sound', 'miss'],
    ] as const)('of which %s must be violated: %s is a %s', (quantifier, logicalId, outcome) => {
      const mapped: Mapped = { quantifier, facts };

      expect(outcomes({ failing: [logicalId] }, mapped, two)).toEqual([[logicalId, 'fault', outcome]]);
    });
  });

  describe('with a fact that names a property', () => {
    const at = (place: string): Mapped => ({ quantifier: 'any', facts: [fact('ShutterBarred', { at: place })] });
    const bars = judged({ Front: shutterWith({ Bars: [{ Steel: true }, { Steel: false }] }) });

    test.each([
      ['it', 'Bars.Steel', 'hit'],
      ['what stands around the fault', 'Bars', 'hit'],
      ['what stands in it', 'Bars.Steel.Grade', 'hit'],
      ['another', 'Bars.Paint', 'miss'],
      ['one whose name only begins alike', 'Bar', 'miss'],
    ])('counts faults on %s as it should', (_case, place, outcome) => {
      expect(outcomes({ failing: ['Front'] }, at(place), bars)).toEqual([['Front', 'fault', outcome]]);
    });

    test('counts what is not told likewise', () => {
      const open = judged({ Front: shutterWith({ Bars: [{ Steel: { Ref: 'Closed' } }] }) }, PARAMETERS);

      expect(outcomes({ failing: ['Front'] }, at('Bars.Steel'), open)).toEqual([['Front', 'fault', 'unknown']]);
      expect(outcomes({ failing: ['Front'] }, at('Bars.Paint'), open)).toEqual([['Front', 'fault', 'miss']]);
    });
  });

  test.each([
    ['the fault that says it', 'is false', 'Front', 'hit'],
    ['no fault that says something else', 'is absent', 'Front', 'miss'],
    ['what is not told, which says nothing of faults', 'is false', 'Side', 'unknown'],
  ])('counts %s, where the fact names a text', (_case, says, logicalId, outcome) => {
    const mapped: Mapped = { quantifier: 'any', facts: [fact('ShutterClosed', { says })] };

    expect(outcomes({ failing: [logicalId] }, mapped)).toEqual([[logicalId, 'fault', outcome]]);
  });

  test.each([
    [
      'that refers to it',
      { House: { Type: 'Shop::House' }, Front: shutterWith({ Closed: false, Of: { Ref: 'House' } }) },
    ],
    ['that it refers to', { House: { Type: 'Shop::House', DependsOn: 'Front' }, Front: OPEN }],
  ])('counts a violation of a resource %s, where the fact says so', (_case, resources) => {
    const related: Mapped = { quantifier: 'any', facts: [fact('ShutterClosed', { related: true })] };
    const houses = judged({ ...resources, Other: { Type: 'Shop::House' } });

    expect(outcomes({ failing: ['House'] }, related, houses)).toEqual([['House', 'fault', 'hit']]);
    expect(outcomes({ failing: ['House'] }, SHUTTERS, houses)).toEqual([['House', 'fault', 'miss']]);
    expect(outcomes({ failing: ['Other'] }, related, houses)).toEqual([['Other', 'fault', 'miss']]);
  });

  test('gives the verdicts that decided, violations first', () => {
    const [only] = casesOf(label({ kind: 'fail' }), SHUTTERS, judged({ Back: SHUT, Front: OPEN }));

    expect(only?.verdicts.map(({ logicalId, kind }) => [logicalId, kind])).toEqual([
      ['Front', 'violation'],
      ['Back', 'compliant'],
    ]);
    expect(only?.verdicts[0]?.remarks).toEqual([{ path: 'Closed', text: 'Closed is false; expected true' }]);
  });
});
