/** The mail about a sign-in from a new device, as plain text. */
export interface NewDeviceText {
  readonly subject: string;
  readonly body: string;
}

/**
 * Says when, and what to do if it was somebody else. The one link is the shop's own account page. Nothing that the
 * shopper or an attacker has typed is in it.
 */
export function newDeviceText(shopName: string, accountPage: string, at: Date): NewDeviceText {
  const [day, time] = at.toISOString().split('T');
  return {
    subject: `New sign-in to your account at ${shopName}`,
    body: [
      `Somebody signed in to your account at ${shopName} from a device that we do not know: ${day} ${time?.slice(0, 5)} UTC.`,
      'If it was you, there is nothing to do.',
      `If it was not, choose a new password and sign out everywhere: ${accountPage}`,
      'We never ask for your password or a code, neither by phone nor by mail.',
      '',
    ].join('\n\n'),
  };
}
