import { labelsMatchedBy, leavesOf, negatedLeavesOf } from '../../../lib/controls/edge/web-acl-statement';
import { Position } from '../../../lib/controls/position';
import { TemplateSet } from '../../../lib/controls/template-set';

function statement(raw: unknown): Position {
  const body = {
    Parameters: { Free: { Type: 'String' } },
    Resources: { Rule: { Type: 'Test', Properties: { Statement: raw } } },
  };
  const [resource] = new TemplateSet([{ name: 'template', body }]).ofType('Test');
  return resource?.at('Statement') ?? new Position('', () => []);
}

const label = (Key: string) => ({ LabelMatchStatement: { Key } });
const not = (Statement: object) => ({ NotStatement: { Statement } });

test('labels are those that a request must carry, not those that it must lack', () => {
  const raw = {
    RateBasedStatement: {
      ScopeDownStatement: {
        AndStatement: { Statements: [label('a'), { OrStatement: { Statements: [label('b')] } }, not(label('c'))] },
      },
    },
  };

  expect(labelsMatchedBy(statement(raw))).toEqual(['a', 'b']);
});

test('negated statements are found at any depth', () => {
  const raw = {
    AndStatement: { Statements: [label('a'), not({ OrStatement: { Statements: [label('b'), label('c')] } })] },
  };
  const keys = negatedLeavesOf(statement(raw)).flatMap((leaf) => leaf.at('LabelMatchStatement.Key').values);

  expect(keys.filter(({ kind }) => kind === 'scalar')).toEqual([
    { kind: 'scalar', value: 'b' },
    { kind: 'scalar', value: 'c' },
  ]);
});

test('what a parameter decides is a leaf of its own', () => {
  expect(leavesOf(statement({ Ref: 'Free' }))).toHaveLength(1);
  expect(negatedLeavesOf(statement({ Ref: 'Free' }))).toEqual([]);
});

test('statements that are nested too deeply end', () => {
  let raw: object = label('deep');
  for (let depth = 0; depth < 40; depth += 1) raw = { AndStatement: { Statements: [raw, raw] } };

  expect(leavesOf(statement({ AndStatement: { Statements: [label('a')] } }))).toHaveLength(2);
  expect(leavesOf(statement(raw)).length).toBeLessThan(5_000);
});
