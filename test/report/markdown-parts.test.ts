import * as fc from 'fast-check';
import { fittedParts } from '../../lib/report/markdown-parts';

const part = { opening: '[', rows: ['aaaa\n', 'bb\n', 'cccc\n'], closing: ']' };

describe('fittedParts', () => {
  test('joins what has room', () => {
    expect(fittedParts([part, { ...part, rows: [] }], 1000)).toBe('[aaaa\nbb\ncccc\n][]');
  });

  test('leaves out rows from the end and counts them', () => {
    const note = '\n3 more left out, for GitHub takes no longer comment.\n';
    const limit = 2 + note.length + 'aaaa\nbb\n'.length;
    expect(fittedParts([part], limit)).toBe(`[aaaa\nbb\n\n1 more left out, for GitHub takes no longer comment.\n]`);
    expect(fittedParts([part], limit - 1)).toBe(`[aaaa\n\n2 more left out, for GitHub takes no longer comment.\n]`);
  });

  test('gives room to later parts only after earlier ones', () => {
    const note = '\n3 more left out, for GitHub takes no longer comment.\n';
    expect(fittedParts([part, part], 2 * (2 + note.length) + 13)).toBe(`[aaaa\nbb\ncccc\n][${note}]`);
  });

  test('refuses a limit below its own headings', () => {
    expect(() => fittedParts([part], 10)).toThrow(
      new RangeError('a comment of 10 characters has no room for its own headings'),
    );
  });

  test('keeps the limit, whatever the rows', () => {
    const rows = fc.array(fc.string({ maxLength: 30 }), { maxLength: 20 });
    fc.assert(
      fc.property(fc.array(rows, { maxLength: 4 }), fc.integer({ min: 300, max: 600 }), (all, limit) => {
        const parts = all.map((each) => ({ opening: '[', rows: each, closing: ']' }));
        expect(fittedParts(parts, limit).length).toBeLessThanOrEqual(limit);
      }),
    );
  });
});
