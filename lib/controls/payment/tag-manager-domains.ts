/**
 * Domains of tag managers, analytics, session recorders, advertising and chat widgets. Whoever holds an account there
 * decides what runs on the page, so that no inventory of scripts can stay true.
 */
const DOMAINS = [
  ...['ads-twitter.com', 'adobedtm.com', 'amplitude.com', 'bat.bing.com', 'clarity.ms', 'connect.facebook.net'],
  ...['doubleclick.net', 'fullstory.com', 'google-analytics.com', 'googleadservices.com', 'googlesyndication.com'],
  ...['googletagmanager.com', 'heap.io', 'heapanalytics.com', 'hotjar.com', 'hs-analytics.net', 'hs-scripts.com'],
  ...['intercom.io', 'intercomcdn.com', 'matomo.cloud', 'mc.yandex.ru', 'mixpanel.com', 'mouseflow.com', 'mxpnl.com'],
  ...['optimizely.com', 'segment.com', 'segment.io', 'snap.licdn.com', 'tawk.to', 'tealiumiq.com', 'tiktok.com'],
  ...['tiqcdn.com', 'zdassets.com'],
];

/** The tag manager, analytics or chat service to which a host belongs, by its domain. */
export function tagManagerOf(host: string): string | undefined {
  return DOMAINS.find((domain) => host === domain || host.endsWith(`.${domain}`));
}
