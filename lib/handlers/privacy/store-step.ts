import { Logger } from '@aws-lambda-powertools/logger';
import { type StoreEvent, type StoreResult, storeEventOf } from '../../privacy-steps/store-contract';
import { errorName } from '../../shopper/error-name';
import { refusalOf } from './refusal';

/** Service name comes from the function's environment. */
const logger = new Logger();

/**
 * Runs a page of a store. Logged are counts, and of an error only its name: messages of errors repeat keys and addresses.
 *
 * @throws Error named `RequestRefused` when the event is none of a store; whatever the page throws
 */
export async function runStep(event: unknown, page: (event: StoreEvent) => Promise<StoreResult>): Promise<StoreResult> {
  try {
    const asked = storeEventOf(event);
    const { action, requestId, store } = asked;
    const result = await page(asked);
    logger.info('a page of a store is done', {
      action,
      requestId,
      store,
      page: asked.page,
      status: result.status,
      items: result.items,
      held: result.held?.items ?? 0,
    });
    return result;
  } catch (error) {
    const refusal = refusalOf(error);
    logger.error('a page of a store failed', { reason: errorName(refusal) });
    throw refusal;
  }
}
