import { oneLine } from './one-line';
import { shortened } from './shortened';

/** What a command may be told besides its message; what is absent or empty is left out. */
export type CommandProperties = Readonly<Record<string, string | number | undefined>>;

/** GitHub cuts the title of an annotation there (GitHub Docs, "REST API endpoints for check runs"). */
const LONGEST_TITLE = 255;

/**
 * A workflow command of GitHub Actions, such as `::error file=app.ts,line=1::Missing semicolon`, escaped as in
 * GitHub's own toolkit (actions/toolkit, packages/core/src/command.ts): a message cannot begin a second command, nor a
 * property a second property.
 *
 * @param name of the command: `error`, `warning` or `notice`
 */
export function workflowCommand(name: string, properties: CommandProperties, message: string): string {
  const given = Object.entries(properties)
    .filter(([, value]) => value !== undefined && value !== '')
    .map(
      ([key, value]) =>
        `${key}=${escapedProperty(key === 'title' ? shortened(`${value}`, LONGEST_TITLE) : `${value}`)}`,
    );
  return `::${name}${given.length === 0 ? '' : ` ${given.join(',')}`}::${escapedMessage(message)}`;
}

/**
 * Text for a log of GitHub Actions that holds no workflow command: the runner takes any line for one that begins with
 * `::`, spaces before it or not, or has `##[` anywhere (actions/runner, ActionCommand.cs).
 */
export function withoutWorkflowCommands(text: string): string {
  return text.replace(/^([^\S\n]*):(?=:)/gm, '$1: ').replaceAll('##[', '# #[');
}

function escapedMessage(text: string): string {
  return text
    .split('\n')
    .map((line) => oneLine(line).replaceAll('%', '%25'))
    .join('%0A');
}

function escapedProperty(text: string): string {
  return oneLine(text).replaceAll('%', '%25').replaceAll(':', '%3A').replaceAll(',', '%2C');
}
