/**
 * The outputs that a file of `GITHUB_OUTPUT` sets, read as the runner reads it (actions/runner, FileCommandManager.cs):
 * `name=value`, or `name<<delimiter` and lines until the delimiter. A later one of the same name counts.
 *
 * @throws Error where the runner would fail the step
 */
export function outputsIn(text: string): Readonly<Record<string, string>> {
  const outputs: Record<string, string> = {};
  const lines = text.split(/\r\n|\n|\r/);
  if (lines.at(-1) === '') lines.pop();
  while (lines.length > 0) {
    const line = lines.shift() ?? '';
    if (line === '') continue;
    const [, name = '', sign, rest = ''] = /^(.*?)(=|<<)(.*)$/.exec(line) ?? [];
    if (name === '' || sign === undefined) throw new Error(`Invalid format '${line}'`);
    outputs[name] = sign === '=' ? rest : linesUntil(rest, lines).join('\n');
  }
  return outputs;
}

function linesUntil(delimiter: string, lines: string[]): readonly string[] {
  const end = lines.indexOf(delimiter);
  if (end < 0) throw new Error(`Matching delimiter not found '${delimiter}'`);
  return lines.splice(0, end + 1).slice(0, -1);
}
