import { coverageOf } from '../../../lib/controls/frameworks/coverage';
import { bellRings, doorLocked, tinyPci } from '../tiny-catalogue';

describe('coverageOf', () => {
  const coverage = coverageOf(tinyPci, [bellRings, doorLocked]);

  test('gives the requirements in the order of the publisher', () => {
    expect(coverage.map(({ requirement }) => requirement)).toEqual(tinyPci.requirements);
  });

  test.each([
    ['1.1.1', 'published'],
    ['1.2.1', 'judgement'],
  ])('%s is supported, %s', (requirement, basis) => {
    const entry = coverage.find((candidate) => candidate.requirement === requirement);

    expect(entry).toEqual({ requirement, supports: [{ control: doorLocked, basis }], reasonKey: undefined });
  });

  test.each([
    ['1.2.2', '1.2'],
    ['1.25.1', '1'],
  ])('%s takes the reason of %s', (requirement, reasonKey) => {
    const entry = coverage.find((candidate) => candidate.requirement === requirement);

    expect(entry).toEqual({ requirement, supports: [], reasonKey });
  });

  test('a requirement without a reason says so', () => {
    const [first] = coverageOf({ ...tinyPci, notCovered: {} }, []);

    expect(first).toEqual({ requirement: '1.1.1', supports: [], reasonKey: undefined });
  });

  test('a key with a hyphen after it is a beginning too', () => {
    const csf = { ...tinyPci, requirements: ['PR.AA-02', 'PR.AAA-02'], notCovered: { 'PR.AA': 'proved at the door' } };

    expect(coverageOf(csf, []).map(({ reasonKey }) => reasonKey)).toEqual(['PR.AA', undefined]);
  });
});
