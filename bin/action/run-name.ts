import { UsageError } from '../../lib/errors';
import { printedValue } from '../../lib/input/printed-value';
import { MARKDOWN_MARKER } from '../../lib/report/markdown';
import { type Environment, input } from './inputs';

/** What may stand in a hidden comment and in a category of code scanning. */
const NAME = /^[A-Za-z0-9][A-Za-z0-9 ._/-]{0,63}$/;

/**
 * What tells several runs for one commit apart, if the workflow names them.
 *
 * @throws UsageError when the input `name` cannot be one
 */
export function runName(env: Environment): string | undefined {
  const name = input(env, 'name');
  if (name !== undefined && !NAME.test(name)) {
    throw new UsageError(
      `name is ${printedValue(name)}; write up to 64 letters, digits, spaces and . _ / -, a letter or digit first`,
    );
  }
  return name;
}

/** The category of the run in code scanning: an upload replaces the one before of the same category. */
export function sarifCategory(name: string | undefined): string {
  return name === undefined ? 'storefront-baseline' : `storefront-baseline/${name}`;
}

/** The report's Markdown as the comment of a run: its first line, which is not shown, tells whose comment it is. */
export function namedComment(markdown: string, name: string | undefined): string {
  if (name === undefined) return markdown;
  return markdown.replace(MARKDOWN_MARKER, () => `<!-- ${sarifCategory(name)} -->\n**${name}**\n`);
}
