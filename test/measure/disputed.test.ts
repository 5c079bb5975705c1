import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Dispute, readDisputes, sortOut } from '../../measure/disputed';
import { casesOf } from '../../measure/outcome';
import { judged, label, SHUTTERS, shutterWith } from './shop';

const WHY = 'The law of this street asks for open shutters by day, and the rule asks at night.';

describe('readDisputes', () => {
  const directory = mkdtempSync(join(tmpdir(), 'disputed-'));
  const file = join(directory, 'disputed.yaml');
  afterAll(() => rmSync(directory, { recursive: true }));

  test('gives one dispute for each path', () => {
    writeFileSync(file, `disputed: [{repo: o/n, rule: R, paths: [a, b], logicalIds: [Front], why: '${WHY}'}]`);

    const common = { repo: 'o/n', rule: 'R', logicalIds: ['Front'], why: WHY };
    expect(readDisputes(file)).toEqual([
      { ...common, path: 'a' },
      { ...common, path: 'b' },
    ]);
  });

  test.each([
    ['no path', `{repo: o/n, rule: R, paths: [], why: '${WHY}'}`, /disputed\.0\.paths/],
    ['no logical id', `{repo: o/n, rule: R, paths: [a], logicalIds: [], why: '${WHY}'}`, /disputed\.0\.logicalIds/],
    ['a reason that tells nothing', '{repo: o/n, rule: R, paths: [a], why: wrong}', /disputed\.0\.why/],
    ['an unknown key', `{repo: o/n, rule: R, paths: [a], why: '${WHY}', until: 1}`, /disputed\.0: .*until/],
  ])('refuses %s', (_case, entry, message) => {
    writeFileSync(file, `disputed: [${entry}]`);

    expect(() => readDisputes(file)).toThrow(message);
    expect(() => readDisputes(file)).toThrow(file);
  });
});

describe('sortOut', () => {
  const template = judged({ Front: shutterWith({ Closed: false }), Back: shutterWith({ Closed: true }) });
  const [hit, miss, alarm, quiet] = [
    ...casesOf(label({ failing: ['Front', 'Back'] }), SHUTTERS, template),
    ...casesOf(label({ kind: 'pass', passing: ['Front', 'Back'] }), SHUTTERS, template),
  ];
  const cases = [hit, miss, alarm, quiet].filter((each) => each !== undefined);
  const dispute = (changed: Partial<Dispute> = {}): Dispute => ({
    repo: 'owner/name',
    rule: 'Shutters',
    path: 'shop.json',
    logicalIds: undefined,
    why: WHY,
    ...changed,
  });

  test('takes out what contradicts a disputed label, and measures the rest of it', () => {
    const covering = dispute();

    const { measured, disputed, unused } = sortOut(cases, [covering]);

    expect(measured).toEqual([hit, quiet]);
    expect(disputed).toEqual([
      { contradicted: miss, dispute: covering },
      { contradicted: alarm, dispute: covering },
    ]);
    expect(unused).toEqual([]);
  });

  test('takes out only the resources that the dispute names', () => {
    const { measured, disputed } = sortOut(cases, [dispute({ logicalIds: ['Back'] })]);

    expect(measured).toEqual([hit, alarm, quiet]);
    expect(disputed.map(({ contradicted }) => contradicted)).toEqual([miss]);
  });

  test.each([
    ['of another rule', { rule: 'Shutter' }],
    ['of another template', { path: 'shop.yaml' }],
    ['of another resource', { logicalIds: ['Roof'] }],
  ])('leaves a dispute %s unused', (_case, changed) => {
    const other = dispute(changed);

    const { measured, disputed, unused } = sortOut(cases, [other]);

    expect(measured).toEqual(cases);
    expect(disputed).toEqual([]);
    expect(unused).toEqual([other]);
  });

  test('calls a dispute unused where our verdict agrees with the label', () => {
    const agreed = dispute();

    expect(
      sortOut(
        [hit, quiet].filter((each) => each !== undefined),
        [agreed],
      ).unused,
    ).toEqual([agreed]);
  });

  test('leaves disputes about sources that are not measured aside', () => {
    expect(sortOut(cases, [dispute({ repo: 'other/name' })]).unused).toEqual([]);
  });
});
