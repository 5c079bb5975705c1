/** The request header by which the web ACL knows the shop's own monitor. Its value is a secret. */
export const MONITOR_HEADER = 'x-storefront-monitor';
