import { UserError } from '../../../lib/errors';
import { responseAddress } from '../../../lib/handlers/custom-resource/response-address';

const BUCKET = 'cloudformation-custom-resource-response-eucentral1';

describe('the address that CloudFormation waits at', () => {
  test.each([
    [`https://${BUCKET}.s3.eu-central-1.amazonaws.com/stack?X-Amz-Signature=1`],
    [`https://${BUCKET}.s3-eu-central-1.amazonaws.com/stack`],
    [`https://${BUCKET}.s3.amazonaws.com/stack`],
    [`https://${BUCKET}.s3.dualstack.eu-central-1.amazonaws.com/stack`],
  ])('%s is taken as it is', (text) => {
    expect(responseAddress(text, 'eu-central-1').href).toBe(text);
  });

  test('in China it has a domain of its own', () => {
    const text = 'https://cloudformation-custom-resource-response-cnnorth1.s3.cn-north-1.amazonaws.com.cn/stack';

    expect(responseAddress(text, 'cn-north-1').href).toBe(text);
  });

  test.each([
    ['no address', 'stack'],
    ['nothing', ''],
    ['plain http', `http://${BUCKET}.s3.eu-central-1.amazonaws.com/stack`],
    ['another host', 'https://evil.example/stack'],
    ['the metadata service', 'https://169.254.169.254/latest'],
    ['a bucket of somebody', 'https://evil.s3.eu-central-1.amazonaws.com/stack'],
    ["another region's bucket", 'https://cloudformation-custom-resource-response-useast1.s3.amazonaws.com/stack'],
    ['a name that only begins so', `https://${BUCKET}.s3.amazonaws.com.evil.example/stack`],
    ['a name that only ends so', `https://evil.example/${BUCKET}.s3.amazonaws.com`],
    ['another service of AWS', `https://${BUCKET}.execute-api.eu-central-1.amazonaws.com/stack`],
    ['a user name', `https://me@${BUCKET}.s3.eu-central-1.amazonaws.com/stack`],
    ['a port', `https://${BUCKET}.s3.eu-central-1.amazonaws.com:8443/stack`],
  ])('%s is refused, and not repeated', (_, text) => {
    expect(() => responseAddress(text, 'eu-central-1')).toThrow(
      new UserError(`ResponseURL is not an https address of the bucket ${BUCKET} at amazonaws.com`),
    );
  });
});
