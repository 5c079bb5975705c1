import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { mappedFor, readMapping } from '../../measure/mapping';
import { fact, label } from './shop';

const REASON = 'No control of the catalogue looks at bells.';

describe('readMapping', () => {
  const directory = mkdtempSync(join(tmpdir(), 'mapping-'));
  const file = join(directory, 'mapping.yaml');
  afterAll(() => rmSync(directory, { recursive: true }));

  const read = (mapped: unknown, unmapped: unknown = [], serves: unknown = ['Shop']) => {
    writeFileSync(file, stringify({ serves, sources: { 'owner/name': { mapped, unmapped } } }));
    return readMapping(file, new Set(['ShutterClosed', 'ShutterBarred']));
  };

  test.each([
    ['one control', 'ShutterClosed', { quantifier: 'any', facts: [fact('ShutterClosed')] }],
    [
      'one with a place',
      { control: 'ShutterClosed', at: 'Closed', says: 'false', related: true },
      { quantifier: 'any', facts: [fact('ShutterClosed', { at: 'Closed', says: 'false', related: true })] },
    ],
    [
      'any of several',
      { any: ['ShutterClosed', { control: 'ShutterBarred', at: 'Bars' }] },
      { quantifier: 'any', facts: [fact('ShutterClosed'), fact('ShutterBarred', { at: 'Bars' })] },
    ],
    [
      'all of several',
      { all: ['ShutterClosed', 'ShutterBarred'] },
      { quantifier: 'all', facts: [fact('ShutterClosed'), fact('ShutterBarred')] },
    ],
  ])('maps a rule to %s', (_case, written, expected) => {
    const mapping = read({ Shutters: written });

    expect(mappedFor(mapping, label())).toEqual(expected);
    expect(mappedFor(mapping, label({ repo: 'other/name' }))).toBeUndefined();
  });

  test('tells why a rule is not mapped', () => {
    const mapping = read({}, [{ reason: REASON, rules: ['Bells', 'Gongs'] }]);

    expect([...mapping.unmapped]).toEqual([
      ['owner/name Bells', REASON],
      ['owner/name Gongs', REASON],
    ]);
  });

  test.each([
    ['AWS::S3::Bucket', true],
    ['AWS::EC2::VPC', true],
    ['AWS::EC2::VPCEndpointService', false],
    ['AWS::EC2::Instance', false],
    ['Other::S3::Bucket', false],
    ['S3', false],
  ])('knows whether the product serves %s: %s', (type, served) => {
    expect(read({}, [], ['S3', 'EC2::VPC']).serves(type)).toBe(served);
  });

  test.each([
    ['a control that is none', { Shutters: 'ShutterOpen' }, [], 'Shutters: ShutterOpen is no control of the catalogue'],
    ['no control', { Shutters: { any: [] } }, [], /sources\.owner\/name\.mapped\.Shutters/],
    ['any and all at once', { Shutters: { any: ['ShutterClosed'], all: ['ShutterBarred'] } }, [], /mapped\.Shutters/],
    [
      'a mapped rule that is unmapped',
      { Bells: 'ShutterClosed' },
      [{ reason: REASON, rules: ['Bells'] }],
      'stands twice',
    ],
    [
      'a rule that is unmapped twice',
      {},
      [
        { reason: REASON, rules: ['Bells'] },
        { reason: REASON, rules: ['Bells'] },
      ],
      'owner/name Bells stands twice; keep one',
    ],
    ['a reason that tells nothing', {}, [{ reason: 'no', rules: ['Bells'] }], /unmapped\.0\.reason/],
  ])('refuses %s', (_case, mapped, unmapped, message) => {
    expect(() => read(mapped, unmapped)).toThrow(message);
    expect(() => read(mapped, unmapped)).toThrow(file);
  });
});
