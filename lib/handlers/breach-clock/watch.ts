import type { Logger } from '@aws-lambda-powertools/logger';
import { type Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import { PublishCommand, type SNSClient } from '@aws-sdk/client-sns';
import { hoursLeft, NOTIFICATION_HOURS, reminderDue } from '../../incident/breach-deadline';
import type { BreachRecord } from '../../incident/breach-record';
import { BREACH_METRICS } from '../../incident/incident-names';
import { errorName } from '../../shopper/error-name';
import type { BreachRegister } from '../incident-register/breach-register';
import { type ReminderPlaces, reminderText } from './reminder-text';

/** What watching works with. */
export interface ClockTools {
  readonly register: Pick<BreachRegister, 'open' | 'claim'>;
  readonly client: SNSClient;
  readonly topicArn: string;
  readonly places: ReminderPlaces;
  readonly logger: Pick<Logger, 'info' | 'error'>;
  readonly metrics: Pick<Metrics, 'addMetric' | 'publishStoredMetrics'>;
  readonly now: Date;
}

/**
 * Publishes how long the most pressing breach has, and sends the reminders that are due: each once. A breach whose
 * reminder fails keeps no other waiting, and is reminded of by the next run.
 *
 * @throws Error when a reminder was not sent
 */
export async function watch(tools: ClockTools): Promise<void> {
  const { register, metrics, now } = tools;
  const open = await register.open();
  const left = open.map(({ awareAt }) => hoursLeft(new Date(awareAt), now));
  metrics.addMetric(BREACH_METRICS.hoursLeft, MetricUnit.NoUnit, Math.min(NOTIFICATION_HOURS, ...left));
  metrics.addMetric(BREACH_METRICS.open, MetricUnit.Count, open.length);
  metrics.publishStoredMetrics();
  let failures = 0;
  for (const breach of open) {
    if (!(await reminded(breach, tools))) failures++;
  }
  if (failures > 0) throw new Error(`${failures} reminders were not sent`);
}

/**
 * A reminder is taken before it is sent, so that two runs at once do not both send it, and given back when it could not be
 * sent.
 *
 * @returns false when one was due and was not sent
 */
async function reminded(breach: BreachRecord, tools: ClockTools): Promise<boolean> {
  const { register, client, topicArn, places, logger, now } = tools;
  const { breachId, awareAt, remindedAt } = breach;
  const hours = reminderDue(new Date(awareAt), remindedAt, now);
  if (hours === undefined || !(await register.claim(breachId, remindedAt, hours))) return true;
  try {
    const { subject: Subject, message: Message } = reminderText(breach, hours, places);
    await client.send(new PublishCommand({ TopicArn: topicArn, Subject, Message }));
    logger.info('a reminder was sent', { breachId, hours });
    return true;
  } catch (error) {
    logger.error('a reminder was not sent', { breachId, hours, reason: errorName(error) });
    // Where even that fails, the next hour's reminder and the alarms remain.
    await register.claim(breachId, hours, remindedAt).catch(() => false);
    return false;
  }
}
