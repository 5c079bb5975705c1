import { contentDigests } from '../../page/content-digests';
import { MONITOR_HEADER } from '../../page/monitor-header';
import { INLINE, type ObservedPage, type ObservedScript } from '../../page/observed-page';
import type { PageInventory } from '../../page/page-inventory';
import { PageNotSeenError } from '../../page/page-not-seen-error';
import { entryOf } from '../../page/script-source';
import { receivedHeaders } from '../page-watch/received-headers';
import { type ScriptElement, scriptElements } from './script-elements';

/** 10 MiB: more than any payment page or script. */
const LARGEST_BODY = 10 * 1_024 * 1_024;

/** How long an answer may take, in milliseconds. */
const TIMEOUT = 20_000;

const EXCERPT = 80;

/**
 * Fetches a payment page without a browser: its headers, and the scripts that stand in its HTML. What scripts add is not
 * seen, nor what a server shows to browsers alone.
 *
 * Scripts are fetched only where the inventory pins their content: an unknown address is a difference as it is.
 *
 * @param secret value of {@link MONITOR_HEADER}, sent to the page's own origin alone
 * @throws PageNotSeenError when the page gives no answer, or another than 200
 */
export async function fetchPage(
  inventory: PageInventory,
  fetcher: typeof fetch,
  secret?: string,
): Promise<ObservedPage> {
  const page = new URL(inventory.url);
  const get = (address: string) =>
    fetched(fetcher, address, new URL(address).origin === page.origin ? secret : undefined);
  const { response, body } = await get(inventory.url);
  const scripts = scriptElements(body.toString('utf8')).map((element) => observed(element, inventory, page, get));
  return {
    url: `${page.origin}${page.pathname}`,
    headers: receivedHeaders([...response.headers].map(([name, value]) => ({ name, value }))),
    scripts: await Promise.all(scripts),
    ran: false,
  };
}

type Get = (address: string) => Promise<{ readonly response: Response; readonly body: Buffer }>;

async function observed(
  { src, text }: ScriptElement,
  inventory: PageInventory,
  page: URL,
  get: Get,
): Promise<ObservedScript> {
  if (src === undefined) {
    return { source: INLINE, integrity: contentDigests(text), excerpt: text.trim().slice(0, EXCERPT) };
  }
  if (!URL.canParse(src, page.href)) return { source: src };
  const address = new URL(src, page);
  address.hash = '';
  const source = address.href;
  const pinned = entryOf(source, inventory.scripts, page.origin)?.integrity !== undefined;
  return pinned ? { source, integrity: contentDigests((await get(source)).body) } : { source };
}

async function fetched(
  fetcher: typeof fetch,
  address: string,
  secret: string | undefined,
): Promise<{ readonly response: Response; readonly body: Buffer }> {
  const shown = address.split('?')[0] ?? address;
  try {
    const response = await fetcher(address, {
      // A redirect could carry the secret elsewhere, and a payment page has none.
      redirect: 'manual',
      signal: AbortSignal.timeout(TIMEOUT),
      headers: secret === undefined ? {} : { [MONITOR_HEADER]: secret },
    });
    if (response.status !== 200) throw new PageNotSeenError(shown, `it answered ${response.status}`);
    return { response, body: await boundedBody(response, shown) };
  } catch (error) {
    if (error instanceof PageNotSeenError) throw error;
    throw new PageNotSeenError(shown, error instanceof Error ? error.message : 'unknown error');
  }
}

async function boundedBody(response: Response, shown: string): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body ?? []) {
    length += chunk.length;
    if (length > LARGEST_BODY) throw new PageNotSeenError(shown, `it is larger than ${LARGEST_BODY} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
