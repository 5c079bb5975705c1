import { type SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';
import { newDeviceText } from '../../shopper/new-device-text';
import type { NoticeSettings } from './notice-settings';

/**
 * Milliseconds for sending, all attempts together. Cognito waits five seconds for a trigger, the function's start
 * included, and a trigger that is late keeps the shopper from signing in.
 */
export const SENDING_TIME = 2_000;

/** Mails the notice, or gives up in time. */
export async function sendNotice(
  client: SESv2Client,
  settings: NoticeSettings,
  notice: { readonly to: string; readonly at: Date },
): Promise<void> {
  const { subject, body } = newDeviceText(settings.shopName, settings.accountPage, notice.at);
  await client.send(
    new SendEmailCommand({
      FromEmailAddress: settings.from,
      ConfigurationSetName: settings.configurationSet,
      Destination: { ToAddresses: [notice.to] },
      Content: {
        Simple: { Subject: { Data: subject, Charset: 'UTF-8' }, Body: { Text: { Data: body, Charset: 'UTF-8' } } },
      },
    }),
    { abortSignal: AbortSignal.timeout(SENDING_TIME) },
  );
}
