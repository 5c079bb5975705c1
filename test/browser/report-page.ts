import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import type { CheckReport } from '../../lib/finding';
import { htmlReport } from '../../lib/report/html';

/** A report in a browser, and what it did there. */
export interface ReportPage {
  readonly page: Page;
  readonly address: string;
  /** Paths that the browser asked the server for, as they came. */
  readonly asked: readonly string[];
  /** Addresses of all requests, those to other servers too. */
  readonly requested: readonly string[];
  /** What the console, uncaught errors and dialogs said. */
  readonly said: readonly string[];
  readonly close: () => Promise<void>;
}

/** Serves a report on loopback and opens it in a context of its own. */
export async function openReport(
  browser: Browser,
  report: CheckReport,
  options: BrowserContextOptions = {},
): Promise<ReportPage> {
  return openHtml(browser, htmlReport(report), options);
}

/** Serves a page on loopback and opens it in a context of its own. */
export async function openHtml(
  browser: Browser,
  html: string,
  options: BrowserContextOptions = {},
): Promise<ReportPage> {
  const asked: string[] = [];
  const requested: string[] = [];
  const said: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.writeHead(request.url === '/' ? 200 : 404, { 'content-type': 'text/html; charset=utf-8' });
    response.end(request.url === '/' ? html : '');
  });
  const address = await listen(server);
  const context = await browser.newContext({ viewport: { width: 1400, height: 900 }, ...options });
  const page = await context.newPage();
  page.on('request', (request) => requested.push(request.url()));
  page.on('console', (message) => said.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => said.push(`error: ${error.message}`));
  page.on('dialog', async (dialog) => {
    said.push(`dialog: ${dialog.message()}`);
    await dialog.dismiss();
  });
  await page.goto(address);
  const close = async () => {
    await context.close();
    server.closeAllConnections();
    server.close();
  };
  return { page, address, asked, requested, said, close };
}

function listen(server: Server): Promise<string> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`));
  });
}
