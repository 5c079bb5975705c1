import type { Logger } from '@aws-lambda-powertools/logger';
import { type Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import { type SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { daysAfter } from '../../privacy-steps/request-deadline';
import type { RequestRecord } from '../../privacy-steps/request-record';
import { EXECUTION_HOURS, PRIVACY_METRICS, WARNING_DAYS } from '../../privacy-steps/step-names';
import { errorName } from '../../shopper/error-name';
import type { RequestRegister } from '../privacy/request-register';

/** What watching works with. */
export interface WatchTools {
  readonly register: Pick<RequestRegister, 'all'>;
  readonly client: SFNClient;
  readonly stateMachineArn: string;
  readonly logger: Pick<Logger, 'info' | 'error'>;
  readonly metrics: Pick<Metrics, 'addMetric' | 'publishStoredMetrics'>;
  readonly now: Date;
}

/**
 * Publishes how many requests are near their deadline, late, or stopped by a failing store, and starts those that can go
 * on. One that cannot be started does not keep the others back.
 *
 * @throws Error when one could not be started
 */
export async function watch(tools: WatchTools): Promise<void> {
  const { register, metrics, now } = tools;
  const records = await register.all();
  const open = records.filter(({ answeredAt }) => answeredAt === undefined);
  const overdue = open.filter(({ dueAt }) => new Date(dueAt) <= now).length;
  const warned = open.filter(({ receivedAt }) => daysAfter(new Date(receivedAt), WARNING_DAYS) <= now).length;
  metrics.addMetric(PRIVACY_METRICS.near, MetricUnit.Count, warned);
  metrics.addMetric(PRIVACY_METRICS.overdue, MetricUnit.Count, overdue);
  metrics.addMetric(
    PRIVACY_METRICS.partial,
    MetricUnit.Count,
    records.filter(({ status }) => status === 'partial').length,
  );
  metrics.publishStoredMetrics();
  const failures = await startAnew(
    records.filter((record) => canGoOn(record, now)),
    tools,
  );
  if (failures > 0) throw new Error(`${failures} requests could not be started anew`);
}

function canGoOn({ status, startedAt, resumeAt }: RequestRecord, now: Date): boolean {
  if (status === 'completed') return false;
  if (status === 'running') return now.getTime() - new Date(startedAt).getTime() > EXECUTION_HOURS * 3_600_000;
  return resumeAt !== undefined && new Date(resumeAt) <= now;
}

/** @returns how many could not be started */
async function startAnew(records: readonly RequestRecord[], tools: WatchTools): Promise<number> {
  const { client, stateMachineArn, logger, now } = tools;
  let failures = 0;
  for (const { requestId, action, subject, status } of records) {
    try {
      await client.send(
        new StartExecutionCommand({
          stateMachineArn,
          // By the minute: a run that is tried again starts nothing twice.
          name: `${requestId}-${now.toISOString().slice(0, 16).replace(/\D/g, '')}`,
          input: JSON.stringify({ requestId, action, subject }),
        }),
      );
      logger.info('a request was started anew', { requestId, status });
    } catch (error) {
      failures++;
      logger.error('a request could not be started anew', { requestId, reason: errorName(error) });
    }
  }
  return failures;
}
