import fc from 'fast-check';
import { CsvError, csvTable } from '../../lib/training/csv-table';
import { csvText } from '../../lib/training/csv-text';

const texts = (text: string) => csvTable(text, 'f.csv').map((row) => row.map((field) => field.text));

test.each<[string, string, readonly (readonly string[])[]]>([
  ['nothing', '', []],
  ['a field', 'a', [['a']]],
  [
    'rows with LF',
    'a,b\nc,d\n',
    [
      ['a', 'b'],
      ['c', 'd'],
    ],
  ],
  [
    'rows with CRLF',
    'a,b\r\nc,d\r\n',
    [
      ['a', 'b'],
      ['c', 'd'],
    ],
  ],
  ['a byte order mark', '\uFEFFa,b\n', [['a', 'b']]],
  ['a byte order mark before quotes', '\uFEFF"a",b\n', [['a', 'b']]],
  [
    'empty fields',
    ',\na,\n,b',
    [
      ['', ''],
      ['a', ''],
      ['', 'b'],
    ],
  ],
  ['an empty field at the very end', 'a,', [['a', '']]],
  ['empty rows', '\n\na\n\r\n\nb\n\n', [['a'], ['b']]],
  ['quotes', '"a","b c"\n', [['a', 'b c']]],
  ['quotes around nothing', '"",""\n', [['', '']]],
  ['doubled quotes', '"a ""b""",""""\n', [['a "b"', '"']]],
  ['a comma and line ends in quotes', '"a,b","c\r\nd\ne"\n', [['a,b', 'c\r\nd\ne']]],
  ['spaces, which belong to the field', ' a , b \n', [[' a ', ' b ']]],
  ['other alphabets', 'ä,日本\n', [['ä', '日本']]],
])('reads %s', (_what, text, rows) => {
  expect(texts(text)).toEqual(rows);
});

test.each<[string, string, string]>([
  [
    'a quote within a field',
    'a,b\nc,d"e\n',
    'f.csv:2:4: a quote within a field; put the whole field in quotes, and double this one',
  ],
  ['something behind quotes', '"a"b,c', 'f.csv:1:4: "b" follows closing quotes; write a comma'],
  ['something behind quotes over two lines', 'x,y\n"a\nbc"d,e', 'f.csv:3:4: "d" follows closing quotes; write a comma'],
  ['open quotes', 'a,b\nc,"d\ne,f\n', 'f.csv:2:3: the quotes are never closed; close them'],
  ['quotes that are open at the very end', '"', 'f.csv:1:1: the quotes are never closed; close them'],
  ['a carriage return alone', 'a\rb', 'f.csv:1:2: a carriage return without a line feed; save it anew'],
])('refuses %s', (_what, text, message) => {
  const act = () => csvTable(text, 'f.csv');

  expect(act).toThrow(CsvError);
  expect(act).toThrow(new Error(message));
});

test('tells where each field begins', () => {
  const places = csvTable('\uFEFFa,"b\nc",d\r\ne,,f', 'f.csv').map((row) =>
    row.map(({ line, column }) => [line, column]),
  );

  expect(places).toEqual([
    [
      [1, 1],
      [1, 3],
      [2, 4],
    ],
    [
      [3, 1],
      [3, 3],
      [3, 4],
    ],
  ]);
});

const field = fc.string({ unit: fc.constantFrom('a', 'ß', '日', ' ', ',', '"', '\n', '\r', ';'), maxLength: 8 });
const rows = fc.array(fc.array(field, { minLength: 2, maxLength: 4 }), { maxLength: 6 });

test('reads what is written, whatever it holds', () => {
  fc.assert(
    fc.property(rows, (written) => {
      const guarded = written.map((row) => row.map((text) => (/^[\t\r]/.test(text) ? `'${text}` : text)));
      expect(texts(csvText(written))).toEqual(guarded);
    }),
  );
});

test('never breaks on any text: it reads it, or names a place in it', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', '\r', '\uFEFF'), maxLength: 20 }), (text) => {
      try {
        const fields = csvTable(text, 'f.csv').flat();
        for (const { line, column } of fields) expect(line >= 1 && column >= 1).toBe(true);
      } catch (error) {
        expect(error).toBeInstanceOf(CsvError);
        const [, line = '0'] = /^f\.csv:(\d+):\d+: /.exec((error as Error).message) ?? [];
        expect(Number(line)).toBeGreaterThan(0);
        expect(Number(line)).toBeLessThanOrEqual(text.split('\n').length);
      }
    }),
  );
});

test.each<[string, string]>([
  ['=1+1', "'=1+1\r\n"],
  ['+49', "'+49\r\n"],
  ['-1', "'-1\r\n"],
  ['@x', "'@x\r\n"],
  ['a,b', '"a,b"\r\n'],
  ['a=b', 'a=b\r\n'],
])('writes %j so that no spreadsheet computes it', (value, written) => {
  expect(csvText([[value]])).toBe(written);
});
