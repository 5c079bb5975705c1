import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import { StaffIdentity } from '../../lib/identity/staff-identity';
import type { StaffIdentityProps } from '../../lib/identity/staff-identity-props';
import { StaffSignIn } from '../../lib/identity/staff-sign-in';

export const ENV = { account: '111122223333', region: 'eu-central-1' };

/** A stack of the back office. */
export function backOffice(): Stack {
  return new Stack(new App({ context: { '@aws-cdk/core:enablePartitionLiterals': true } }), 'Office', { env: ENV });
}

export const saml = () => StaffSignIn.saml({ metadataUrl: 'https://idp.example.net/metadata' });

export const oidc = (stack: Stack) =>
  StaffSignIn.oidc({
    issuerUrl: 'https://idp.example.net',
    clientId: 'office',
    clientSecret: secretsmanager.Secret.fromSecretNameV2(stack, 'ProviderSecret', 'office/idp'),
  });

export const pool = () => StaffSignIn.pool();

/** Every way of signing in. */
export const WAYS: readonly [string, (stack: Stack) => StaffSignIn][] = [
  ['saml', saml],
  ['oidc', oidc],
  ['pool', pool],
];

/** Redirect targets of the back office. */
export const URLS = {
  callbackUrls: ['https://office.example.net/callback'],
  logoutUrls: ['https://office.example.net/'],
};

/** Staff of a back office. */
export function staffIn(
  signIn: (stack: Stack) => StaffSignIn,
  props: Partial<StaffIdentityProps> = {},
): { stack: Stack; staff: StaffIdentity; template: () => Template } {
  const stack = backOffice();
  const encryptionKey = kms.Key.fromKeyArn(stack, 'Key', `arn:aws:kms:eu-central-1:${ENV.account}:key/0000`);
  const staff = new StaffIdentity(stack, 'Staff', { signIn: signIn(stack), encryptionKey, ...props });
  return { stack, staff, template: () => Template.fromStack(stack) };
}
