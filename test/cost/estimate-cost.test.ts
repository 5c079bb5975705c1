import * as fc from 'fast-check';
import { CHARGED_TYPES } from '../../lib/cost/charged-types';
import { type CostedResource, estimateCost } from '../../lib/cost/estimate-cost';
import { freeTypes } from '../../lib/cost/free-types';
import { costed, costedBody, costOf, linesOf } from './costed-templates';

describe('a resource of a type that', () => {
  test('nobody knows is named, never free in silence', () => {
    const estimate = estimateCost(
      costed({ A: ['AWS::EC2::Instance'], B: ['AWS::EC2::Instance'], C: ['AWS::Amplify::App'], D: ['AWS::IAM::Role'] }),
    );

    expect(estimate.unknown).toEqual([
      { type: 'AWS::Amplify::App', resources: 1 },
      { type: 'AWS::EC2::Instance', resources: 2 },
    ]);
    expect(estimate).toMatchObject({ constructs: [], amount: 0, withoutAmount: 0, usage: [] });
  });

  test('is named like a property of every object is unknown too', () => {
    expect(costOf('constructor').unknown).toEqual([{ type: 'constructor', resources: 1 }]);
  });
});

test('what stands under an open condition has no known quantity', () => {
  const key = { Type: 'AWS::KMS::Key', Properties: {} };
  const estimate = estimateCost(
    costedBody({
      Parameters: { Stage: { Type: 'String' } },
      Conditions: {
        Open: { 'Fn::Equals': [{ Ref: 'Stage' }, 'production'] },
        Holds: { 'Fn::Equals': ['a', 'a'] },
      },
      Resources: { Sure: key, Held: { ...key, Condition: 'Holds' }, Perhaps: { ...key, Condition: 'Open' } },
    }).map((each) => ({ ...each, construct: 'Shop/Keys' })),
  );

  expect(linesOf(estimate)).toEqual(['KMS key: 2 = 2 + ?']);
  expect(estimate).toMatchObject({ amount: 2_000_000, withoutAmount: 1 });
});

test('constructs and their lines stand by cost, and what costs the same by name', () => {
  const estimate = estimateCost(
    costed({
      B: ['AWS::KMS::Key'],
      A: ['AWS::KMS::Key'],
      Zone: ['AWS::Route53::HostedZone'],
      Acl: ['AWS::WAFv2::WebACL', { Rules: [{ Name: 'R' }] }],
    }),
  );

  expect(estimate.constructs.map(({ construct, amount }) => [construct, amount])).toEqual([
    ['Acl', 6_000_000],
    ['A', 1_000_000],
    ['B', 1_000_000],
    ['Zone', 500_000],
  ]);
  expect(estimate.constructs[0]?.lines.map(({ price }) => price.what)).toEqual(['web ACL', 'rule of a web ACL']);
});

const type = fc.constantFrom(...Object.keys(CHARGED_TYPES), ...freeTypes(), 'AWS::EC2::Instance', 'AWS::Amplify::App');
const properties = fc.constantFrom<object>(
  {},
  { Schedule: { Expression: 'rate(7 minutes)' } },
  { Rules: [{ Name: 'R' }, { Name: 'S' }] },
  { BillingMode: 'PROVISIONED', ProvisionedThroughput: { ReadCapacityUnits: 3, WriteCapacityUnits: 7 } },
  { VpcEndpointType: 'Interface', SubnetIds: ['a', 'b', 'c'] },
  { Metrics: [{ MetricStat: { Period: 10 } }] },
);
const resources: fc.Arbitrary<readonly CostedResource[]> = fc
  .array(fc.tuple(type, properties, fc.constantFrom('Shop/A', 'Shop/B')), { maxLength: 12 })
  .map((drawn) =>
    costed(Object.fromEntries(drawn.map(([name, props], index) => [`R${index}`, [name, props] as const]))).map(
      (each, index) => ({ ...each, construct: drawn[index]?.[2] ?? '' }),
    ),
  );

describe('an estimate', () => {
  test('does not depend on the order of resources', () => {
    fc.assert(
      fc.property(
        resources.chain((drawn) =>
          fc.tuple(fc.constant(drawn), fc.shuffledSubarray([...drawn], { minLength: drawn.length })),
        ),
        ([drawn, shuffled]) => {
          expect(estimateCost(shuffled)).toEqual(estimateCost(drawn));
        },
      ),
    );
  });

  test('adds up over templates, to the last millionth', () => {
    fc.assert(
      fc.property(resources, resources, (some, others) => {
        const [one, two, both] = [some, others, [...some, ...others]].map(estimateCost);

        expect(both?.amount).toBe((one?.amount ?? 0) + (two?.amount ?? 0));
      }),
    );
  });

  test('loses no resource: each is priced, free or named as unknown', () => {
    fc.assert(
      fc.property(resources, (drawn) => {
        const { unknown } = estimateCost(drawn);
        const strangers = drawn.filter(({ resource }) => /EC2::Instance|Amplify/.test(resource.type));

        expect(unknown.reduce((sum, { resources: count }) => sum + count, 0)).toBe(strangers.length);
      }),
    );
  });
});
