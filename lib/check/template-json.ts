import { printParseErrorCode, visit } from 'jsonc-parser';
import { isObject } from '../controls/value';
import type { AssemblyError } from '../errors';
import { DuplicateKeys } from './template-duplicates';
import { DEEPEST_NESTING, nestsTooDeep, templateFault } from './template-fault';
import { JsonTokens } from './template-json-tokens';
import type { TemplateValues } from './template-values';

const EXPECTED: Readonly<Record<string, string>> = {
  PropertyNameExpected: 'a key in double quotes is expected here',
  ValueExpected: 'a value is expected here',
  ColonExpected: 'a colon is expected here',
  CommaExpected: 'a comma is expected here',
  CloseBraceExpected: 'a } is missing',
  CloseBracketExpected: 'a ] is missing',
  EndOfFileExpected: 'nothing may stand after the end of the object',
  InvalidCommentToken: 'JSON has no comments',
  UnexpectedEndOfString: 'the string has no end on its line',
  InvalidCharacter: 'the string has a control character, which must be escaped',
  InvalidEscapeCharacter: 'the string has an escape that JSON does not know',
};

/**
 * Reads a JSON template.
 *
 * @throws AssemblyError `file:line:column: ...` where it is no JSON, or nests too deep
 */
export function readJson(text: string, file: string): TemplateValues {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw syntaxFault(text, file, error);
  }
  const tooDeep = () => nestsTooDeep(file, text, depthPassed(text) ?? 0);
  const duplicates = new DuplicateKeys(file, text);
  // Of a key that stands twice the value has one, and comparing numbers is much faster than looking.
  if (keysIn(value, 1, tooDeep) !== keysWritten(text)) addDuplicates(text, duplicates);
  return { value, unread: duplicates.clauses };
}

function keysIn(value: unknown, depth: number, tooDeep: () => AssemblyError): number {
  if (typeof value !== 'object' || value === null) return 0;
  if (depth > DEEPEST_NESTING) throw tooDeep();
  let keys = 0;
  for (const entry of Object.values(value)) keys += keysIn(entry, depth + 1, tooDeep);
  return isObject(value) ? keys + Object.keys(value).length : keys;
}

function keysWritten(text: string): number {
  const tokens = new JsonTokens(text);
  let keys = 0;
  for (let token = tokens.next(); token !== undefined; token = tokens.next()) if (token === ':') keys += 1;
  return keys;
}

function addDuplicates(text: string, duplicates: DuplicateKeys): void {
  const tokens = new JsonTokens(text);
  const seen: Set<string>[] = [];
  let key = { name: '', offset: 0 };
  for (let token = tokens.next(); token !== undefined; token = tokens.next()) {
    const keys = seen.at(-1);
    if (token === '{' || token === '[') seen.push(new Set());
    else if (token === '}' || token === ']') seen.pop();
    else if (token === '"') key = { name: tokens.string, offset: tokens.start };
    else if (token === ':') {
      if (keys?.has(key.name) === true) duplicates.add(key.name, key.offset);
      keys?.add(key.name);
    }
  }
}

function syntaxFault(text: string, file: string, error: unknown): AssemblyError {
  const passed = depthPassed(text);
  if (passed !== undefined) return nestsTooDeep(file, text, passed);
  let fault: { readonly code: number; readonly offset: number } | undefined;
  visit(text, { onError: (code, offset) => (fault ??= { code, offset }) }, { disallowComments: true });
  const reason = EXPECTED[printParseErrorCode(fault?.code ?? 0)] ?? (error instanceof Error ? error.message : 'syntax');
  return templateFault(file, text, fault?.offset ?? 0, `the JSON cannot be read: ${reason}; correct it there`);
}

/** Where a text first nests too deep. */
function depthPassed(text: string): number | undefined {
  const tokens = new JsonTokens(text);
  while (tokens.next() !== undefined) if (tokens.depth > DEEPEST_NESTING) return tokens.start;
  return undefined;
}
