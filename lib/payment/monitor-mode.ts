/** How a payment page is watched. */
export enum MonitorMode {
  /** A browser loads the page and runs its scripts, as PCI DSS 4.0.1 requirement 11.6.1 has it. */
  BROWSER = 'browser',
  /**
   * The page is fetched, and no script runs: an early warning at a fraction of the price. It leaves requirement 11.6.1
   * **not met**, which asks for the page as the shopper's browser receives it.
   */
  FETCH_ONLY = 'fetch-only',
}
