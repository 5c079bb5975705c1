import { applyEdits, parseTree } from 'jsonc-parser';
import { insertionOf } from '../../bin/commands/json-insertion';

function inserted(text: string, additions: Readonly<Record<string, unknown>> = { b: { c: 2 } }): string {
  const object = parseTree(text, [], { allowTrailingComma: true });
  if (object === undefined) throw new Error(`not JSON: ${text}`);
  return applyEdits(text, [...insertionOf(text, object, additions)]);
}

test.each<[string, string, string]>([
  ['an empty object', '{}', '{\n  "b": {\n    "c": 2\n  }\n}'],
  ['an empty object of two lines', '{\n}\n', '{\n  "b": {\n    "c": 2\n  }\n}\n'],
  ['one line', '{"a":1}', '{"a":1, "b": {"c":2}}'],
  ['one line with a comma at its end', '{"a": 1,}', '{"a": 1, "b": {"c":2},}'],
  ['two spaces', '{\n  "a": 1\n}\n', '{\n  "a": 1,\n  "b": {\n    "c": 2\n  }\n}\n'],
  ['four spaces', '{\n    "a": 1\n}\n', '{\n    "a": 1,\n    "b": {\n        "c": 2\n    }\n}\n'],
  ['tabs', '{\n\t"a": 1\n}\n', '{\n\t"a": 1,\n\t"b": {\n\t\t"c": 2\n\t}\n}\n'],
  ['line ends of Windows', '{\r\n  "a": 1\r\n}\r\n', '{\r\n  "a": 1,\r\n  "b": {\r\n    "c": 2\r\n  }\r\n}\r\n'],
  [
    'comments around the last value',
    '{\n  // of a\n  "a": 1 /* one */ // ever\n  // end\n}',
    '{\n  // of a\n  "a": 1, /* one */ // ever\n  "b": {\n    "c": 2\n  }\n  // end\n}',
  ],
  ['a comment after the last comma', '{\n  "a": 1, // one\n}', '{\n  "a": 1, // one\n  "b": {\n    "c": 2\n  },\n}'],
  ['a comment behind what is on one line', '{"a": 1 // one\n}', '{"a": 1, "b": {"c":2} // one\n}'],
  ['odd spacing of what is there', '{\n  "a"  :[ 1,2 ]   }', '{\n  "a"  :[ 1,2 ],\n  "b": {\n    "c": 2\n  }   }'],
])('keeps %s', (_name, text, expected) => {
  expect(inserted(text)).toBe(expected);
});

test('adds several keys, quoted as JSON wants it', () => {
  expect(inserted('{\n  "a": 1\n}', { 'x"': 'y\n', z: [] })).toBe('{\n  "a": 1,\n  "x\\"": "y\\n",\n  "z": []\n}');
});
