import type { Rule } from '@aws-sdk/client-wafv2';
import * as fc from 'fast-check';
import { webAclCapacity } from '../../../lib/controls/edge/web-acl-capacity';
import * as labels from '../../../lib/edge/web-acl-labels';
import {
  CHALLENGE_CAPACITY,
  CHALLENGE_RULE,
  challengeRule,
  EXEMPT_LABELS,
} from '../../../lib/handlers/under-attack/challenge-rule';
import { insertionInto, withChallenge, withoutChallenge } from '../../../lib/handlers/under-attack/rule-insertion';
import { label, managed, rate, shopRules } from './sample-rules';

const order = (rules: readonly Rule[]) => rules.map(({ Name, Priority }) => `${Priority} ${Name}`);

describe('the challenge', () => {
  test('costs what is said of it', () => {
    expect(webAclCapacity([challengeRule(1)])).toEqual({ capacity: CHALLENGE_CAPACITY, unknown: [] });
  });

  test('spares what the storefront web ACL labels', () => {
    const { WEBHOOK_LABEL, MONITOR_LABEL, ALLOWED_ADDRESS_LABEL } = labels;

    expect([...EXEMPT_LABELS].sort()).toEqual([MONITOR_LABEL, WEBHOOK_LABEL, ALLOWED_ADDRESS_LABEL].sort());
  });

  test('is for GET requests that ask for HTML and bear no such label', () => {
    const statements = challengeRule(7).Statement?.AndStatement?.Statements ?? [];

    const matches = statements.map(({ ByteMatchStatement: bytes, NotStatement: not }) =>
      bytes === undefined
        ? not?.Statement?.LabelMatchStatement
        : [bytes.FieldToMatch, bytes.PositionalConstraint, Buffer.from(bytes.SearchString ?? []).toString()],
    );
    expect(matches).toEqual([
      [{ Method: {} }, 'EXACTLY', 'GET'],
      [{ SingleHeader: { Name: 'accept' } }, 'CONTAINS', 'text/html'],
      { Scope: 'LABEL', Key: 'storefront:monitor' },
      { Scope: 'LABEL', Key: 'storefront:webhook' },
      { Scope: 'LABEL', Key: 'storefront:allowed-address' },
    ]);
    expect(challengeRule(7)).toMatchObject({ Name: CHALLENGE_RULE, Priority: 7, Action: { Challenge: {} } });
  });
});

describe('it comes', () => {
  test.each<[string, Rule[], { priority: number; shifted: number }]>([
    ['first, where there are no rules', [], { priority: 0, shifted: 0 }],
    ['after the rules that label at the head', shopRules(), { priority: 102, shifted: 0 }],
    ['before all, where none labels', [rate('A', 5, 100)], { priority: 0, shifted: 0 }],
    [
      'before all, where one has priority 0',
      [rate('A', 0, 100), rate('B', 1, 100), rate('C', 3, 100)],
      { priority: 0, shifted: 2 },
    ],
    [
      'between neighbours, of which the later ones move',
      [label('L', 4, 'shop:x'), rate('A', 5, 100), rate('B', 6, 100), rate('C', 8, 100)],
      { priority: 5, shifted: 2 },
    ],
    [
      'after a rule that exempts, wherever that stands',
      [managed('Early', 1), label('Monitor', 50, 'storefront:monitor'), rate('A', 60, 100)],
      { priority: 51, shifted: 0 },
    ],
    [
      'before a rule that counts without a label',
      [label('L', 1, 'shop:x'), { ...rate('A', 9, 100), Action: { Count: {} } }],
      { priority: 2, shifted: 0 },
    ],
    [
      'in the order of priorities, not of the list',
      [rate('A', 9, 100), label('L', 1, 'shop:x')],
      { priority: 2, shifted: 0 },
    ],
    ['last, where all label', [label('L', 1, 'shop:x'), label('M', 7, 'shop:y')], { priority: 8, shifted: 0 }],
  ])('%s', (_, rules, insertion) => {
    expect(insertionInto(rules)).toEqual(insertion);
  });
});

const anyRules = fc
  .uniqueArray(fc.tuple(fc.integer({ min: 0, max: 30 }), fc.constantFrom('rate', 'label', 'exempt')), {
    selector: ([priority]) => priority,
    maxLength: 20,
  })
  .map((entries) =>
    [...entries]
      .sort(([one], [other]) => one - other)
      .map(([priority, kind]) => {
        if (kind === 'rate') return rate(`R${priority}`, priority, 100);
        return label(`L${priority}`, priority, kind === 'label' ? 'shop:x' : 'storefront:webhook');
      }),
  );

test('rules keep their order and get unique priorities, and going back gives the very rules', () => {
  fc.assert(
    fc.property(anyRules, (rules) => {
      const insertion = insertionInto(rules);
      const raised = withChallenge(rules, insertion);

      const priorities = raised.map(({ Priority }) => Priority);
      const names = raised.map(({ Name }) => Name);
      expect(new Set(priorities).size).toBe(rules.length + 1);
      expect(names.filter((name) => name !== CHALLENGE_RULE)).toEqual(rules.map(({ Name }) => Name));
      expect(withoutChallenge(raised, insertion)).toEqual(rules);
    }),
  );
});

describe('going back', () => {
  const rules = [label('L', 4, 'shop:x'), rate('A', 5, 100), rate('B', 6, 100)];
  const insertion = insertionInto(rules);
  const raised = withChallenge(rules, insertion);

  test('leaves the priorities alone when the state was lost', () => {
    expect(order(withoutChallenge(raised, undefined))).toEqual(['4 L', '6 A', '7 B']);
  });

  test.each<[string, (rule: Rule) => Rule, string[]]>([
    [
      'the challenge',
      (rule) => (rule.Name === CHALLENGE_RULE ? { ...rule, Priority: 99 } : rule),
      ['4 L', '6 A', '7 B'],
    ],
    ['one that made room', (rule) => (rule.Name === 'B' ? { ...rule, Priority: 20 } : rule), ['4 L', '6 A', '20 B']],
  ])('leaves the priorities alone when somebody moved %s', (_, move, expected) => {
    expect(order(withoutChallenge(raised.map(move), insertion))).toEqual(expected);
  });

  test('changes nothing where there is no challenge', () => {
    expect(withoutChallenge(rules, insertion)).toBe(rules);
  });
});
