const WORDS: ReadonlyMap<string, boolean | null> = new Map<string, boolean | null>([
  ...spellings('null', null),
  ...spellings('true', true),
  ...spellings('yes', true),
  ...spellings('on', true),
  ...spellings('false', false),
  ...spellings('no', false),
  ...spellings('off', false),
  ['', null],
  ['~', null],
]);

/** The longest word of the table. */
const LONGEST_WORD = 5;

const NUMBER = /^[-+]?(?:(?:0|[1-9]\d*)(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?$/;
const HEXADECIMAL = /^0x[0-9a-fA-F]+$/;

/**
 * The value of an unquoted YAML scalar, as CloudFormation takes it: it reads YAML 1.1 ("Template format: YAML"), where
 * `yes`, `no`, `on` and `off` are booleans as well. Dates stay text, and so do digits that a number would lose: leading
 * zeros, and more digits than a number keeps, as in account ids.
 */
export function plainScalar(text: string): string | number | boolean | null {
  if (text.length <= LONGEST_WORD) {
    const word = WORDS.get(text);
    if (word !== undefined) return word;
  }
  const first = text.charCodeAt(0);
  // `+`, `-`, `.` and the digits; all else is text.
  if (first > 57 || first < 43 || first === 47 || first === 44) return text;
  if (!NUMBER.test(text) && !HEXADECIMAL.test(text)) return text;
  const value = Number(text);
  return Number.isInteger(value) && !Number.isSafeInteger(value) ? text : Number.isFinite(value) ? value : text;
}

function spellings<Value>(word: string, value: Value): [string, Value][] {
  const capitalized = `${word.charAt(0).toUpperCase()}${word.slice(1)}`;
  return [word, capitalized, word.toUpperCase()].map((spelling) => [spelling, value]);
}
