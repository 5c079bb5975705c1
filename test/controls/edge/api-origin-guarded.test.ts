import { DISTRIBUTION_METADATA } from '../../../lib/controls/template-metadata';
import { verdictOf } from '../verdict-of';

const shop = (pathPattern: string, kind: string, config: object = {}) => ({
  Shop: {
    Type: 'AWS::CloudFront::Distribution',
    Metadata: { [DISTRIBUTION_METADATA]: { behaviors: [{ pathPattern, kind }] } },
    Properties: {
      DistributionConfig: {
        DefaultCacheBehavior: { TargetOriginId: 'content' },
        CacheBehaviors: [{ PathPattern: pathPattern, TargetOriginId: 'api' }],
        Origins: [{ Id: 'api', DomainName: { 'Fn::Sub': '${Api}.execute-api.eu-west-1.amazonaws.com' } }],
        ...config,
      },
    },
  },
  Api: { Type: 'AWS::ApiGatewayV2::Api', Properties: { ProtocolType: 'HTTP' } },
  Route: {
    Type: 'AWS::ApiGatewayV2::Route',
    Properties: { ApiId: { Ref: 'Api' }, RouteKey: 'POST /reports', AuthorizationType: 'NONE' },
  },
});

test.each([
  ['takes reports alone', shop('/_reports/*', 'reports'), 'not-applicable'],
  ['takes orders', shop('/api/*', 'api'), 'violation'],
  [
    'takes reports and all the rest',
    shop('/_reports/*', 'reports', { DefaultCacheBehavior: { TargetOriginId: 'api' } }),
    'violation',
  ],
])('an open API that %s: %s', (_what, resources, kind) => {
  expect(verdictOf('ApiOriginGuarded', 'Shop', resources)).toBe(kind);
});
