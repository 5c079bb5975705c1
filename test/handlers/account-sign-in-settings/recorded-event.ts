/** The bucket that CloudFormation waits at in us-east-1. */
export const RESPONSE_HOST = 'cloudformation-custom-resource-response-useast1.s3.us-east-1.amazonaws.com';

/** A contact as the template has it. */
export const CONTACT = {
  Name: 'Security Team',
  Title: 'Security',
  EmailAddress: 'security@shop.example',
  PhoneNumber: '+49 30 1234567',
};

/** Properties as CloudFormation hands them on: all text. */
export const PROPERTIES = {
  ServiceToken: 'arn:aws:lambda:us-east-1:123456789012:function:Account-SignInFunction',
  ServiceTimeout: '480',
  MinimumPasswordLength: '14',
  PasswordReusePrevention: '24',
  MaxPasswordAge: '90',
};

/** An event as CloudFormation sends it ("Custom resource request objects", AWS CloudFormation User Guide). */
export const recordedEvent = (requestType: string, more: object = {}) => ({
  RequestType: requestType,
  ServiceToken: PROPERTIES.ServiceToken,
  ResponseURL: `https://${RESPONSE_HOST}/arn%3Aaws%3Acloudformation%3Aus-east-1%3A123456789012%3Astack/Account/1%7CSignIn?X-Amz-Signature=5ec2e7`,
  StackId: 'arn:aws:cloudformation:us-east-1:123456789012:stack/Account/607c0ae0-c9e2-11eb-becd-0a67c69ba16d',
  RequestId: 'a60d7949-852f-4c7c-b16b-0f7764cca45e',
  LogicalResourceId: 'SignInSettingsB4C088A2',
  ResourceType: 'Custom::AccountSignInSettings',
  ...(requestType === 'Create' ? {} : { PhysicalResourceId: 'account-sign-in-settings' }),
  ResourceProperties: PROPERTIES,
  ...more,
});
