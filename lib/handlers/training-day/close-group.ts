import type { Logger } from '@aws-lambda-powertools/logger';
import { errorName } from '../../shopper/error-name';
import { CLOSING_HOURS } from '../../training/training-names';
import { DayLog } from './day-log';
import type { JobItems } from './job-items';
import { keepGroup } from './keep-group';
import type { TrainedGroup } from './trained-group';

/** What closing works with. */
export interface CloseTools {
  readonly items: Pick<JobItems, 'state'>;
  readonly group: TrainedGroup;
  readonly logger: Pick<Logger, 'info' | 'warn' | 'error'>;
  readonly now: Date;
}

const HOUR = 3_600_000;

/**
 * The dead man's switch: empties the group of the trained where the daily job has not brought it in step for
 * {@link CLOSING_HOURS}, or nobody can tell. An alarm may be wrong, so the job's own word is asked first.
 *
 * @throws Error when somebody could not be taken out: Lambda tries again
 */
export async function closeGroup({ items, group, logger, now }: CloseTools): Promise<void> {
  const keptAt = await lastKept(items, logger);
  if (keptAt !== undefined && now.getTime() - keptAt.getTime() < CLOSING_HOURS * HOUR) {
    logger.info('the group stays: the daily job kept it', { keptAt: keptAt.toISOString() });
    return;
  }
  logger.warn('the group is emptied: the daily job has stopped', { keptAt: keptAt?.toISOString() });
  const log = new DayLog(logger);
  await keepGroup(group, [], log);
  log.throwFailures();
}

async function lastKept(items: CloseTools['items'], logger: CloseTools['logger']): Promise<Date | undefined> {
  try {
    return (await items.state())?.keptAt;
  } catch (error) {
    logger.error('the register could not be read', { reason: errorName(error) });
    return undefined;
  }
}
