const WILDCARD = /[*?]/;
const ANY_DIRECTORIES = '**';

/** A pattern such as `templates/**` + `/*.yaml`: `*` and `?` stay within a name, and `**` stands for any directories. */
export interface Glob {
  /** The directory from which files may match: what stands before the first wildcard; `.` where that is nothing. */
  readonly base: string;
  /** Whether a file matches. @param path below the base, with `/` between names */
  matches(path: string): boolean;
}

/** Reads a pattern; undefined for a path without wildcards. */
export function globOf(pattern: string): Glob | undefined {
  if (!WILDCARD.test(pattern)) return undefined;
  const names = pattern.split('/');
  const fixed = names.findIndex((name) => WILDCARD.test(name));
  const base = names.slice(0, fixed).join('/');
  const expected = names
    .slice(fixed)
    .filter((name) => name !== '' && name !== '.')
    // Several `**` after each other say no more than one.
    .filter((name, index, all) => name !== ANY_DIRECTORIES || all[index - 1] !== ANY_DIRECTORIES);
  return {
    base: base === '' ? (pattern.startsWith('/') ? '/' : '.') : base,
    matches: (path) => namesMatch(expected, path.split('/')),
  };
}

/** Which of the expected names may stand where, name by name: no pattern takes longer than names times names. */
function namesMatch(expected: readonly string[], names: readonly string[]): boolean {
  let reached = new Set(afterAnyDirectories(expected, 0));
  for (const name of names) {
    const next = new Set<number>();
    for (const index of reached) {
      const pattern = expected[index];
      if (pattern === ANY_DIRECTORIES) next.add(index);
      else if (pattern !== undefined && nameMatches(pattern, name)) next.add(index + 1);
    }
    reached = new Set([...next].flatMap((index) => afterAnyDirectories(expected, index)));
  }
  return reached.has(expected.length);
}

/** `**` may stand for no directory at all. */
function afterAnyDirectories(expected: readonly string[], index: number): readonly number[] {
  return expected[index] === ANY_DIRECTORIES ? [index, index + 1] : [index];
}

/** Greedy matching with a single place to go back to, the last `*`: never more steps than pattern times name. */
function nameMatches(pattern: string, name: string): boolean {
  let star = -1;
  let resume = 0;
  let at = 0;
  let index = 0;
  while (index < name.length) {
    const expected = pattern.charAt(at);
    if (expected === '*') {
      star = at++;
      resume = index;
    } else if (expected !== '' && (expected === '?' || expected === name.charAt(index))) {
      at += 1;
      index += 1;
    } else if (star >= 0) {
      at = star + 1;
      index = ++resume;
    } else {
      return false;
    }
  }
  return /^\**$/.test(pattern.slice(at));
}
