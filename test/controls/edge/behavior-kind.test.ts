import { behaviorsByKind } from '../../../lib/controls/edge/behavior-kind';
import { DISTRIBUTION_METADATA } from '../../../lib/controls/template-metadata';
import { TemplateSet } from '../../../lib/controls/template-set';

function kindOf(pathPattern: unknown, declared: readonly object[] = []) {
  const body = {
    Parameters: { Free: { Type: 'String' } },
    Resources: {
      Shop: {
        Type: 'AWS::CloudFront::Distribution',
        Metadata: { [DISTRIBUTION_METADATA]: { behaviors: declared } },
        Properties: { DistributionConfig: { CacheBehaviors: [{ PathPattern: pathPattern }] } },
      },
    },
  };
  const [shop] = new TemplateSet([{ name: 'template', body }]).ofType('AWS::CloudFront::Distribution');
  return shop === undefined ? [] : behaviorsByKind(shop).map(({ kind }) => kind);
}

test.each([
  ['/account/*', 'account'],
  ['account*', 'account'],
  ['/my-account/*', 'account'],
  ['/login', 'account'],
  ['/cart*', 'cart'],
  ['/basket/*', 'cart'],
  ['/checkout*', 'checkout'],
  ['/api/*', 'api'],
  ['/api*', 'api'],
  ['/api', 'api'],
  ['/api/products/*', undefined],
  ['/cartoons/*', undefined],
  ['/accounting/*', undefined],
  ['/checkout-banner/*', undefined],
  ['/checkout/*.js', undefined],
  ['/assets/*', undefined],
  [{ Ref: 'Free' }, undefined],
])('%s serves %s', (pattern, kind) => {
  expect(kindOf(pattern)).toEqual([kind]);
});

test('what the distribution says of a path counts for more than its name', () => {
  expect(kindOf('/pay/*', [{ pathPattern: '/pay/*', kind: 'checkout' }])).toEqual(['checkout']);
  expect(kindOf('/cart/*', [{ pathPattern: '/cart/*', kind: 'static' }])).toEqual(['static']);
});
