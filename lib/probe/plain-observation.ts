import type { ProbeClient } from './probe-client';
import { ProbeFailure } from './probe-failure';
import { isRedirect } from './redirect-chain';
import { resolvedUrl } from './resolved-url';

/** What plain HTTP said at one address. */
export interface PlainObservation {
  /** The address that was asked for, with `http:`. */
  readonly url: string;
  readonly answer: PlainAnswer;
}

/** An answer over plain HTTP. */
export type PlainAnswer =
  /** Nothing takes the connection, or the request is refused. */
  | { readonly kind: 'refused'; readonly text: string }
  | { readonly kind: 'redirect'; readonly status: number; readonly location: URL; readonly text: string }
  /** Something is said in the clear. */
  | { readonly kind: 'served'; readonly text: string }
  /** The connection was taken, and nothing was said. */
  | { readonly kind: 'failed'; readonly reason: string };

/** CloudFront's answer to plain HTTP where only HTTPS is taken ("Require HTTPS for communication between viewers and CloudFront"), and RFC 9110's. */
const REFUSALS = [403, 426];

/** Asks for a path over plain HTTP. */
export async function observePlain(client: ProbeClient, path: string): Promise<PlainObservation> {
  const url = new URL(path, `http://${new URL(client.target.origin).hostname}`);
  return { url: url.href, answer: await answerTo(client, url) };
}

async function answerTo(client: ProbeClient, url: URL): Promise<PlainAnswer> {
  try {
    const response = await client.get(url);
    const { status, headers } = response;
    if (REFUSALS.includes(status)) return { kind: 'refused', text: `${url.href} answers ${status}` };
    const location = isRedirect(response) ? resolvedUrl(headers.location?.[0] ?? '', url) : undefined;
    if (location === undefined) return { kind: 'served', text: `${url.href} answers ${status}` };
    const told = `${url.href} redirects to ${location.href} (${status})`;
    if (location.protocol !== 'https:') return { kind: 'served', text: told };
    return { kind: 'redirect', status, location, text: told };
  } catch (error) {
    if (!(error instanceof ProbeFailure)) throw error;
    if (error.connected) return { kind: 'failed', reason: error.reason };
    return { kind: 'refused', text: `${url.href}: ${error.reason}` };
  }
}
