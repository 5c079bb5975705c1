import type { ProbeClient } from './probe-client';
import { ProbeFailure } from './probe-failure';
import type { ProbeResponse } from './probe-request';
import { type Chain, follow } from './redirect-chain';

/** What one page of the shop showed. */
export interface PageObservation {
  /** The address that was asked for. */
  readonly url: string;
  /** Absent where an answer did not come. */
  readonly chain?: Chain;
  /** The page, where there is one to be judged. */
  readonly page?: ObservedPage;
  /** Why there is no page to be judged, in a clause, where no redirect says it. */
  readonly unread?: string;
}

/** A page that was answered. */
export interface ObservedPage {
  readonly response: ProbeResponse;
  /** The answer to the same request again, which tells whether nonces are fresh; absent where the page has none. */
  readonly again?: ProbeResponse;
}

const CSP = 'content-security-policy';

/** Gets a page; twice where its policy has a nonce. */
export async function observePage(client: ProbeClient, path: string): Promise<PageObservation> {
  const url = new URL(path, client.target.origin);
  let chain: Chain | undefined;
  try {
    chain = await follow(client, url);
    const { end } = chain;
    if (end.kind === 'elsewhere') {
      return { url: url.href, chain, unread: `it redirects to another host, ${end.location}; probe that one` };
    }
    if (end.kind !== 'answer') return { url: url.href, chain };
    const refusal = refusalOf(end.response);
    if (refusal !== undefined) return { url: url.href, chain, unread: refusal };
    const { response } = end;
    if (!/'nonce-/i.test((response.headers[CSP] ?? []).join())) return { url: url.href, chain, page: { response } };
    const again = await client.get(end.url);
    const second = refusalOf(again);
    if (second !== undefined) return { url: url.href, chain, unread: `asked again, ${second}` };
    return { url: url.href, chain, page: { response, again } };
  } catch (error) {
    if (!(error instanceof ProbeFailure)) throw error;
    return { url: url.href, ...(chain === undefined ? {} : { chain }), unread: error.reason };
  }
}

/** Why an answer is no page: its headers are those of an error. */
function refusalOf({ status }: ProbeResponse): string | undefined {
  return status >= 200 && status < 300 ? undefined : `it answered ${status}; name a path that is a page`;
}
