import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Difference, holdAgainst, readDifferences } from './differences';
import { at, sampleTemplate } from './sample-template';

const REASON = 'S3 writes access logs into buckets under SSE-S3 only.';

describe('readDifferences', () => {
  const directory = mkdtempSync(join(tmpdir(), 'differences-'));
  const file = join(directory, 'differences.yaml');
  afterAll(() => rmSync(directory, { recursive: true }));

  test('gives one difference for each path', () => {
    writeFileSync(
      file,
      `differences: [{judge: cfn-guard, rule: CT.S3.PR.2, paths: ['*/A', '*/B'], reason: '${REASON}'}]`,
    );

    const common = { judge: 'cfn-guard', rule: 'CT.S3.PR.2', reason: REASON };
    expect(readDifferences(file)).toEqual([
      { ...common, path: '*/A' },
      { ...common, path: '*/B' },
    ]);
  });

  test.each([
    ['an unknown judge', "{judge: lint, rule: R, paths: [A], reason: '…'}", /differences\.0\.judge/],
    ['no path', `{judge: cfn-lint, rule: R, paths: [], reason: '${REASON}'}`, /differences\.0\.paths/],
    ['a reason that tells nothing', '{judge: cfn-lint, rule: R, paths: [A], reason: wrong}', /differences\.0\.reason/],
    [
      'an unknown key',
      `{judge: cfn-lint, rule: R, paths: [A], reason: '${REASON}', until: 1}`,
      /differences\.0: .*until/,
    ],
  ])('refuses %s', (_case, entry, message) => {
    writeFileSync(file, `differences: [${entry}]`);

    expect(() => readDifferences(file)).toThrow(message);
    expect(() => readDifferences(file)).toThrow(file);
  });

  test('can read the file that the judges use', () => {
    expect(readDifferences(join(__dirname, 'differences.yaml'))).not.toEqual([]);
  });
});

describe('holdAgainst', () => {
  const template = sampleTemplate({ Logs1: at('Shop/Data/Logs/Resource'), Orders2: at('Shop/Data/Orders/Resource') });
  const finding = (logicalId: string, rule = 'CT.S3.PR.2') => ({ rule, template, logicalId, message: 'no log' });
  const difference = (changed: Partial<Difference> = {}): Difference => ({
    judge: 'cfn-guard',
    rule: 'CT.S3.PR.2',
    path: '*/Data/Logs',
    reason: REASON,
    ...changed,
  });

  test('takes out what a difference covers, wherever the shop stands, and nothing else', () => {
    const covering = difference();

    const { findings, used } = holdAgainst('cfn-guard', [finding('Logs1'), finding('Orders2')], [covering]);

    expect(findings).toEqual([finding('Orders2')]);
    expect([...used]).toEqual([covering]);
  });

  test.each([
    ['of another judge', difference({ judge: 'cfn-lint' })],
    ['of another rule', difference({ rule: 'CT.S3.PR.20' })],
    ['of another construct', difference({ path: '*/Data/Log' })],
    ['of another stack', difference({ path: '*/Edge/Logs' })],
  ])('leaves the finding, and the difference unused, for one %s', (_case, other) => {
    const { findings, used } = holdAgainst('cfn-guard', [finding('Logs1')], [other]);

    expect(findings).toEqual([finding('Logs1')]);
    expect(used.size).toBe(0);
  });

  test('knows a template’s own finding by the stack', () => {
    const whole = { rule: 'CT.S3.PR.2', template, message: 'too large' };

    expect(holdAgainst('cfn-guard', [whole], [difference({ path: 'Shop/Data' })]).findings).toEqual([]);
    expect(holdAgainst('cfn-guard', [whole], [difference()]).findings).toEqual([whole]);
  });
});
