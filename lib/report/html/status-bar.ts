import { html, type Markup } from './markup';

/** One part of a bar. */
export interface BarPart {
  /** Names the colour: the part is filled with `bar-<fill>`. */
  readonly fill: string;
  /** What the part counts, in lower case. */
  readonly word: string;
  readonly count: number;
}

/** Width of the drawing; shares are hundredths of it. */
const WIDTH = 100;

/** A part that is not empty is seen, however small its share. */
const LEAST = 2;

const GAP = 0.6;

/**
 * A bar of parts in proportion to their counts, as an SVG drawing with its numbers as title and description.
 *
 * @param id of the element, unique on the page
 * @param subject what the bar speaks of
 * @param noun what is counted, in the plural
 */
export function statusBar(id: string, subject: string, noun: string, parts: readonly BarPart[]): Markup {
  const seen = parts.filter(({ count }) => count > 0);
  const total = seen.reduce((sum, { count }) => sum + count, 0);
  const numbers = seen.map(({ word, count }) => `${count} ${word}`).join(', ');
  return html`<svg class="bar" id="${id}" role="img" aria-labelledby="${id}-title ${id}-desc" viewBox="0 0 ${WIDTH} 8" preserveAspectRatio="none"><title id="${id}-title">${subject}: ${numbers || 'none'}</title><desc id="${id}-desc">A bar of ${total} ${noun} in proportion to their number.</desc>${rectangles(seen, total)}</svg>`;
}

function rectangles(parts: readonly BarPart[], total: number): readonly Markup[] {
  const shares = parts.map(({ count }) => Math.max((count / total) * WIDTH, LEAST));
  const scale = WIDTH / shares.reduce((sum, share) => sum + share, 0);
  let start = 0;
  return parts.map(({ fill }, index) => {
    const width = (shares[index] ?? 0) * scale;
    const x = start;
    start += width;
    const gap = index === parts.length - 1 ? 0 : GAP;
    return html`<rect class="bar-${fill}" x="${x.toFixed(2)}" width="${(width - gap).toFixed(2)}" height="8"/>`;
  });
}
