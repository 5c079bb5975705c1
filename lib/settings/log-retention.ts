/** PCI DSS 10.5.1: audit log history is kept for at least 12 months. */
export const MINIMUM_LOG_RETENTION_DAYS = 365;

/**
 * The periods of at least 12 months that CloudWatch Logs offers, in days (CloudWatch Logs API Reference,
 * "PutRetentionPolicy").
 */
export const LOG_RETENTION_DAYS: readonly number[] = [
  MINIMUM_LOG_RETENTION_DAYS,
  400,
  545,
  731,
  1096,
  1827,
  2192,
  2557,
  2922,
  3288,
  3653,
];
