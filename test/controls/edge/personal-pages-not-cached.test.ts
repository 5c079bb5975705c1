import { verdictOf } from '../verdict-of';

const shop = (behavior: object) => ({
  Shop: {
    Type: 'AWS::CloudFront::Distribution',
    Properties: { DistributionConfig: { CacheBehaviors: [{ PathPattern: '/account/*', ...behavior }] } },
  },
});

test.each([
  ['an own policy that is not at hand', { CachePolicyId: '11111111-2222-3333-4444-555555555555' }, 'unknown'],
  ['UseOriginCacheControlHeaders', { CachePolicyId: '83da9c7e-98b4-4e11-a168-04f0df8e2c65' }, 'unknown'],
  ['CachingOptimized', { CachePolicyId: '658327ea-f89d-4fab-a63d-7e88639e58f6' }, 'violation'],
  ['legacy settings that cache for a day', { ForwardedValues: { QueryString: true } }, 'violation'],
  ['legacy settings that forward every header', { ForwardedValues: { Headers: ['*'] } }, 'compliant'],
  ['legacy settings without time to live', { DefaultTTL: '0', MaxTTL: '0' }, 'compliant'],
])('%s: %s', (_what, behavior, kind) => {
  expect(verdictOf('PersonalPagesNotCached', 'Shop', shop(behavior))).toBe(kind);
});

test('a distribution without personal pages is left alone', () => {
  expect(verdictOf('PersonalPagesNotCached', 'Shop', shop({ PathPattern: '/assets/*' }))).toBe('not-applicable');
});
