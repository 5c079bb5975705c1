import { Composer, type Document, Lexer, Parser, type TagId, type Tags } from 'yaml';
import type { AssemblyError } from '../errors';
import { DEEPEST_NESTING, nestsTooDeep, templateFault } from './template-fault';
import { SHORT_FORMS } from './yaml-short-form';

/** What the parser itself keeps open beside the objects and lists of the text. */
const PARSER_NESTING = 8;

/** Known to the parser, so that it warns of none; what they stand for is told from the nodes' tags. */
const CUSTOM_TAGS: Tags = SHORT_FORMS.flatMap((tag): Exclude<Tags[number], TagId>[] => [
  { tag, resolve: (text: string) => text },
  { tag, collection: 'map', resolve: (map) => map },
  { tag, collection: 'seq', resolve: (sequence) => sequence },
]);

/**
 * Parses a YAML text with everything that the language has. Scalars are left as text, keys too, and duplicate keys are
 * left to the caller: the parser's own check takes time that grows with the square of their number.
 *
 * @throws AssemblyError `file:line:column: ...` where it is no YAML, nests too deep, or is more than one document
 */
export function parseYaml(text: string, file: string): Document.Parsed {
  const composer = new Composer({ schema: 'failsafe', customTags: CUSTOM_TAGS, uniqueKeys: false });
  const [document, second] = composer.compose(boundedTokens(text, file), true, text.length);
  if (document === undefined) throw unreadable(file, text, 0, 'there is no document');
  const [error] = document.errors;
  if (error !== undefined) {
    throw unreadable(file, text, error.pos[0], error.message);
  }
  if (second !== undefined) {
    throw templateFault(file, text, second.range[0], 'a second YAML document starts here; keep one template a file');
  }
  return document;
}

/** The parser recurses over the tokens, and past some thousands of levels it takes the process down with it. */
function* boundedTokens(text: string, file: string) {
  const parser = new Parser();
  for (const lexeme of new Lexer().lex(text)) {
    for (const token of parser.next(lexeme)) {
      // The parser goes on after an error, and would report one for each of the characters that follow.
      if (token.type === 'error') throw unreadable(file, text, token.offset, token.message);
      yield token;
    }
    if (parser.stack.length > DEEPEST_NESTING + PARSER_NESTING) throw nestsTooDeep(file, text, parser.offset);
  }
  yield* parser.end();
}

function unreadable(file: string, text: string, offset: number, reason: string): AssemblyError {
  return templateFault(file, text, offset, `the YAML cannot be read (${reason}); correct it there`);
}
