import { factsOfCatalogue } from '../../lib/check/catalogue-facts';
import { catalogue } from '../../lib/controls/catalogue';
import { CONTROL_HISTORY, currentId, firstId, retirementOf } from '../../lib/controls/control-history';
import { exceptionProblems, withCurrentIds } from '../../lib/exceptions';
import released from './released-ids.json';

const HISTORY = {
  renamed: { BucketVersions: 'BucketHistory', BucketHistory: 'BucketVersioning', Bucket: 'BucketVersioning' },
  retired: [{ id: 'BucketWebsite', retiredIn: '2.0.0', reason: 'BucketPublicAccess refuses it as well' }],
};
const exception = {
  kind: 'false-positive' as const,
  path: 'Shop/Data',
  owner: 'shop@example.com',
  reason: 'Thumbnails are rendered again at any time',
  reviewBy: '2027-01-01' as const,
  source: { file: 'exceptions.yaml', line: 3 },
};

describe('an id that was released', () => {
  const today = new Set(catalogue.map(({ id }) => id));

  test.each(released)('%s still means something', (id) => {
    expect(today.has(currentId(id)) || retirementOf(id) !== undefined).toBe(true);
  });

  test('is written down with the control', () => {
    expect([...today].filter((id) => !released.includes(id))).toEqual([]);
  });

  test('is never given to another control', () => {
    const former = [...Object.keys(CONTROL_HISTORY.renamed), ...CONTROL_HISTORY.retired.map(({ id }) => id)];

    expect(former.filter((id) => today.has(id))).toEqual([]);
    expect(new Set(released).size).toBe(released.length);
  });
});

test.each([
  ['BucketVersioning', 'BucketVersioning'],
  ['BucketHistory', 'BucketVersioning'],
  ['BucketVersions', 'BucketVersioning'],
  ['AwsSolutions-S1', 'AwsSolutions-S1'],
  ['constructor', 'constructor'],
])('%s is %s today', (id, expected) => {
  expect(currentId(id, HISTORY)).toBe(expected);
});

test('a control is known by its first id for ever', () => {
  expect(firstId('BucketVersioning', HISTORY)).toBe('BucketVersions');
  expect(firstId('TableRecovery', HISTORY)).toBe('TableRecovery');
});

test('an exception of a former id is one of the control', () => {
  const written = { ...exception, controls: ['BucketHistory', 'Bucket', 'AwsSolutions-S1'] };

  expect(withCurrentIds(written, HISTORY).controls).toEqual(['BucketVersioning', 'AwsSolutions-S1']);
});

test('an exception of a retired control says since when and why', () => {
  const facts = { ...factsOfCatalogue(catalogue), retired: (id: string) => retirementOf(id, HISTORY) };
  const problems = exceptionProblems([{ ...exception, controls: ['BucketWebsite'] }], {
    today: new Date('2026-11-22'),
    facts,
  });

  expect(problems.map(({ message }) => message)).toEqual([
    expect.stringContaining(
      'names BucketWebsite, which was retired in 2.0.0: BucketPublicAccess refuses it as well; remove the entry',
    ),
  ]);
});
