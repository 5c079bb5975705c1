/** Attributes of a script element. */
export interface ScriptAttributes {
  /** Subresource integrity: one or more values, separated by spaces. */
  readonly integrity: string;
  /** Without it browsers fetch in a way that no integrity policy accepts, from the shop itself too. */
  readonly crossorigin: string;
}

/**
 * What the page's build must write into the script elements of its page, by path or address of the script. Scripts that
 * cannot be pinned, and inline code, have no entry.
 */
export type IntegrityManifest = Readonly<Record<string, ScriptAttributes>>;

/**
 * The manifest of scripts.
 *
 * @param scripts paths or addresses with their integrity; those without, and `inline`, are left out
 */
export function integrityManifest(
  scripts: readonly { readonly source: string; readonly integrity?: string }[],
): IntegrityManifest {
  return Object.fromEntries(
    scripts.flatMap(({ source, integrity }) =>
      source === 'inline' || integrity === undefined ? [] : [[source, { integrity, crossorigin: 'anonymous' }]],
    ),
  );
}
