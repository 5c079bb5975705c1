import fc from 'fast-check';
import { type FingerprintFacts, Fingerprints } from '../../lib/check/fingerprint';

const orders: FingerprintFacts = {
  pack: 'Storefront',
  rule: 'BucketVersioning',
  constructPath: undefined,
  logicalId: 'Orders',
  type: 'AWS::S3::Bucket',
};

const one = (facts: FingerprintFacts) => new Fingerprints().next(facts);

test('is sixteen hexadecimal digits, the same in every run', () => {
  expect(one(orders)).toMatch(/^[0-9a-f]{16}$/);
  expect(one({ ...orders })).toBe(one(orders));
});

test.each<[string, Partial<FingerprintFacts>]>([
  ['pack', { pack: 'AwsSolutions' }],
  ['rule', { rule: 'BucketTlsOnly' }],
  ['logical id', { logicalId: 'Carts' }],
  ['type', { type: 'AWS::S3Express::DirectoryBucket' }],
  ['construct', { constructPath: 'Shop/Orders/Resource' }],
])('is another one for another %s', (_name, parts) => {
  expect(one({ ...orders, ...parts })).not.toBe(one(orders));
});

test('goes by the construct alone, where there is one: a logical id ends in a hash that may change', () => {
  const constructPath = 'Shop/Orders/Resource';

  expect(one({ ...orders, constructPath, logicalId: 'OrdersA9B6' })).toBe(one({ ...orders, constructPath }));
});

test('numbers those that are alike', () => {
  const fingerprints = new Fingerprints();
  const first = fingerprints.next(orders);

  expect([fingerprints.next(orders), fingerprints.next({ ...orders, logicalId: 'Carts' })]).toEqual([
    `${first}-2`,
    one({ ...orders, logicalId: 'Carts' }),
  ]);
  expect(fingerprints.next(orders)).toBe(`${first}-3`);
});

const someFacts = fc.record<FingerprintFacts>({
  pack: fc.constantFrom('Storefront', 'AwsSolutions'),
  rule: fc.constantFrom('A', 'B'),
  constructPath: fc.option(fc.constantFrom('Shop/A', 'Shop/B'), { nil: undefined }),
  logicalId: fc.constantFrom('A', 'B', 'C'),
  type: fc.constantFrom('T', 'U'),
});

test('are unique, and the same ones in whatever order the resources come', () => {
  const shuffled = fc
    .array(someFacts, { maxLength: 30 })
    .chain((facts) =>
      fc.tuple(fc.constant(facts), fc.shuffledSubarray(facts, { minLength: facts.length, maxLength: facts.length })),
    );

  fc.assert(
    fc.property(shuffled, ([facts, reordered]) => {
      const of = (all: readonly FingerprintFacts[]) => {
        const fingerprints = new Fingerprints();
        return all.map((each) => fingerprints.next(each)).sort();
      };

      expect(of(reordered)).toEqual(of(facts));
      expect(new Set(of(facts)).size).toBe(facts.length);
    }),
  );
});
