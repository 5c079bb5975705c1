import type { CDPSession } from 'playwright-core';

/**
 * Sends a header with the requests to one origin and with no other: not to the provider, and not along a redirect that
 * leaves the origin, which Playwright's own routing would follow with it.
 *
 * @param origin such as `https://shop.example.com`
 */
export async function sendSecretHeader(
  session: CDPSession,
  origin: string,
  name: string,
  value: string,
): Promise<void> {
  session.on('Fetch.requestPaused', ({ requestId, request }) => {
    const others = Object.entries(request.headers).filter(([other]) => other.toLowerCase() !== name);
    const own = new URL(request.url).origin === origin ? [[name, value] as const] : [];
    const headers = [...others, ...own].map(([header, content]) => ({ name: header, value: content }));
    // The page may have given the request up in the meantime.
    session.send('Fetch.continueRequest', { requestId, headers }).catch(() => undefined);
  });
  await session.send('Fetch.enable', { patterns: [{ urlPattern: '*', requestStage: 'Request' }] });
}
