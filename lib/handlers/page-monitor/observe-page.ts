import type { Page, Response } from 'playwright-core';
import { MONITOR_HEADER } from '../../page/monitor-header';
import type { ObservedPage } from '../../page/observed-page';
import { PageNotSeenError } from '../../page/page-not-seen-error';
import { receivedHeaders } from '../page-watch/received-headers';
import { CompiledScripts } from './compiled-scripts';
import { observedScripts } from './observed-scripts';
import { ReceivedScripts } from './received-scripts';
import { sendSecretHeader } from './secret-header';

/** How a page is looked at. */
export interface ObserveOptions {
  /**
   * Value of {@link MONITOR_HEADER}, sent to the page's own origin alone.
   * @default - no such header
   */
  readonly secret?: string;
  /**
   * How long the page has to load, in milliseconds.
   * @default 60_000
   */
  readonly loadTimeout?: number;
  /**
   * How long the page may go on after it is loaded, in milliseconds, so that late scripts are seen.
   * @default 5_000
   */
  readonly settleTime?: number;
}

/**
 * Loads a payment page as a shopper's browser does and tells what came: headers, and every script that the page's own
 * origin received or ran. It only looks: nothing is typed, clicked or sent.
 *
 * Not seen: what runs only after a click or an input, in a service worker or through `importScripts`, in frames of other
 * origins, as WebAssembly, or only for other visitors than this one.
 *
 * @param page a new Playwright page of Chromium, not yet loaded
 * @throws PageNotSeenError when the page does not load or answers with another status than 200
 */
export async function observePage(page: Page, url: string, options: ObserveOptions = {}): Promise<ObservedPage> {
  const { secret, loadTimeout = 60_000, settleTime = 5_000 } = options;
  const { origin } = new URL(url);
  const session = await page.context().newCDPSession(page);
  const received = new ReceivedScripts(page, origin);
  const compiled = new CompiledScripts(session, origin);
  received.listen();
  await compiled.listen();
  if (secret !== undefined) await sendSecretHeader(session, origin, MONITOR_HEADER, secret);
  const response = await loaded(page, url, loadTimeout);
  await page.waitForTimeout(settleTime);
  const { origin: finalOrigin, pathname } = new URL(page.url());
  return {
    url: `${finalOrigin}${pathname}`,
    headers: receivedHeaders(await response.headersArray()),
    scripts: await observedScripts(received, compiled),
    ran: true,
  };
}

async function loaded(page: Page, url: string, timeout: number): Promise<Response> {
  let response: Response | null;
  try {
    response = await page.goto(url, { waitUntil: 'load', timeout });
  } catch (error) {
    throw new PageNotSeenError(withoutQuery(url), error instanceof Error ? firstLine(error.message) : 'unknown error');
  }
  if (response === null) throw new PageNotSeenError(withoutQuery(url), 'it gave no answer');
  if (response.status() !== 200) throw new PageNotSeenError(withoutQuery(url), `it answered ${response.status()}`);
  return response;
}

function withoutQuery(url: string): string {
  return url.split('?')[0] ?? url;
}

function firstLine(text: string): string {
  return text.split('\n')[0] ?? text;
}
