import { canonicalText } from './canonical-text';

/** A character of a host's label, also of one that only browsers understand. */
const LABEL = '[\\p{L}\\p{N}\\p{M}\\p{So}\\p{Sk}_-]';

/** Something that mail clients make a link of although it has no scheme. */
const HOST_LIKE = new RegExp(`(?<!${LABEL})${LABEL}+(?:\\.${LABEL}+)+`, 'gu');

/** A top-level domain: letters, or letters of another script in their ASCII form. */
const TOP_LEVEL = /^(?:\p{L}[\p{L}\p{M}]+|xn--[a-z0-9-]+)$/u;

const FOUR_NUMBERS = /^\d+\.\d+\.\d+\.\d+$/;

/** A scheme with something right behind it. A placeholder may stand there: `Code:{####}` opens nothing. */
const SCHEME = /(?<![\p{L}\p{N}])([a-z][a-z0-9+.-]{0,30}):(?=[^\s{#])/gu;

/** Schemes that run what follows; a space in between does not stop every program. */
const SCRIPT_SCHEME = /(?:java|vb|live)script\s*:/;

/**
 * The first thing in a text that leads, or looks as if it led, anywhere else than to `https` pages of the given hosts:
 * other hosts, other schemes, addresses with a user name or a port, and whatever a mail client would turn into a link.
 *
 * Cautious: `end.Next` without a space is a host to a mail client, and so it is here.
 *
 * @param text plain text, without markup
 * @param hosts exact host names in lower case; a subdomain is named on its own
 */
export function foreignLink(text: string, hosts: readonly string[]): string | undefined {
  const canonical = canonicalText(text);
  return (
    SCRIPT_SCHEME.exec(canonical)?.[0] ??
    foreignAddress(canonical, hosts) ??
    foreignScheme(canonical) ??
    foreignHost(canonical, hosts)
  );
}

/** Every `//` belongs to `https://` and one of the hosts. */
function foreignAddress(text: string, hosts: readonly string[]): string | undefined {
  for (const { index } of text.matchAll(/\/(?=\/)/g)) {
    const authority = /^[^\s/?#"'<>()[\],;!]*/.exec(text.slice(index + 2))?.[0] ?? '';
    const isHttps = /(?<![\p{L}\p{N}+.-])https:$/u.test(text.slice(0, index));
    if (!isHttps || !hosts.includes(authority.replace(/\.$/, ''))) return excerpt(text, index);
  }
  return undefined;
}

function foreignScheme(text: string): string | undefined {
  for (const { index, 0: found, 1: scheme } of text.matchAll(SCHEME)) {
    if (scheme !== 'https' || !text.startsWith('//', index + found.length)) return excerpt(text, index);
  }
  return undefined;
}

function foreignHost(text: string, hosts: readonly string[]): string | undefined {
  const others = hosts.reduce(
    (left, host) =>
      left.replace(
        new RegExp(
          `(?<!${LABEL}|[.@])(?:[a-z0-9_+-]+@)?${host.replaceAll('.', '\\.')}` +
            `(?!${LABEL}|\\.${LABEL}|[@:])(?:/[a-z0-9/_.~-]*)?`,
          'gu',
        ),
        ' ',
      ),
    text,
  );
  return others
    .match(HOST_LIKE)
    ?.find((name) => FOUR_NUMBERS.test(name) || TOP_LEVEL.test(name.split('.').at(-1) ?? ''));
}

/** Enough of the text to find the place. */
function excerpt(text: string, index: number): string {
  const before = text.slice(Math.max(0, index - 40), index).match(/\S*$/)?.[0] ?? '';
  return before + (text.slice(index, index + 40).match(/^\S*/)?.[0] ?? '');
}
