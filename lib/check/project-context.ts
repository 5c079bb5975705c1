import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ParseError, parse, printParseErrorCode } from 'jsonc-parser';
import { isObject, own } from '../controls/value';
import { SettingsError } from '../errors';
import { printedValue } from '../input/printed-value';

/** What the CDK CLI hands to every app unless it is told otherwise, and nested stacks' templates are found by. */
const OF_THE_CLI = { 'aws:cdk:enable-path-metadata': true, 'aws:cdk:enable-asset-metadata': true };

/**
 * The context of a CDK project, as the CDK CLI hands it to the app: what `cdk.json` says goes before what
 * `cdk.context.json` remembers. The user's own `~/.cdk.json` is not read: the outcome shall not depend on whose it is.
 *
 * @param directory the project's
 * @throws SettingsError `file:line: what is wrong; mend`
 */
export function projectContext(directory: string): Readonly<Record<string, unknown>> {
  const settings = readSettings(join(directory, 'cdk.json'));
  const context = own(settings, 'context') ?? {};
  if (!isObject(context)) {
    throw new SettingsError(`${join(directory, 'cdk.json')}: context is ${printedValue(context)}; write an object`);
  }
  return { ...readSettings(join(directory, 'cdk.context.json')), ...context, ...OF_THE_CLI };
}

function readSettings(file: string): Readonly<Record<string, unknown>> {
  if (!existsSync(file)) return {};
  const text = readText(file);
  let settings: unknown;
  try {
    settings = JSON.parse(text);
  } catch {
    throw new SettingsError(`${file}:${firstFault(text)}`);
  }
  if (isObject(settings)) return settings;
  throw new SettingsError(`${file}: this is ${printedValue(settings)}; write an object`);
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  } catch (error) {
    const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : error;
    throw new SettingsError(`${file}: the file cannot be read (${code}); mend it or remove it`);
  }
}

/** The line of the first thing that is not JSON, and what it is; comments are not, for the CDK CLI either. */
function firstFault(text: string): string {
  const faults: ParseError[] = [];
  parse(text, faults, { disallowComments: true });
  const [fault] = faults;
  const line = text.slice(0, fault?.offset ?? 0).split('\n').length;
  const what = fault === undefined ? '' : ` (${words(printParseErrorCode(fault.error))})`;
  return `${line}: this is not JSON${what}; mend it`;
}

/** `CommaExpected` as `comma expected`. */
function words(code: string): string {
  return code.replace(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter}`).toLowerCase();
}
