import * as fc from 'fast-check';

/** Keys that an object has anyway, that YAML or the functions give a meaning, or that look like something else. */
const AWKWARD_KEYS = [
  '__proto__',
  'constructor',
  'toString',
  '<<',
  'Ref',
  'Fn::If',
  'yes',
  '~',
  '2012-10-17',
  '',
  'a b',
];

const key = fc.oneof(
  fc.constantFrom(...AWKWARD_KEYS),
  fc.string({ unit: 'binary', maxLength: 8 }),
  fc.stringMatching(/^\w{1,8}$/),
);

const scalar = fc.oneof(
  fc.constantFrom(
    null,
    true,
    false,
    0,
    -1,
    1.5,
    'yes',
    'Off',
    '012',
    '1e3',
    '',
    ' ',
    '#',
    'a: b',
    'a #b',
    '- a',
    "it's",
    '"',
    '{{x}}',
  ),
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.integer(),
  fc.string({ maxLength: 200 }),
);

/** Any value that JSON has, with awkward keys as own properties. */
export const jsonValue: fc.Arbitrary<unknown> = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    scalar,
    fc.array(tie('value'), { maxLength: 4 }),
    fc.array(fc.tuple(key, tie('value')), { maxLength: 4 }).map((entries) => Object.fromEntries(entries)),
  ),
})).value;

const types = fc.constantFrom(
  'AWS::S3::Bucket',
  'AWS::S3::BucketPolicy',
  'AWS::IAM::Role',
  'AWS::Lambda::Function',
  'AWS::CloudFront::Distribution',
  'AWS::Serverless::Function',
  'AWS::Serverless::Api',
  'AWS::Serverless::HttpApi',
  'AWS::Serverless::SimpleTable',
  'AWS::Serverless::StateMachine',
  'AWS::Serverless::WebSocketApi',
  'AWS::Serverless::Application',
);

const names = [
  'Policies',
  'Events',
  'Auth',
  'Role',
  'FunctionUrlConfig',
  'EventInvokeConfig',
  'Environment',
  'Domain',
  'StageName',
  'CorsConfiguration',
  'EndpointConfiguration',
  'Tags',
  'Routes',
  'BucketEncryption',
  'PolicyDocument',
  'DefinitionBody',
];

const properties = fc.array(fc.tuple(fc.oneof(fc.constantFrom(...names), key), jsonValue), { maxLength: 6 });

const resource = fc.record(
  {
    Type: types as fc.Arbitrary<unknown>,
    Properties: fc.oneof(
      { weight: 5, arbitrary: properties.map((entries) => Object.fromEntries(entries)) },
      { weight: 1, arbitrary: jsonValue },
    ),
    Condition: fc.oneof(fc.constant('IsProd'), jsonValue),
    IgnoreGlobals: jsonValue,
  },
  { requiredKeys: ['Type'] },
);

/** A template in which much has the wrong type, and resources refer to each other in circles. */
export const template: fc.Arbitrary<Readonly<Record<string, unknown>>> = fc.record(
  {
    Resources: fc
      .array(fc.tuple(fc.constantFrom('A', 'B', 'C', 'ServerlessRestApi', '__proto__'), resource), { maxLength: 5 })
      .map((entries) => Object.fromEntries(entries)),
    Transform: fc.constant('AWS::Serverless-2016-10-31'),
    Globals: fc.oneof(
      jsonValue,
      fc.record({ Function: jsonValue, Api: jsonValue, HttpApi: jsonValue }, { requiredKeys: [] }),
    ),
    Conditions: fc.constantFrom(
      { IsProd: { Condition: 'IsProd' } },
      { IsProd: { 'Fn::Not': [{ Condition: 'IsProd' }] } },
    ),
    Outputs: jsonValue,
  },
  { requiredKeys: ['Resources'] },
);

/** One change to a text: what stands in it is cut out, doubled, or has something that matters to a parser put before it. */
export const mutation = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.nat(30),
  insert: fc.constantFrom(
    '',
    ' ',
    '\n',
    '\t',
    '"',
    "'",
    '{',
    '}',
    '[',
    ']',
    ':',
    ': ',
    ',',
    '- ',
    '#',
    ' #',
    '&a ',
    '*a',
    '!Sub ',
    '!x ',
    '|\n',
    '>-\n',
    '? ',
    '<<: ',
    '---\n',
    '...\n',
    '%YAML 1.1\n',
    '\\',
    '\u0000',
    '\r',
    '\ufeff',
    '\u2028',
  ),
  doubles: fc.boolean(),
});

/** A text after changes, one after another. */
export function mutated(
  text: string,
  mutations: readonly { at: number; length: number; insert: string; doubles: boolean }[],
): string {
  return mutations.reduce((current, { at, length, insert, doubles }) => {
    const start = Math.floor(at * current.length);
    const cut = current.slice(start, start + length);
    return current.slice(0, start) + insert + (doubles ? cut + cut : '') + current.slice(start + length);
  }, text);
}

const LINES = [
  'a:',
  'b: x',
  '- c',
  '- d: e',
  '-',
  '- - f',
  'text',
  'more: words: here',
  'g: |',
  'h: >',
  '- >-',
  'i: |+',
  'j: [k,',
  'l]',
  ']',
  'm: {n: o',
  '}',
  'p: !Sub',
  'q: !If',
  '!Ref r',
  '- !Sub s',
  '# t',
  '',
  'u: "v"',
  'w: "x',
  'y"',
  "z: 'a",
  "b'",
  'c #d',
  'e# f',
  '? g',
  'h: # i',
  '- # j',
  'k: &l m',
  'n: *l',
  '"o": p',
  'q : r',
  '- -1',
  ': s',
  't: :u',
  'v: w,x',
];

/** Lines that each mean something to YAML, with more or less before them. */
export const yamlLines: fc.Arbitrary<string> = fc
  .array(fc.tuple(fc.constantFrom('', ' ', '  ', '    ', '      '), fc.constantFrom(...LINES)), { maxLength: 8 })
  .map((lines) => lines.map((line) => line.join('')).join('\n'));
