/**
 * What the function of scheduled audits and the construct that deploys it agree on.
 */

/** Environment variables of the function. */
export const AUDIT_VARIABLES = {
  /** Name of the evidence bucket. */
  bucket: 'EVIDENCE_BUCKET',
  /** The account that must own it. */
  account: 'ACCOUNT_ID',
  /** ARN of the topic that summaries go to. */
  topic: 'ALARM_TOPIC_ARN',
  /** The regions that are audited, as a JSON array; that of the aggregator where there is one. */
  regions: 'AUDIT_REGIONS',
  /** Name of the aggregator; empty without one. */
  aggregator: 'AUDIT_AGGREGATOR',
  /** The shop's home region. */
  homeRegion: 'HOME_REGION',
  /** The most days that results may be old; empty where any age counts. */
  maxAgeDays: 'MAX_AGE_DAYS',
};

/** What a schedule asks of the function: the field `task` of its input. */
export const AUDIT_TASKS = {
  /** Audit, and keep the evidence. */
  audit: 'audit',
  /** Publish how long ago the last audit finished. */
  watch: 'watch',
};

/** The register of exceptions beside the function's code, as JSON; absent where there is none. */
export const REGISTER_FILE = 'exceptions.json';

/** Below this prefix lie the bundles, as `bundles/yyyy/mm/dd/<name>/`. */
export const BUNDLES_PREFIX = 'bundles/';

/** The object that names the last bundle of the chain. */
export const LATEST_KEY = 'latest.json';

/** The object that names the last bundle that the topic heard of. */
export const TOLD_KEY = 'told.json';

/** Metrics of the function. */
export const AUDIT_METRICS = {
  /** 1 for each audit whose evidence is kept. */
  finished: 'AuditFinished',
  /** Hours since the last audit finished; nothing while there was none. */
  age: 'AuditAgeHours',
  /** What the last audit asked and AWS did not answer. */
  gaps: 'AuditGaps',
  /** Controls that are violated, over all accounts and regions; by {@link SEVERITY_DIMENSION} too. */
  violated: 'AuditControlsViolated',
  /** Controls of which nobody knows whether they are met. */
  notProved: 'AuditControlsNotProved',
};

/** A dimension of {@link AUDIT_METRICS.violated}. */
export const SEVERITY_DIMENSION = 'severity';
