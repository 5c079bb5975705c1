/**
 * What the function that collects violation reports and the construct that deploys it agree on.
 */

/** The hosts that payment pages name, as the function's environment carries them. */
export interface ReportHosts {
  /** Hosts that scripts may come from. */
  readonly scriptHosts: readonly string[];
  /** All hosts that the pages name, those of scripts included. Metrics know no others: anybody can post. */
  readonly knownHosts: readonly string[];
}

/** The environment variable that holds {@link ReportHosts} as JSON. */
export const REPORT_HOSTS_VARIABLE = 'REPORT_HOSTS';

/** More hosts would make more metrics than anybody can survey, and no longer fit into an environment. */
export const MOST_REPORT_HOSTS = 50;

/** Counts scripts that were to come from hosts outside the inventory. */
export const UNKNOWN_SCRIPT_HOST_METRIC = 'UnknownScriptHost';

/** Type of the report that `scriptLoadWatch` sends; of our own making, for browsers have none. */
export const PINNED_SCRIPT_REPORT = 'pinned-script-failed';

/** Counts pinned scripts that did not run: changed, or not reached. */
export const PINNED_SCRIPT_METRIC = 'PinnedScriptFailed';
