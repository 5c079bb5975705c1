import type { Logger } from '@aws-lambda-powertools/logger';
import { type Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import type { SESv2Client } from '@aws-sdk/client-sesv2';
import { errorName } from '../../shopper/error-name';
import { NOTICE_FAILURE_METRIC } from '../../shopper/trigger-names';
import { noticeSettings } from './notice-settings';
import { sendNotice } from './send-notice';
import { signInOf } from './sign-in-event';

/** What telling needs. */
export interface NoticeTools {
  readonly client: SESv2Client;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly logger: Pick<Logger, 'info' | 'error'>;
  readonly metrics: Pick<Metrics, 'singleMetric'>;
  readonly now: () => Date;
}

/**
 * Mails a shopper who signed in from a new device. Never throws: the shopper did nothing wrong. The log names the user's
 * id alone, and of an error only its name, as the messages of Amazon SES repeat addresses.
 */
export async function tellShopper(event: unknown, tools: NoticeTools): Promise<void> {
  const { client, logger, metrics } = tools;
  const signIn = signInOf(event);
  const fail = (reason: string) => {
    logger.error('nobody was told of a new device', { sub: signIn?.sub, reason });
    metrics.singleMetric().addMetric(NOTICE_FAILURE_METRIC, MetricUnit.Count, 1);
  };
  if (signIn === undefined) return fail('unknown-event');
  if (!signIn.newDevice) return;
  if (signIn.email === undefined) return fail('no-verified-address');
  try {
    await sendNotice(client, noticeSettings(tools.environment), { to: signIn.email, at: tools.now() });
    logger.info('told of a new device', { sub: signIn.sub });
  } catch (error) {
    fail(errorName(error));
  }
}
