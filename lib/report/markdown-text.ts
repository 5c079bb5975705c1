import { oneLine } from './one-line';

/**
 * Text from outside in a GitHub comment, on one line: shown as it is, whatever it holds. What Markdown or HTML could
 * take for markup is written as character references, which are never markup (GitHub Flavored Markdown, "Entity and
 * numeric character references"). GitHub looks for mentions and issue numbers after those are read; a zero-width space
 * keeps `@name` from calling people and `#12` from linking.
 */
export function markdownText(text: string): string {
  return unlinked(text)
    .replaceAll('@', '@&#8203;')
    .replace(/&#35;(?=\d)/g, '&#35;&#8203;');
}

/** Text from outside in fixed width, where GitHub looks for no mentions: it can be copied as it is. */
export function markdownCode(text: string): string {
  return `<code>${unlinked(text)}</code>`;
}

/** Addresses become links also where nothing marks them as such. */
function unlinked(text: string): string {
  return referenced(text)
    .replaceAll('://', '&#58;//')
    .replace(/(?<=www)\./gi, reference);
}

/** What begins a list, a line or a heading at the start of a line is written as a reference too. */
function referenced(text: string): string {
  return oneLine(text)
    .replace(/[&<>\\`*_[\]|~#$^]/g, reference)
    .replace(/^[-+=]|(?<=^\d{1,9})[.)]/, reference);
}

function reference(character: string): string {
  return `&#${character.charCodeAt(0)};`;
}
