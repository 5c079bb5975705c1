import type { Logger } from '@aws-lambda-powertools/logger';
import { type Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import type { ConfigServiceClient } from '@aws-sdk/client-config-service';
import type { IAMClient } from '@aws-sdk/client-iam';
import type { IdentitystoreClient } from '@aws-sdk/client-identitystore';
import type { SESv2Client } from '@aws-sdk/client-sesv2';
import type { SNSClient } from '@aws-sdk/client-sns';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { processCheckRule } from '../../audit/attest/process-check-rule';
import { reportProcessCheck } from '../../audit/attest/report-process-check';
import { calendarDateOf } from '../../exceptions/calendar-date';
import { currencies, registerContents } from '../../training/register-contents';
import { REMINDER_DAYS } from '../../training/reminder';
import { TRAINING_METRICS } from '../../training/training-names';
import { TrainingRegister } from '../../training/training-register';
import { trainingCounts } from '../../training/training-report';
import { DayLog } from './day-log';
import type { DaySettings } from './day-settings';
import { dueReminders } from './due-reminders';
import { JobItems } from './job-items';
import { keepGroup } from './keep-group';
import { keepUserTags } from './keep-user-tags';
import { programmeVerdict } from './programme-verdict';
import { remind } from './remind';
import { TrainedGroup } from './trained-group';

/** What a run works with. */
export interface DayTools {
  readonly settings: DaySettings;
  readonly documents: DynamoDBDocumentClient;
  readonly identityStore: IdentitystoreClient;
  readonly iam: IAMClient;
  readonly sns: SNSClient;
  readonly ses: SESv2Client;
  readonly config: ConfigServiceClient;
  readonly region: string;
  readonly logger: Pick<Logger, 'info' | 'warn' | 'error'>;
  readonly metrics: Pick<Metrics, 'addMetric' | 'publishStoredMetrics'>;
  readonly now: Date;
}

/**
 * The daily job: brings access in step with the register, reminds, and reports. What fails for one person, or with one
 * service, keeps nothing else from being done. It may run at any time, and again.
 *
 * @throws Error where the register cannot be read, or something could not be done: Lambda tries again, and the alarm for
 * failures tells
 */
export async function trainingDay(tools: DayTools): Promise<void> {
  const { settings, documents, logger, metrics, now } = tools;
  const { programme, group } = settings;
  const log = new DayLog(logger);
  const today = calendarDateOf(now);
  const contents = registerContents(await new TrainingRegister(documents, settings.register).items(), today);
  for (const _ of contents.unread) log.fail('an item of the register cannot be read', 'unreadable');
  for (const _ of contents.contested) log.fail('a principal belongs to more than one person', 'contested');
  const all = currencies(contents, programme, today);
  const counts = trainingCounts(all, today, REMINDER_DAYS[0]);
  if (group !== undefined) await keepGroup(new TrainedGroup(tools.identityStore, group), all, log);
  if (settings.iamUsers) await keepUserTags(tools.iam, all, log);
  const items = new JobItems(documents, settings.register);
  await log.attempt('the state of the job could not be written', () => writeState(items, tools, log));
  const { topicArn, mail } = settings;
  await remind(dueReminders(all, today), {
    items,
    sns: tools.sns,
    ses: tools.ses,
    topicArn,
    ...(mail === undefined ? {} : { mail }),
    table: settings.register,
    today,
    overdue: counts.overdue,
    log,
  });
  await log.attempt('AWS Config could not be told of the programme', () =>
    reportProgramme(tools, programmeVerdict(counts, programme.reviewedOn, today)),
  );
  metrics.addMetric(TRAINING_METRICS.overdue, MetricUnit.Count, counts.overdue);
  metrics.addMetric(TRAINING_METRICS.due, MetricUnit.Count, counts.due);
  metrics.addMetric(TRAINING_METRICS.failures, MetricUnit.Count, log.failures);
  if (log.isShut) metrics.addMetric(TRAINING_METRICS.kept, MetricUnit.Count, 1);
  metrics.publishStoredMetrics();
  logger.info('the day of staff training is done', { ...counts, failures: log.failures });
  log.throwFailures();
}

/** Where access may still be open, the time of the last run that shut it stays. */
async function writeState(items: JobItems, { settings, now }: DayTools, log: DayLog): Promise<void> {
  const keptAt = log.isShut ? now : (await items.state())?.keptAt;
  await items.writeState({ programme: settings.programme, keptAt });
}

async function reportProgramme(
  { settings, config, region, now }: DayTools,
  verdict: ReturnType<typeof programmeVerdict>,
): Promise<void> {
  const { check, account } = settings;
  if (check === undefined) return;
  const rule = await processCheckRule(config, { account, region }, check);
  await reportProcessCheck(config, { rule, account, ...verdict, at: now });
}
