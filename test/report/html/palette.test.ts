import { type ColorName, DARK, LIGHT, type Palette } from '../../../lib/report/html/palette';
import { STYLESHEET } from '../../../lib/report/html/stylesheet';

/** Text on its grounds: WCAG 2.2 success criterion 1.4.3 asks for 4.5:1. */
const TEXT: readonly (readonly [ColorName, readonly ColorName[]])[] = [
  ['text', ['page', 'surface', 'sunken']],
  ['muted', ['page', 'surface', 'sunken']],
  ['link', ['page', 'surface', 'sunken']],
  ['surface', ['link']],
  ['critical-text', ['critical']],
  ['high-text', ['high']],
  ['medium-text', ['medium']],
  ['low-text', ['low']],
  ['good-text', ['good']],
  ['quiet-text', ['quiet']],
];

/** Drawings and the borders of controls: success criterion 1.4.11 asks for 3:1. */
const GRAPHICS: readonly (readonly [ColorName, readonly ColorName[]])[] = [
  ['control', ['page', 'surface']],
  ['focus', ['page', 'surface', 'sunken']],
  ['bar-met', ['surface']],
  ['bar-violated', ['surface']],
  ['bar-unknown', ['surface']],
  ['bar-excepted', ['surface']],
  ['bar-not-applicable', ['surface']],
];

/** Relative luminance, as WCAG 2.2 defines it. */
function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((start) => Number.parseInt(color.slice(start, start + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((left, right) => left - right);
  return (lighter + 0.05) / (darker + 0.05);
}

const themes: readonly (readonly [string, Palette])[] = [
  ['light', LIGHT],
  ['dark', DARK],
];
const cases = themes.flatMap(([theme, palette]) =>
  [...TEXT.map((pair) => [...pair, 4.5] as const), ...GRAPHICS.map((pair) => [...pair, 3] as const)].flatMap(
    ([front, grounds, least]) => grounds.map((ground) => [theme, front, ground, least, palette] as const),
  ),
);

test.each(cases)('%s: %s on %s has a contrast of at least %d:1', (_theme, front, ground, least, palette) => {
  expect(contrast(palette[front], palette[ground])).toBeGreaterThanOrEqual(least);
});

test('black on white has the contrast that WCAG states', () => {
  expect(contrast('#000000', '#ffffff')).toBe(21);
});

test('the style uses the colours of the palette, all of them and no others', () => {
  const used = new Set([...STYLESHEET.matchAll(/var\(--([\w-]+)\)/g)].map(([, name]) => name));
  const withoutThemes = STYLESHEET.replace(/--[\w-]+: #[0-9a-f]{6};/g, '');

  expect([...used].sort()).toEqual(Object.keys(LIGHT).sort());
  expect(withoutThemes).not.toMatch(/#[0-9a-f]{3,8}\b(?=[;\s])|rgb|hsl/);
});
