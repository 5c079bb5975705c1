import * as fc from 'fast-check';
import { ExceptionsError } from '../../lib/errors';
import { type Exception, parseRegister } from '../../lib/exceptions';
import { falsePositive, risk } from './sample-exceptions';

const REGISTER = `# Accepted risks of the shop
exceptions:

  - control: BucketVersioning
    path: Shop/Data/Orders
    kind: risk
    owner: Ada
    approver: Grace
    ticket: SEC-1
    reason: >-
      Orders are copied nightly
      to another account.
    compensatingControl: "Nightly copy, checked weekly."
    granted: 2026-01-10
    expires: 2026-06-30 # the copy moves by then

  # Wildcards that AWS demands
  - controls: ["AwsSolutions-IAM5[Resource::*]"]
    path: Shop/Alarms
    kind: false-positive
    owner: Ada
    reason: The action has no resource-level permissions.
    reviewBy: 2026-06-30
`;

function messageOf(text: string): string {
  try {
    parseRegister(text, 'exceptions.yaml');
  } catch (error) {
    if (error instanceof ExceptionsError) return error.message;
    throw error;
  }
  throw new Error('nothing was refused');
}

describe('parseRegister', () => {
  test('reads entries with the lines on which they start', () => {
    expect(parseRegister(REGISTER, 'exceptions.yaml')).toStrictEqual([
      risk({ source: { file: 'exceptions.yaml', line: 4 } }),
      falsePositive({ source: { file: 'exceptions.yaml', line: 18 } }),
    ]);
  });

  test('reads the same from JSON, indented with tabs, and from lines that end in CR LF', () => {
    // Prepare
    const withoutSource = (exceptions: readonly Exception[]) => exceptions.map(({ source: _, ...fields }) => fields);
    const expected = withoutSource(parseRegister(REGISTER, 'exceptions.yaml'));

    // Act
    const fromJson = parseRegister(JSON.stringify({ exceptions: expected }, null, '\t'), 'exceptions.json');
    const fromWindows = parseRegister(REGISTER.replaceAll('\n', '\r\n'), 'exceptions.yaml');

    // Assess
    expect(withoutSource(fromJson)).toStrictEqual(expected);
    expect(fromJson.map(({ source }) => source.line)).toEqual([3, 17]);
    expect(fromWindows).toStrictEqual(parseRegister(REGISTER, 'exceptions.yaml'));
  });

  test.each(['', '# nothing yet\n', '---\n', 'exceptions:\n', 'exceptions: []\n', '{}'])('finds none in %j', (text) => {
    expect(parseRegister(text, 'exceptions.yaml')).toEqual([]);
  });

  test.each<[string, string, string, string]>([
    ['a mistyped field', 'owner: Ada', 'onwer: Ada', '7: onwer is not a field of an exception; did you mean owner?'],
    ['a field twice', 'ticket: SEC-1', 'owner: Bob', '9: owner stands twice, first on line 7; keep one'],
    ['a wrong value', 'kind: risk', 'kind: accepted', '6: kind is "accepted"; write risk or false-positive'],
    [
      'a missing field',
      '    approver: Grace\n',
      '',
      '4: approver is missing; name who accepted the risk, someone other than the owner',
    ],
    [
      'a field without value',
      'approver: Grace',
      'approver:',
      '8: approver is null; name who accepted the risk, someone other than the owner',
    ],
    [
      'a path for everything',
      'path: Shop/Alarms',
      'path: "*"',
      '19: path is "*"; this covers the whole application: name the construct',
    ],
    [
      'an impossible date',
      '2026-01-10',
      '2026-13-10',
      '14: granted is "2026-13-10"; write the date of approval as YYYY-MM-DD',
    ],
    [
      'a date with a tag',
      '2026-01-10',
      '!!timestamp 2026-01-10',
      '14: granted is "2026-01-10T00:00:00.000Z"; write the date of approval as YYYY-MM-DD',
    ],
    [
      'a term that ends before it starts',
      '2026-06-30 #',
      '2026-01-09 #',
      '15: expires is "2026-01-09"; write a day on or after granted, 2026-01-10',
    ],
    [
      'an alias',
      'owner: Ada',
      'owner: &ada Ada\n    approver: *ada\n    ticket: x\n    #',
      '8: *ada is an alias; write the value out',
    ],
    ['a tag', 'owner: Ada', 'owner: !person Ada', '7: the YAML cannot be read: Unresolved tag: !person'],
    [
      'a key that is a list',
      'owner: Ada',
      '[owner]: Ada',
      '7: the YAML cannot be read: With stringKeys, all keys must be strings',
    ],
    [
      'a merge key',
      'owner: Ada',
      '<<: {owner: Ada}',
      '7: "<<" is not a field of an exception; use control, controls, path, owner, reason, kind, approver, ticket, compensatingControl, granted, expires, reviewBy',
    ],
    [
      'a prototype',
      'owner: Ada',
      '__proto__: {owner: Ada}',
      '7: __proto__ is not a field of an exception; use control, controls, path, owner, reason, kind, approver, ticket, compensatingControl, granted, expires, reviewBy',
    ],
    [
      'an open quote',
      '"Nightly copy, checked weekly."',
      '"Nightly',
      '13: the YAML cannot be read: Missing closing "quote',
    ],
    [
      'a tab as indent',
      '    owner: Ada',
      '\towner: Ada',
      '7: the YAML cannot be read: Tabs are not allowed as indentation',
    ],
    [
      'a second document',
      '  # Wildcards',
      '---\n  # Wildcards',
      '17: a second YAML document starts here; keep everything in one',
    ],
    [
      'a mistyped list',
      'exceptions:',
      'exceptoins:',
      '2: exceptoins is not a key of a register; did you mean exceptions?',
    ],
    [
      'another key beside the list',
      '# Accepted',
      'version: 1\n# Accepted',
      '1: version is not a key of a register; use exceptions',
    ],
  ])('refuses %s', (_case, from, to, message) => {
    // Prepare
    const text = REGISTER.replace(from, to);

    // Assess
    expect(text).not.toBe(REGISTER);
    expect(messageOf(text)).toBe(`exceptions.yaml:${message}`);
  });

  const fields = 'write control, path, kind, owner, reason, ...';
  test.each([
    ['- a: 1', '1: the register is a list; write exceptions: and a list'],
    ['\n\nhello', '3: the register is "hello"; write exceptions: and a list'],
    ['exceptions:\n  a: 1', '1: exceptions is {"a":1}; write a list of entries'],
    ['exceptions:\n  - BucketVersioning', `2: an exception is "BucketVersioning"; ${fields}`],
    ['exceptions:\n  -\n', `2: an exception is null; ${fields}`],
    ['exceptions:\n  - - a', `2: an exception is ["a"]; ${fields}`],
    ['exceptions: []\nexceptions: []', '2: exceptions stands twice, first on line 1; keep one'],
  ])('refuses the register %j', (text, message) => {
    expect(messageOf(text)).toBe(`exceptions.yaml:${message}`);
  });

  test.each([
    ['list in list', '['.repeat(100_000)],
    ['list in list on one line', '- '.repeat(100_000)],
    ['mapping in mapping', '{a: '.repeat(100_000)],
    ['key in key', '? '.repeat(100_000)],
  ])('refuses what nests without end: %s', (_case, text) => {
    expect(messageOf(text)).toBe('exceptions.yaml:1: nests more than 32 levels deep');
  });

  test('refuses more than 1 MiB, counted in bytes', () => {
    expect(messageOf(`#${'ä'.repeat(512 * 1024)}`)).toBe(
      'exceptions.yaml: the file has more than 1048576 bytes; split it',
    );
  });

  test('reads a file full of keys in time that grows with its size', () => {
    // Prepare
    const text = Array.from({ length: 100_000 }, (_, index) => `k${index}:`).join('\n');

    // Act
    const message = messageOf(text);

    // Assess: a check of every key against every other would take minutes
    expect(message).toBe('exceptions.yaml:1: k0 is not a key of a register; use exceptions');
  }, 20_000);
});

describe('parseRegister, whatever comes', () => {
  const acceptable = (text: string) => {
    let outcome: readonly Exception[];
    try {
      outcome = parseRegister(text, 'exceptions.yaml');
    } catch (error) {
      expect(error).toBeInstanceOf(ExceptionsError);
      expect((error as Error).message).toMatch(/^exceptions\.yaml(:[1-9]\d*)?: [^\n]+$/);
      return;
    }
    for (const { controls, path } of outcome) {
      expect(controls.length).toBeGreaterThan(0);
      expect(path).not.toMatch(/\*\*|^\*?$/);
    }
  };

  const token = fc.constantFrom(
    ...['exceptions', 'control', 'path', '- ', ': ', '? ', '\n', '\n  ', '\n    ', '\t', '[', ']', '{', '}', ','],
    ...[
      '&a ',
      '*a',
      '!t ',
      '!!set ',
      '!!int ',
      '!!binary ',
      '!!omap ',
      '!!timestamp ',
      '!!float ',
      '<<',
      '# c',
      '"',
      "'",
    ],
    ...[
      '|',
      '>-',
      '---',
      '...',
      '%YAML 1.1',
      '%TAG ! x',
      '\\x',
      '\u0000',
      '\ufeff',
      '\ud800',
      '2026-01-10',
      '~',
      '.inf',
      '0x',
    ],
  );

  test('throws nothing but an ExceptionsError of one line, on any text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), acceptable), { numRuns: 500 });
  });

  test('throws nothing but an ExceptionsError of one line, on any mixture of YAML', () => {
    fc.assert(
      fc.property(fc.array(token, { maxLength: 60 }), (tokens) => acceptable(tokens.join(''))),
      { numRuns: 2000 },
    );
  });

  test('throws nothing but an ExceptionsError of one line, on a damaged register', () => {
    const damage = fc.record({ at: fc.nat(REGISTER.length), drop: fc.nat(30), put: fc.array(token, { maxLength: 4 }) });
    fc.assert(
      fc.property(fc.array(damage, { minLength: 1, maxLength: 3 }), (damages) => {
        const text = damages.reduce(
          (rest, { at, drop, put }) => rest.slice(0, at) + put.join('') + rest.slice(at + drop),
          REGISTER,
        );
        acceptable(text);
      }),
      { numRuns: 2000 },
    );
  });
});
