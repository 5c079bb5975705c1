import { httpsAddress } from '../../../lib/controls/edge/https-address';
import { TemplateSet } from '../../../lib/controls/template-set';

function judge(address: unknown) {
  const body = {
    Parameters: { Free: { Type: 'String' } },
    Resources: {
      Orders: { Type: 'AWS::ApiGatewayV2::Integration', Properties: { IntegrationUri: address } },
      Listener: { Type: 'AWS::ElasticLoadBalancingV2::Listener' },
    },
  };
  const [integration] = new TemplateSet([{ name: 'shop', body }]).ofType('AWS::ApiGatewayV2::Integration');
  return integration && httpsAddress(integration.at('IntegrationUri'));
}

test.each([
  ['HTTPS', 'https://erp.example', 'compliant'],
  ['HTTPS to a host of deployment time', { 'Fn::Sub': 'HTTPS://${Free}/orders' }, 'compliant'],
  ['nothing', undefined, 'not-applicable'],
  ['a resource', { Ref: 'Listener' }, 'not-applicable'],
  ['a stage variable', '${stageVariables.erp}/orders', 'unknown'],
  ['a parameter', { Ref: 'Free' }, 'unknown'],
  ['a parameter of Systems Manager', '{{resolve:ssm:/shop/erp}}', 'unknown'],
])('%s', (_what, address, kind) => {
  expect(judge(address)?.kind).toBe(kind);
});

test.each([
  ['HTTP', 'http://erp.example', '"http://erp.example"'],
  ['HTTP to a stage variable', 'http://${stageVariables.erp}', '"http://${stageVariables.erp}"'],
  [
    'HTTP to a host of deployment time',
    { 'Fn::Join': ['', ['http://', { Ref: 'AWS::Region' }]] },
    '"http://${AWS::Region}"',
  ],
])('%s is a fault', (_what, address, shown) => {
  const message = `IntegrationUri is ${shown}; expected an https:// address`;

  expect(judge(address)).toEqual({ kind: 'violation', faults: [{ path: 'IntegrationUri', message }] });
});
