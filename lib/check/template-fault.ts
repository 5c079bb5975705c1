import { AssemblyError } from '../errors';
import { TextLines } from './template-offset';

/** Deepest nesting of objects and lists in a template; real ones stay below 30. What recurses over them needs a bound. */
export const DEEPEST_NESTING = 100;

/** An error at a place of a template, in one line: control characters of what is quoted read as spaces. */
export function templateFault(file: string, text: string, offset: number, message: string): AssemblyError {
  const { line, column } = new TextLines(text).at(offset);
  return new AssemblyError(`${file}:${line}:${column}: ${message.replace(/\p{Cc}+/gu, ' ')}`);
}

/** The error of a template that nests deeper than {@link DEEPEST_NESTING}. */
export function nestsTooDeep(file: string, text: string, offset: number): AssemblyError {
  return templateFault(file, text, offset, `this nests more than ${DEEPEST_NESTING} levels deep; flatten it`);
}
