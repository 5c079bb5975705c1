import { UnreadError } from '../../live/account-reader';
import { errorName } from '../../shopper/error-name';
import type { Deadline } from './deadline';

/**
 * What a service answers, or undefined where its error says that there is nothing.
 *
 * @param service named in the reason
 * @param nothing names of errors that say so
 * @throws UnreadError when the call fails otherwise, or the time is over
 */
export async function answerOf<Answer>(
  service: string,
  deadline: Deadline,
  call: () => Promise<Answer>,
  nothing: readonly string[] = [],
): Promise<Answer | undefined> {
  try {
    return await deadline.within(call);
  } catch (error) {
    if (error instanceof UnreadError) throw error;
    const name = errorName(error);
    if (nothing.includes(name)) return undefined;
    throw new UnreadError(`${service} answers ${name}: ${error instanceof Error ? error.message : ''}`);
  }
}
