import * as fc from 'fast-check';
import { resolve } from '../../lib/controls/intrinsic';
import type { Template } from '../../lib/controls/template';
import { TemplateSet } from '../../lib/controls/template-set';
import type { Value } from '../../lib/controls/value';

const body = {
  Parameters: {
    Free: { Type: 'String', Default: 'preset' },
    Choice: { Type: 'String', AllowedValues: ['a', 'b'] },
    Fixed: { Type: 'String', AllowedValues: ['only'] },
  },
  Conditions: {
    Always: { 'Fn::Equals': ['x', 'x'] },
    Never: { 'Fn::Not': [{ Condition: 'Always' }] },
    Open: { 'Fn::Equals': [{ Ref: 'Free' }, 'x'] },
    BothKnown: { 'Fn::And': [{ Condition: 'Never' }, { Condition: 'Open' }] },
    EitherKnown: { 'Fn::Or': [{ Condition: 'Always' }, { Condition: 'Open' }] },
    Itself: { 'Fn::Not': [{ Condition: 'Itself' }] },
  },
  Mappings: { Plan: { prod: { size: 'large' }, dev: { size: 'small' } } },
  Resources: { Bucket: { Type: 'AWS::S3::Bucket' } },
};

const templateOf = (overrides: { region?: string; account?: string } = {}): Template => {
  const set = new TemplateSet([{ name: 't', body, ...overrides }]);
  const template = set.templates.get('t');
  if (template === undefined) throw new Error('no template');
  return template;
};

/** The values in a form that can be compared: references by name, templates left out. */
const shown = (values: readonly Value[]): readonly string[] =>
  values.map((value) => {
    switch (value.kind) {
      case 'scalar':
        return `${typeof value.value} ${value.value}`;
      case 'text':
        return `text ${value.text} (${value.references.map(({ resource }) => resource.logicalId).join(',')})`;
      case 'reference':
        return `reference ${value.reference.resource.logicalId}.${value.reference.attribute}`;
      case 'unknown':
        return `unknown: ${value.reason}`;
      case 'list':
        return `list of ${value.items.length}`;
      case 'dynamic':
        return `dynamic ${value.service}`;
      default:
        return value.kind;
    }
  });

describe('resolve', () => {
  test.each<[string, unknown, readonly string[]]>([
    ['a literal', 'text', ['string text']],
    ['a number', 7, ['number 7']],
    ['nothing', undefined, ['absent']],
    ['null', null, ['absent']],
    ['AWS::NoValue', { Ref: 'AWS::NoValue' }, ['absent']],
    ['a Ref to a resource', { Ref: 'Bucket' }, ['reference Bucket.Ref']],
    ['a GetAtt list', { 'Fn::GetAtt': ['Bucket', 'Arn'] }, ['reference Bucket.Arn']],
    ['a GetAtt text', { 'Fn::GetAtt': 'Bucket.Arn' }, ['reference Bucket.Arn']],
    ['a GetAtt to nothing', { 'Fn::GetAtt': ['Gone', 'Arn'] }, ['unknown: Gone is not declared in the template']],
    ['a parameter', { Ref: 'Free' }, ['unknown: parameter Free decides it']],
    ['a parameter with allowed values', { Ref: 'Choice' }, ['string a', 'string b']],
    ['a parameter with one allowed value', { Ref: 'Fixed' }, ['string only']],
    ['an undeclared Ref', { Ref: 'Gone' }, ['unknown: Gone is not declared in the template']],
    ['a pseudo parameter', { Ref: 'AWS::Partition' }, ['text ${AWS::Partition} ()']],
    ['an If that always holds', { 'Fn::If': ['Always', 1, 2] }, ['number 1']],
    ['an If that never holds', { 'Fn::If': ['Never', 1, 2] }, ['number 2']],
    ['an If whose branches are the same', { 'Fn::If': ['Open', 1, 1] }, ['number 1']],
    ['an If on a parameter', { 'Fn::If': ['Open', 1, 2] }, ['number 1', 'number 2']],
    ['an And with a false operand', { 'Fn::If': ['BothKnown', 1, 2] }, ['number 2']],
    ['an Or with a true operand', { 'Fn::If': ['EitherKnown', 1, 2] }, ['number 1']],
    ['a condition that refers to itself', { 'Fn::If': ['Itself', 1, 2] }, ['number 1', 'number 2']],
    ['a malformed If', { 'Fn::If': ['Open', 1] }, ['unknown: a malformed Fn::If']],
    ['a Join of literals', { 'Fn::Join': ['-', ['a', 'b', 'c']] }, ['string a-b-c']],
    ['a Join that leaves out NoValue', { 'Fn::Join': ['-', ['a', { Ref: 'AWS::NoValue' }, 'b']] }, ['string a-b']],
    [
      'a Join with a reference',
      { 'Fn::Join': ['', [{ 'Fn::GetAtt': ['Bucket', 'Arn'] }, '/*']] },
      ['text ${Bucket.Arn}/* (Bucket)'],
    ],
    ['a Join of a choice', { 'Fn::Join': ['-', ['x', { Ref: 'Choice' }]] }, ['string x-a', 'string x-b']],
    ['a Sub of a reference alone', { 'Fn::Sub': '${Bucket.Arn}' }, ['reference Bucket.Arn']],
    ['a Sub with text', { 'Fn::Sub': '${Bucket.Arn}/*' }, ['text ${Bucket.Arn}/* (Bucket)']],
    ['a Sub with an escape', { 'Fn::Sub': 'a-${!Literal}' }, ['string a-${Literal}']],
    ['a Sub with variables', { 'Fn::Sub': ['${Name}!', { Name: 'x' }] }, ['string x!']],
    ['a mapping', { 'Fn::FindInMap': ['Plan', 'prod', 'size'] }, ['string large']],
    [
      'a mapping with an open key',
      { 'Fn::FindInMap': ['Plan', { Ref: 'Free' }, 'size'] },
      ['string large', 'string small'],
    ],
    ['a Select', { 'Fn::Select': [1, ['a', 'b']] }, ['string b']],
    ['a Select of a Split', { 'Fn::Select': ['1', { 'Fn::Split': [',', 'a,b'] }] }, ['string b']],
    [
      'an import without its stack',
      { 'Fn::ImportValue': 'x' },
      ['unknown: it is imported as x from a stack that is not at hand'],
    ],
    ['a dynamic reference', '{{resolve:secretsmanager:db}}', ['dynamic secretsmanager']],
    ['a function of no interest', { 'Fn::Cidr': ['10.0.0.0/16', 2] }, ['unknown: Fn::Cidr is decided at deployment']],
    ['an object with one odd key', { Reference: 1 }, ['object']],
    ['a key named like a prototype member', { constructor: 1 }, ['object']],
  ])('%s', (_name, raw, expected) => {
    expect(shown(resolve(raw, templateOf()))).toEqual(expected);
  });

  test('knows the region and account of a template that has them', () => {
    const template = templateOf({ region: 'eu-central-1', account: '111122223333' });

    expect(shown(resolve({ 'Fn::Sub': '${AWS::Region}/${AWS::AccountId}' }, template))).toEqual([
      'string eu-central-1/111122223333',
    ]);
  });

  test('gives up on more alternatives than it follows', () => {
    const pair = { 'Fn::If': ['Open', 'a', 'b'] };

    const values = resolve({ 'Fn::Join': ['', [pair, pair, pair, pair, pair, pair]] }, templateOf());

    expect(shown(values)).toEqual(['unknown: it has too many possible values']);
  });

  test('gives up on nesting that is too deep', () => {
    let raw: unknown = 'x';
    for (let level = 0; level < 100; level += 1) raw = { 'Fn::Select': [0, [raw]] };

    expect(shown(resolve(raw, templateOf()))).toEqual(['unknown: intrinsic functions nested too deeply']);
  });

  test('never throws and never gives no value', () => {
    const key = fc.constantFrom('Ref', 'Fn::If', 'Fn::Sub', 'Fn::Join', 'Fn::GetAtt', 'Fn::Select', '__proto__', 'a');
    const leaf = fc.oneof(
      fc.string(),
      fc.integer(),
      fc.boolean(),
      fc.constant(null),
      fc.constantFrom('Bucket', 'Open'),
    );
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof(
        { maxDepth: 6 },
        leaf,
        fc.array(tie('tree'), { maxLength: 4 }),
        fc.tuple(key, tie('tree')).map(([name, value]) => ({ [name]: value })),
        fc.dictionary(key, tie('tree'), { maxKeys: 3 }),
      ),
    }));

    fc.assert(fc.property(tree, (raw) => resolve(raw, templateOf()).length > 0));
  });
});
