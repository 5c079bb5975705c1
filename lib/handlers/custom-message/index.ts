import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import { METRIC_NAMESPACE } from '../../page/monitor-names';
import { errorName } from '../../shopper/error-name';
import { REFUSED_MESSAGE_METRIC } from '../../shopper/trigger-names';
import { answerMessage } from './answer-message';
import { shopMessagesIn } from './shop-messages';

const logger = new Logger();
const metrics = new Metrics({ namespace: METRIC_NAMESPACE });

/**
 * Gives a user pool the shop's texts for codes and invitations. It never fails: an error would keep a shopper from
 * signing up. Nothing about the shopper is logged.
 */
export async function handler(event: unknown): Promise<unknown> {
  try {
    const answer = answerMessage(event, shopMessagesIn(__dirname));
    if (answer.refused !== undefined) refuse({ refused: answer.refused });
    return answer.event;
  } catch (error) {
    refuse({ refused: errorName(error) });
    return event;
  }
}

function refuse(details: object): void {
  logger.error('the text was not sent; the one of the user pool was', { ...details });
  metrics.singleMetric().addMetric(REFUSED_MESSAGE_METRIC, MetricUnit.Count, 1);
}
