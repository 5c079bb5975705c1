import { type SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';
import { PublishCommand, type SNSClient } from '@aws-sdk/client-sns';
import type { CalendarDate } from '../../exceptions/calendar-date';
import { isAddress } from '../../training/staff-member';
import type { DayLog } from './day-log';
import type { MailSettings } from './day-settings';
import type { DueReminder } from './due-reminders';
import type { JobItems } from './job-items';
import { reminderDigest, reminderMail } from './reminder-text';

/** What reminding works with. */
export interface ReminderTools {
  readonly items: JobItems;
  readonly sns: SNSClient;
  readonly ses: SESv2Client;
  readonly topicArn: string;
  readonly mail?: MailSettings;
  readonly table: string;
  readonly today: CalendarDate;
  readonly overdue: number;
  readonly log: DayLog;
}

/**
 * Sends every reminder once: by mail to who has an address, where mail is set up, and as a count to the topic for the
 * others. A reminder is taken before it is sent, and given back where it was not: the next run sends it.
 */
export async function remind(reminders: readonly DueReminder[], tools: ReminderTools): Promise<void> {
  const { items, log } = tools;
  const taken: DueReminder[] = [];
  for (const reminder of reminders) {
    await log.attempt('a reminder could not be taken', async () => {
      if (await items.claim(reminder)) taken.push(reminder);
    });
  }
  const { mail } = tools;
  const byMail = taken.filter(({ person }) => mail !== undefined && isAddress(person));
  for (const reminder of byMail) {
    if (mail === undefined) continue;
    await sent([reminder], tools, () => mailReminder(reminder, mail, tools));
  }
  const counted = taken.filter((reminder) => !byMail.includes(reminder));
  if (counted.length > 0) await sent(counted, tools, () => publishDigest(counted, tools));
  log.info('reminders were looked at', { due: reminders.length, mailed: byMail.length, counted: counted.length });
}

async function sent(
  reminders: readonly DueReminder[],
  { items, log }: ReminderTools,
  send: () => Promise<void>,
): Promise<void> {
  await log.attempt('a reminder could not be sent', async () => {
    try {
      await send();
    } catch (error) {
      for (const reminder of reminders) {
        await log.attempt('a reminder could not be given back', () => items.release(reminder));
      }
      throw error;
    }
  });
}

async function mailReminder(reminder: DueReminder, mail: MailSettings, { ses, today }: ReminderTools): Promise<void> {
  const { subject, body } = reminderMail(reminder, today);
  await ses.send(
    new SendEmailCommand({
      FromEmailAddress: mail.from,
      ConfigurationSetName: mail.configurationSet,
      Destination: { ToAddresses: [reminder.person] },
      Content: {
        Simple: { Subject: { Data: subject, Charset: 'UTF-8' }, Body: { Text: { Data: body, Charset: 'UTF-8' } } },
      },
    }),
  );
}

async function publishDigest(reminders: readonly DueReminder[], tools: ReminderTools): Promise<void> {
  const { subject: Subject, body: Message } = reminderDigest(reminders, tools);
  await tools.sns.send(new PublishCommand({ TopicArn: tools.topicArn, Subject, Message }));
}
