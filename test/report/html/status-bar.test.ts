import { statusBar } from '../../../lib/report/html/status-bar';

const part = (word: string, count: number) => ({ fill: word, word, count });

const widths = (source: string) =>
  [...source.matchAll(/x="([\d.]+)" width="([\d.]+)"/g)].map(([, x, width]) => [x, width]);

describe('statusBar', () => {
  test('draws the parts in proportion and says their numbers', () => {
    const { source } = statusBar('b', 'Edge', 'rules', [part('met', 3), part('violated', 1), part('unknown', 0)]);

    expect(widths(source)).toEqual([
      ['0.00', '74.40'],
      ['75.00', '25.00'],
    ]);
    expect(source).toContain('role="img" aria-labelledby="b-title b-desc"');
    expect(source).toContain('<title id="b-title">Edge: 3 met, 1 violated</title>');
    expect(source).toContain('<desc id="b-desc">A bar of 4 rules in proportion to their number.</desc>');
  });

  test('keeps the smallest part visible and the bar whole', () => {
    const { source } = statusBar('b', 'Edge', 'rules', [part('met', 9_999), part('violated', 1)]);

    expect(widths(source)).toEqual([
      ['0.00', '97.44'],
      ['98.04', '1.96'],
    ]);
  });

  test('is empty where nothing counts', () => {
    const { source } = statusBar('b', 'Edge', 'rules', [part('met', 0)]);

    expect(widths(source)).toEqual([]);
    expect(source).toContain('Edge: none');
  });
});
