import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { WANTED_PASSWORDS } from '../../lib/account/sign-in-rules';
import { AccountSignInSettings } from '../../lib/identity/account-sign-in-settings';

test('an adopted password policy is held to what the shop would have set', () => {
  const stack = new Stack(new App(), 'Stack');

  new AccountSignInSettings(stack, 'SignIn');

  Template.fromStack(stack).hasResourceProperties('Custom::AccountSignInSettings', {
    MinimumPasswordLength: WANTED_PASSWORDS.minimumLength,
    PasswordReusePrevention: WANTED_PASSWORDS.remembered,
    MaxPasswordAge: WANTED_PASSWORDS.maximumAgeDays,
  });
});
