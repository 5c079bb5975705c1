import { LIST_STYLE } from './finding-list';
import { DARK, LIGHT, type Palette } from './palette';
import { BASE_STYLE } from './style/base';
import { EXPLORER_STYLE } from './style/explorer';
import { FINDING_STYLE } from './style/finding';
import { PRINT_STYLE } from './style/print';
import { TABLE_STYLE } from './style/table';

/** Dark themes are for screens: paper is always light. */
const THEMES = `
:root { color-scheme: light; ${propertiesOf(LIGHT)} }
@media screen and (prefers-color-scheme: dark) {
  :root:not([data-theme="light"]) { color-scheme: dark; ${propertiesOf(DARK)} }
}
@media screen {
  :root[data-theme="dark"] { color-scheme: dark; ${propertiesOf(DARK)} }
}
`;

/** The style of the page: light and dark, narrow and wide, on a screen and on paper. */
export const STYLESHEET = [
  THEMES,
  BASE_STYLE,
  TABLE_STYLE,
  EXPLORER_STYLE,
  FINDING_STYLE,
  LIST_STYLE,
  PRINT_STYLE,
].join('');

function propertiesOf(palette: Palette): string {
  return Object.entries(palette)
    .map(([name, color]) => `--${name}: ${color};`)
    .join(' ');
}
