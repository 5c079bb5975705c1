import { contradictionsText, topicTable } from '../../measure/case-text';
import type { Label } from '../../measure/label';
import type { Mapping } from '../../measure/mapping';
import { type Measured, measure } from '../../measure/measurement';
import { disputedText, measurementText, unmappedText } from '../../measure/measurement-text';
import { figuresOf } from '../../measure/requirements';
import { label, SHUTTERS, shutterBarred, shutterClosed, shutterWith } from './shop';

const OPEN = { Resources: { Front: shutterWith({ Closed: false }) } };
const SHUT = { Resources: { Front: shutterWith({ Closed: true }) } };
const MAPPING: Mapping = {
  serves: (type) => type === 'Shop::Shutter',
  mapped: new Map([['owner/name Shutters', SHUTTERS]]),
  unmapped: new Map([['owner/name Paint', 'paint is a matter of taste']]),
};

/** Measures a tiny set of templates, by path. */
function measured(templates: Record<string, unknown>, labels: readonly Label[], changed: Partial<Measured> = {}) {
  return measure({
    set: { labels, robustness: [], leftOut: new Map() },
    controls: [shutterClosed, shutterBarred],
    mapping: MAPPING,
    disputes: [],
    read: (file) => templates[file.replace('owner+name/', '')],
    ...changed,
  });
}

describe('measure', () => {
  test('holds every mapped label against the verdicts', () => {
    const { sorted, judged } = measured({ open: OPEN, shut: SHUT }, [
      label({ path: 'open' }),
      label({ path: 'shut', kind: 'pass' }),
      label({ path: 'open', rule: 'Paint' }),
    ]);

    expect(sorted.measured.map(({ outcome }) => outcome)).toEqual(['hit', 'quiet']);
    expect(judged.templates.size).toBe(2);
  });

  test('tells what the set calls other by the service', () => {
    const { sorted } = measured({ open: OPEN }, [label({ path: 'open', topic: 'other', failing: ['Front'] })]);

    expect(sorted.measured.map((each) => each.label.topic)).toEqual(['other:Shutter']);
  });

  test('a type that a control judges is served, named or not', () => {
    const nothingNamed = { ...MAPPING, serves: () => false };

    const { rules } = measured({ open: OPEN }, [label({ path: 'open' })], { mapping: nothingNamed });

    expect(rules.map(({ served }) => served)).toEqual([true]);
  });
});

describe('what is printed', () => {
  const why = 'by day the street asks for open shutters';
  const measurement = measured(
    { open: OPEN, shut: SHUT, bare: { Resources: { Roof: { Type: 'Shop::Roof' } } } },
    [
      label({ path: 'open', topic: 'doors' }),
      label({ path: 'shut', failing: ['Front'] }),
      label({ path: 'open', kind: 'pass' }),
      label({ path: 'bare' }),
      label({ path: 'shut', rule: 'Paint' }),
      label({ path: 'bare', rule: 'Roofs' }),
    ],
    { disputes: [{ repo: 'owner/name', rule: 'Shutters', path: 'bare', logicalIds: undefined, why }] },
  );

  test('recall and false alarms by topic', () => {
    expect(topicTable(measurement.sorted.measured).split('\n')).toEqual([
      'topic     faults   hits  misses  unknown    recall   sound  alarms  alarm rate',
      'doors          1      1       0        0  100.00 %       0       0           -',
      'shutters       1      0       1        0    0.00 %       1       1    100.00 %',
      'all            2      1       1        0   50.00 %       1       1    100.00 %',
    ]);
  });

  test('every miss and false alarm, with what our controls say', () => {
    expect(contradictionsText(measurement.sorted.measured).split('\n')).toEqual([
      '  owner/name Shutters',
      '    miss: owner+name/shut Front',
      '      ShutterClosed on Front: compliant',
      '    false-alarm: owner+name/open (whole template)',
      '      ShutterClosed on Front: violation: Closed is false; expected true',
    ]);
  });

  test('disputed labels, with the reason', () => {
    expect(disputedText(measurement).split('\n')).toEqual([
      `  ${why}`,
      '  owner/name Shutters',
      '    miss: owner+name/bare (whole template)',
      '      ShutterClosed: has nothing to say of it',
    ]);
  });

  test('unmapped rules, with the reason, those that the product serves apart', () => {
    expect(unmappedText(measurement.rules, true)).toBe('  owner/name: paint is a matter of taste\n    Paint');
    expect(unmappedText(measurement.rules, false)).toBe(
      '  owner/name: speaks of Shop::Roof, which the product does not serve\n    Roofs',
    );
  });

  test('each under its heading, and no heading over nothing', () => {
    const text = measurementText(measurement, new Map([['unknown', 2]]));

    expect(text.split('\n').filter((line) => /^\w/.test(line) && !/^(topic|doors|shutters|all) /.test(line))).toEqual([
      'Rules on what the product does not serve',
      'Rules on what the product serves that no control answers for',
      'Disputed labels',
      'Misses and false alarms',
      'By topic',
      '3 templates judged, 0 broken ones refused; labels left out: 2 unknown',
    ]);
  });

  test('the figures that the requirements are held against', () => {
    expect(figuresOf(measurement)).toEqual({
      rules: measurement.rules,
      tally: { hits: 1, misses: 1, unknowns: 0, quiet: 0, falseAlarms: 1 },
      disputedCases: 1,
      unusedDisputes: 0,
      crashes: 0,
      unreadTemplates: 0,
    });
  });
});
