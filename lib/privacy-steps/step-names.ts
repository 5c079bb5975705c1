/**
 * What the functions that answer requests of data subjects and the constructs that deploy them agree on.
 */

/** Environment variables of the functions. */
export const PRIVACY_VARIABLES = {
  /** Name of the table of requests. */
  register: 'REGISTER_TABLE',
  /** Name of the table of holds. */
  holds: 'HOLDS_TABLE',
  /** Name of the bucket that keeps the evidence. */
  evidenceBucket: 'EVIDENCE_BUCKET',
  /** Name of the bucket that exports are put into. */
  exportBucket: 'EXPORT_BUCKET',
  /** What the store is made of, as JSON. */
  store: 'STORE',
  /** ARN of the state machine. */
  stateMachine: 'STATE_MACHINE_ARN',
};

/** Below this prefix of the export bucket stand exports, as `exports/<request>/<store>/...`. */
export const EXPORT_PREFIX = 'exports/';

/** Below this prefix of the evidence bucket stands the evidence. */
export const EVIDENCE_PREFIX = 'privacy-requests/';

/** Partition key of the table of requests. */
export const REQUEST_KEY = 'requestId';

/** Number attribute of a request with the time, in seconds since the epoch, from which it may go. */
export const REQUEST_EXPIRY = 'expiresAt';

/** Keys of the table of holds: whose, and on which store. */
export const HOLD_KEYS = { partition: 'subject', sort: 'store' };

/** A hold on every store. */
export const EVERY_STORE = '*';

/** Name of the error for what cannot be used, however often it is tried. */
export const REFUSAL = 'RequestRefused';

/** Metrics of the watch; each run publishes all of them, 0 too, so that silence can be told from peace. */
export const PRIVACY_METRICS = {
  /** Unanswered requests that have passed {@link WARNING_DAYS}. */
  near: 'PrivacyRequestsNearDeadline',
  /** Unanswered requests that are late. */
  overdue: 'PrivacyRequestsOverdue',
  /** Requests of which a store failed. */
  partial: 'PrivacyRequestsPartial',
};

/** Days after receipt from which an unanswered request is worth an alarm: nine are left. */
export const WARNING_DAYS = 21;

/** Hours after which an execution is stopped, and a request that is still called running may be started anew. */
export const EXECUTION_HOURS = 6;
