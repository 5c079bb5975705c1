import { FILTER_SCRIPT } from './script/filter';
import { PRINT_SCRIPT } from './script/print';
import { THEME_SCRIPT } from './script/theme';

/**
 * The script of the page, as text.
 *
 * It is text and not a function turned into text: tsx and a bundler rewrite functions (`keepNames` wraps them in calls
 * that a page does not have, minifying and coverage change them too), so that the page, and the hash in its policy,
 * would differ by how this package was built. The compiler still checks it: a test hands it over with the DOM's types.
 */
export const PAGE_SCRIPT = `'use strict';${THEME_SCRIPT}${FILTER_SCRIPT}${PRINT_SCRIPT}`;
