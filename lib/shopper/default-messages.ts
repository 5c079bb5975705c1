import { MessageKind } from './message-kind';
import type { MessageText } from './message-text';

const WARNING = 'We never ask for this code, neither by phone nor by mail. If you did not ask for it, do nothing.';

const CODES: readonly (readonly [kind: MessageKind, subject: string, purpose: string])[] = [
  [MessageKind.SIGN_UP, 'Confirm your account', 'confirms your new account'],
  [MessageKind.RESEND_CODE, 'Confirm your account', 'confirms your new account'],
  [MessageKind.FORGOT_PASSWORD, 'Choose a new password', 'lets you choose a new password'],
  [MessageKind.UPDATE_ATTRIBUTE, 'Confirm your changed details', 'confirms the change of your details'],
  [MessageKind.VERIFY_ATTRIBUTE, 'Confirm your details', 'confirms your details'],
  [MessageKind.AUTHENTICATION, 'Your sign-in code', 'completes your sign-in'],
];

/** A message of each kind, in English, without any link: shoppers learn that the shop's codes come without one. */
export function defaultMessages(shopName: string): readonly MessageText[] {
  return [
    ...CODES.map(([kind, subject, purpose]) => ({
      kind,
      subject: `${subject} at ${shopName}`,
      body: `<p>Your code at ${shopName} is <strong>{####}</strong>. It ${purpose}.</p><p>${WARNING}</p>`,
      sms: `{####} is your code at ${shopName}. Give it to nobody.`,
    })),
    {
      kind: MessageKind.ADMIN_CREATE_USER,
      subject: `Your account at ${shopName}`,
      body:
        `<p>There is an account at ${shopName} for you. Your user name is <strong>{username}</strong>, your temporary ` +
        'password <strong>{####}</strong>.</p><p>Sign in at the shop, by its address that you know, and choose a ' +
        'password of your own.</p>',
      sms: `${shopName}: user name {username}, temporary password {####}`,
    },
  ];
}
