import * as fc from 'fast-check';
import { mostSevereFirst, newFirst } from '../../lib/report/finding-order';
import { anyReport } from './report-arbitrary';
import { finding, foreignFinding, unknownFinding } from './sample-report';

const ordered = [
  finding({ fingerprint: 'critical error', severity: 'critical' }),
  finding({ fingerprint: 'error by place 1', resource: { ...finding().resource, template: 'a.json' } }),
  finding({
    fingerprint: 'error by place 2',
    resource: { ...finding().resource, constructPath: 'Shop/A', logicalId: 'Z' },
  }),
  finding({ fingerprint: 'error by place 3', rule: 'A' }),
  finding({ fingerprint: 'error by place 4', rule: 'B' }),
  finding({ fingerprint: 'low error', severity: 'low' }),
  unknownFinding({ fingerprint: 'unknown error', level: 'error', severity: 'critical' }),
  foreignFinding({ fingerprint: 'warning', severity: 'critical' }),
  unknownFinding({ fingerprint: 'unknown' }),
];

describe('mostSevereFirst', () => {
  test('orders by level, verdict, severity and place', () => {
    expect(mostSevereFirst(ordered.toReversed()).map(({ fingerprint }) => fingerprint)).toEqual(
      ordered.map(({ fingerprint }) => fingerprint),
    );
  });

  test('gives one order, in whatever order findings come', () => {
    fc.assert(
      fc.property(anyReport, ({ findings }) => {
        const unique = findings.map((each, index) => ({ ...each, fingerprint: `${index}` }));
        expect(mostSevereFirst(unique.toReversed())).toEqual(mostSevereFirst(unique));
      }),
    );
  });
});

describe('newFirst', () => {
  test('puts what is new before what is worse', () => {
    const found = [...ordered, foreignFinding({ fingerprint: 'new', state: 'new' })];
    expect(newFirst(found).map(({ fingerprint }) => fingerprint)).toEqual([
      'new',
      ...ordered.map(({ fingerprint }) => fingerprint),
    ]);
  });
});
