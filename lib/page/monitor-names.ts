/**
 * What the functions that watch a payment page and the constructs that deploy them agree on.
 */

/** The file beside a function's code that holds the inventory: it can be larger than an environment, which takes 4 KB. */
export const INVENTORY_FILE = 'inventory.json';

/** Environment variables of the functions. */
export const MONITOR_VARIABLES = {
  /** Name of the bucket that keeps the evidence. */
  evidenceBucket: 'EVIDENCE_BUCKET',
  /** Name of the secret that the monitor's header carries. */
  secret: 'MONITOR_SECRET',
};

/** The canary's step whose failure means that the page differs. */
export const COMPARE_STEP = 'compare';

/** The namespace of the metrics that the functions of this package publish. */
export const METRIC_NAMESPACE = 'Storefront';

/** How many differences the last fetch found, by {@link SERVICE_VARIABLE}; 0 too, so that silence can be told from peace. */
export const DIFFERENCES_METRIC = 'PageDifferences';

/** The environment variable that gives the dimension `service` of a function's metrics: one value for each construct. */
export const SERVICE_VARIABLE = 'POWERTOOLS_SERVICE_NAME';
