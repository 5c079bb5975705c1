/** The sources of a Content-Security-Policy by directive; the sources' case is kept, the directives' is lower. */
export type CspDirectives = ReadonlyMap<string, readonly string[]>;

/** Stands in a directive or source for a part that a parameter, an import or a condition decides. */
const UNDECIDED = '${?}';

/** Wildcards under these names cover what anybody may upload. */
const SHARED_HOSTING =
  /(^|\.)(amazonaws\.com|appspot\.com|azureedge\.net|cloudfront\.net|github\.io|herokuapp\.com|jsdelivr\.net|netlify\.app|pages\.dev|vercel\.app|web\.app|workers\.dev)$/;
const PUBLIC_SUFFIX = /^([a-z]+|(ac|co|com|gov|net|org)\.[a-z]{2})$/;

/**
 * Reads the text of a policy as a browser does: the first directive of a name counts.
 *
 * @param policy the text, with `${Name}` for what a resource gives and `${any clause}` for what the template leaves open
 */
export function directivesOf(policy: string): CspDirectives {
  const directives = new Map<string, readonly string[]>();
  const text = policy.replace(/\$\{([^}]*)\}/g, (whole, name: string) => (/^[\w:.]+$/.test(name) ? whole : UNDECIDED));
  for (const directive of text.split(';')) {
    const [name, ...sources] = directive.trim().split(/\s+/);
    if (name && !directives.has(name.toLowerCase())) directives.set(name.toLowerCase(), sources);
  }
  return directives;
}

/** Whether a directive's name or source hides behind a parameter, an import or a condition. */
export function isUndecided(part: string): boolean {
  return part.includes(UNDECIDED);
}

/** Whether a source lets in anybody who can register a name or upload a file: `*`, `https:`, `*.com`, `*.cloudfront.net`. */
export function isOpenSource(source: string): boolean {
  const text = source.toLowerCase();
  if (/^[a-z][a-z0-9+.-]*:$/.test(text)) return true;
  const host = text.replace(/^[a-z][a-z0-9+.-]*:\/\//, '').split(/[/:]/)[0] ?? '';
  if (host === '*') return true;
  const parent = host.startsWith('*.') ? host.slice(2) : undefined;
  return parent !== undefined && (PUBLIC_SUFFIX.test(parent) || SHARED_HOSTING.test(parent));
}

/** Whether a directive's sources keep strangers out. An absent directive without fallback lets everybody in. */
export function isClosed(sources: readonly string[] | undefined): boolean {
  return sources !== undefined && !sources.some(isOpenSource);
}
