import { type CspDirectives, isOpenSource } from './csp-directives';

/** Browsers ignore `'unsafe-inline'` beside these (Content Security Policy Level 3, "allow all inline behavior"). */
const OVERRULES_INLINE = /^'(sha(256|384|512)-.+|strict-dynamic)'$/i;
const NONCE = /^'nonce-/i;

/**
 * What the script directives of a fixed policy allow that they should not, one clause each. A nonce is a fault here: in a
 * header that never changes it is the same for every response, so injected scripts can carry it too.
 */
export function scriptFaults(directives: CspDirectives): readonly string[] {
  const main = directives.has('script-src') ? 'script-src' : 'default-src';
  if (!directives.has(main)) return ['script-src and default-src are absent; expected a list of script sources'];
  return [main, 'script-src-elem', 'script-src-attr'].flatMap((name) =>
    wrongSources(directives.get(name) ?? []).map((source) => `${name} has ${source}; expected hashes or exact hosts`),
  );
}

function wrongSources(sources: readonly string[]): readonly string[] {
  const inlineIsIgnored = sources.some((source) => OVERRULES_INLINE.test(source));
  const hostsAreIgnored = sources.some((source) => source.toLowerCase() === "'strict-dynamic'");
  return sources.filter((source) => {
    const keyword = source.toLowerCase();
    if (keyword === "'unsafe-eval'" || NONCE.test(source)) return true;
    if (keyword === "'unsafe-inline'") return !inlineIsIgnored;
    return !hostsAreIgnored && isOpenSource(source);
  });
}
