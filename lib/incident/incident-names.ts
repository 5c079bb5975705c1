/**
 * What the functions that answer an incident and the constructs that deploy them agree on.
 */

/** Environment variables of the functions. */
export const INCIDENT_VARIABLES = {
  /** Ids of the user pools whose users may be signed out, as a JSON array. */
  userPools: 'USER_POOLS',
  /** ARNs of the secrets that may be rotated, as a JSON array. */
  secrets: 'SECRETS',
  /** Patterns of the roles that may be isolated, as a JSON array. */
  isolatableRoles: 'ISOLATABLE_ROLES',
  /** Patterns of the roles that may never be, as a JSON array. */
  protectedRoles: 'PROTECTED_ROLES',
  /** Name of the table of breaches. */
  register: 'BREACH_REGISTER',
  /** ARN of the topic that reminders go to. */
  topic: 'ALARM_TOPIC_ARN',
  /** Name of the parameter that holds the plan. */
  plan: 'PLAN_PARAMETER',
  /** Name of the document that stops the clock. */
  notificationRunbook: 'NOTIFICATION_RUNBOOK',
};

/** Partition key of the table of breaches. */
export const BREACH_KEY = 'breachId';

/** Metrics of the clock; each run publishes both, so that silence can be told from peace. */
export const BREACH_METRICS = {
  /** Hours until the first deadline of an open breach; 72 when none is open, and negative when one is over. */
  hoursLeft: 'BreachHoursLeft',
  /** Breaches that are neither notified nor found not to be notifiable. */
  open: 'BreachesOpen',
};

/** What an analyst writes into `UserDefinedFields` of a Security Hub finding. */
export const FINDING_MARK = {
  /** With the value `true` it starts the clock. */
  breach: 'personal-data-breach',
  /** When the shop became aware, an instant in UTC, where that was before the mark. */
  awareAt: 'personal-data-breach-aware-at',
};

/** Detail types of the events of Security Hub that start the clock. */
export const FINDING_EVENTS = {
  /** A finding came or was updated. */
  imported: 'Security Hub Findings - Imported',
  /** Somebody chose the custom action for findings. */
  action: 'Security Hub Findings - Custom Action',
};

/** In place of a list of secrets: every one that may be rotated. */
export const EVERY_SECRET = 'all';

/** Most users of one run: two calls each within the five minutes of a step. */
export const MOST_USERS = 50;

/** Most secrets of one run. */
export const MOST_SECRETS = 50;
