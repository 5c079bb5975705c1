import { Composer, type Document, Lexer, LineCounter, Parser, visit } from 'yaml';
import { ExceptionsError } from '../errors';

/** Thousands of entries fit in 1 MiB; more is a mistake, or meant to exhaust the reader. */
export const LARGEST_YAML_BYTES = 1024 * 1024;

/** A register nests five deep. The parser recurses, and past some thousands of levels it takes the process down. */
const DEEPEST_NESTING = 32;

/** A YAML text with the places of its nodes. */
export interface YamlText {
  /** The one document, free of errors, unknown tags and aliases. JSON is read likewise, being YAML. */
  readonly document: Document.Parsed;
  /** Line of an offset, counted from 1. */
  lineAt(offset: number): number;
}

/**
 * Reads a YAML text of bounded size and depth. Aliases are refused, so each entry can be judged by itself. Duplicate keys
 * are left to the caller: the parser's own check takes time that grows with the square of the number of keys.
 *
 * @throws ExceptionsError `file:line: ...`
 */
export function readBoundedYaml(text: string, file: string): YamlText {
  if (Buffer.byteLength(text) > LARGEST_YAML_BYTES) {
    throw new ExceptionsError(`${file}: the file has more than ${LARGEST_YAML_BYTES} bytes; split it`);
  }
  const lines = new LineCounter();
  lines.addNewLine(0);
  const lineAt = (offset: number) => lines.linePos(offset).line;
  const refuse = (offset: number, message: string): never => {
    throw new ExceptionsError(`${file}:${lineAt(offset)}: ${message.replace(/\p{Cc}+/gu, ' ')}`);
  };

  const composer = new Composer({ schema: 'core', stringKeys: true, uniqueKeys: false });
  const [document, second] = composer.compose(boundedTokens(text, lines, refuse), true, text.length);
  if (document === undefined) return refuse(0, 'the YAML cannot be read');
  const [fault] = [...document.errors, ...document.warnings];
  if (fault !== undefined) refuse(fault.pos[0], `the YAML cannot be read: ${fault.message}`);
  if (second !== undefined) refuse(second.range[0], 'a second YAML document starts here; keep everything in one');
  visit(document, {
    Alias: (_key, alias) => refuse(alias.range?.[0] ?? 0, `*${alias.source} is an alias; write the value out`),
  });
  return { document, lineAt };
}

function* boundedTokens(text: string, lines: LineCounter, refuse: (offset: number, message: string) => never) {
  const parser = new Parser(lines.addNewLine);
  for (const lexeme of new Lexer().lex(text)) {
    yield* parser.next(lexeme);
    if (parser.stack.length > DEEPEST_NESTING) refuse(parser.offset, `nests more than ${DEEPEST_NESTING} levels deep`);
  }
  yield* parser.end();
}
