import type { Finding } from '../../finding';
import { findingItem } from './finding-item';
import { html, type Markup } from './markup';

/**
 * Findings in one list. A browser lays out the lists that are near the window and skips the others: single findings
 * would be too many for it to watch, and a whole rule may be thousands.
 */
const LIST_LENGTH = 20;

/** What a finding takes on most screens, in rem: the height that a skipped list stands for until it has been seen. */
const FINDING_HEIGHT = 7.5;

/** The lists of a rule's findings. The class `length-<n>` says how many are shown; the page's script keeps it. */
export function findingLists(findings: readonly Finding[]): readonly Markup[] {
  return Array.from({ length: Math.ceil(findings.length / LIST_LENGTH) }, (_, index) => {
    const listed = findings.slice(index * LIST_LENGTH, (index + 1) * LIST_LENGTH);
    return html`<ol class="length-${listed.length}">
${listed.map(findingItem)}</ol>
`;
  });
}

/** Heights of skipped lists by their length. */
export const LIST_STYLE = Array.from({ length: LIST_LENGTH }, (_, index) => {
  const length = index + 1;
  return `.length-${length} { content-visibility: auto; contain-intrinsic-size: auto ${length * FINDING_HEIGHT}rem; }\n`;
}).join('');
