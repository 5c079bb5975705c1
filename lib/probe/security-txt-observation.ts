import type { ProbeClient } from './probe-client';
import { ProbeFailure } from './probe-failure';
import { type Chain, follow } from './redirect-chain';

/** What was found where RFC 9116 wants `security.txt`. */
export interface SecurityTxtObservation {
  readonly url: string;
  /** Absent where an answer did not come. */
  readonly chain?: Chain;
  /** Why nothing is known of the file, in a clause. */
  readonly unread?: string;
}

/** RFC 9116, section 3. */
const PATH = '/.well-known/security.txt';

/** Gets the file. */
export async function observeSecurityTxt(client: ProbeClient): Promise<SecurityTxtObservation> {
  const url = new URL(PATH, client.target.origin);
  try {
    const chain = await follow(client, url, true);
    const { end } = chain;
    if (end.kind === 'answer' && end.response.status >= 500) {
      return { url: url.href, chain, unread: `it answered ${end.response.status}` };
    }
    return { url: url.href, chain };
  } catch (error) {
    if (!(error instanceof ProbeFailure)) throw error;
    return { url: url.href, unread: error.reason };
  }
}
