import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readLabels } from '../../measure/read-labels';

describe('readLabels', () => {
  const directory = mkdtempSync(join(tmpdir(), 'labels-'));
  const index = join(directory, 'index.jsonl');
  afterAll(() => rmSync(directory, { recursive: true }));

  const usual = { repo: 'owner/name', path: 'a/shop.yaml', rule: 'Shutters', label: 'fail' };
  const write = (...records: readonly unknown[]) =>
    writeFileSync(index, records.map((record) => `${JSON.stringify(record)}\n`).join('\n'));

  test('reads what a record says, whatever else stands there', () => {
    write({
      ...usual,
      label: 'mixed',
      topic: 'doors',
      failResources: ['A'],
      passResources: ['B'],
      commit: '1f',
      parses: true,
    });

    expect(readLabels(directory).labels).toEqual([
      {
        repo: 'owner/name',
        path: 'a/shop.yaml',
        rule: 'Shutters',
        topic: 'doors',
        kind: 'mixed',
        failing: ['A'],
        passing: ['B'],
      },
    ]);
  });

  test.each([
    ['fail', ['A'], []],
    ['pass', [], ['B']],
  ])('takes of a label %s only the resources that it can name', (label, failing, passing) => {
    write({ ...usual, label, failResources: ['A'], passResources: ['B'] });

    expect(readLabels(directory).labels).toEqual([expect.objectContaining({ topic: 'other', failing, passing })]);
  });

  test('leaves out and counts what says nothing that could be measured', () => {
    write(
      { ...usual, label: 'unknown' },
      { ...usual, label: 'unlabelled' },
      { ...usual, label: 'unlabelled' },
      { ...usual, ambiguous: true },
    );

    const { labels, leftOut } = readLabels(directory);

    expect(labels).toEqual([]);
    expect([...leftOut]).toEqual([
      ['unknown', 1],
      ['unlabelled', 2],
      ['ambiguous', 1],
    ]);
  });

  test('keeps templates that only may not crash a check apart, each once', () => {
    const broken = { ...usual, purpose: 'robustness' };
    write(broken, broken, usual);

    const { labels, robustness } = readLabels(directory);

    expect(robustness).toEqual(['owner+name/a/shop.yaml']);
    expect(labels).toHaveLength(1);
  });

  test.each([
    ['no JSON', '{"repo":', 'the line is not JSON; write one record a line'],
    ['a label that is none', JSON.stringify({ ...usual, label: 'ok' }), /label: Invalid option/],
    ['a repository without an owner', JSON.stringify({ ...usual, repo: 'name' }), /repo: Invalid string/],
    [
      'a path that leaves the folder',
      JSON.stringify({ ...usual, path: 'a/../../b' }),
      'path: a path below the source, without ..',
    ],
    ['an absolute path', JSON.stringify({ ...usual, path: '/etc/b' }), 'path: a path below the source, without ..'],
  ])('refuses %s, naming the line', (_case, line, message) => {
    writeFileSync(index, `${JSON.stringify(usual)}\n${line}\n`);

    expect(() => readLabels(directory)).toThrow(message);
    expect(() => readLabels(directory)).toThrow(`${index}:2: `);
  });
});
