import { UserError } from '../../../lib/errors';
import { attackSwitch } from '../../../lib/handlers/under-attack/attack-switch';
import { webAclAddress } from '../../../lib/handlers/under-attack/web-acl-address';

const ID = '0f1e2d3c-aaaa-bbbb-cccc-1234567890ab';

test.each([
  [`arn:aws:wafv2:us-east-1:111122223333:global/webacl/shop/${ID}`, 'CLOUDFRONT', 'us-east-1'],
  [`arn:aws-cn:wafv2:cn-north-1:111122223333:regional/webacl/shop/${ID}`, 'REGIONAL', 'cn-north-1'],
])('%s', (arn, scope, region) => {
  expect(webAclAddress(arn)).toEqual({ name: 'shop', id: ID, scope, region });
});

test.each([
  '',
  'shop',
  `arn:aws:wafv2:us-east-1:111122223333:global/ipset/shop/${ID}`,
  `arn:aws:wafv2:us-east-1:111122223333:global/webacl/shop/${ID}/more`,
  `arn:aws:wafv2:us-east-1:111122223333:local/webacl/shop/${ID}`,
])('%j is no web ACL', (arn) => {
  expect(() => webAclAddress(arn)).toThrow(
    new UserError(
      `WEB_ACL_ARN is ${JSON.stringify(arn)}; give arn:aws:wafv2:<region>:<account>:(global|regional)/webacl/<name>/<id>`,
    ),
  );
});

test.each(['', 'under-attack', '/shop/{{ssm:x}}'])('the state is not kept in %j', (parameter) => {
  const variables = {
    WEB_ACL_ARN: `arn:aws:wafv2:us-east-1:111122223333:global/webacl/shop/${ID}`,
    STATE_PARAMETER: parameter,
  };

  expect(() => attackSwitch(variables)).toThrow(
    new UserError(
      `STATE_PARAMETER is ${JSON.stringify(parameter)}; give the name of a parameter, such as /shop/under-attack`,
    ),
  );
});
