import type { Exception } from '../exceptions';

/** The exceptions of a change that its target does not have, a line each, for a person to review. */
export function proposedExceptions(changed: readonly Exception[], target: readonly Exception[]): readonly string[] {
  const known = new Set(target.map(contentOf));
  return changed.filter((exception) => !known.has(contentOf(exception))).map(lineOf);
}

/** Everything but where it stands: a moved entry is no new one. */
function contentOf({ source: _source, ...content }: Exception): string {
  return JSON.stringify(Object.entries(content).sort(([left], [right]) => (left < right ? -1 : 1)));
}

function lineOf({ controls, path, kind, owner, reason, source }: Exception): string {
  return `${source.file}:${source.line}: ${controls.join(', ')} at ${path} (${kind}, ${owner}): ${reason}`.replace(
    /\s+/g,
    ' ',
  );
}
