/**
 * What the daily job of staff training and the construct that deploys it agree on.
 */

/** Keys of the register's table. */
export const REGISTER_KEYS = { partition: 'person', sort: 'item' } as const;

/** Number attribute with the second from which an item may be deleted. */
export const REGISTER_EXPIRY = 'expiresAt';

/**
 * Partitions of the register that the daily job writes. No person can be called so: it may write nothing about people.
 */
export const JOB_PARTITIONS = {
  /** What the job last did, and the programme that it went by. */
  job: '#job',
  /** Reminders that were sent. */
  reminders: '#reminder',
} as const;

/** Environment variables of the functions. */
export const TRAINING_VARIABLES = {
  /** Name of the register's table. */
  register: 'REGISTER_TABLE',
  /** The programme, as JSON. */
  programme: 'TRAINING_PROGRAMME',
  /** 12 digits. */
  account: 'ACCOUNT_ID',
  /** ARN of the topic that hears of what is due. */
  topic: 'TRAINING_TOPIC_ARN',
  /** The address that reminders come from; nobody is mailed without it. */
  mailFrom: 'MAIL_FROM',
  /** The configuration set that reminders are sent with. */
  mailConfigurationSet: 'MAIL_CONFIGURATION_SET',
  /** Id of the identity store with the group of the trained; no group is kept without it. */
  identityStore: 'IDENTITY_STORE_ID',
  /** Id of the group of the trained. */
  group: 'TRAINED_GROUP_ID',
  /** The region of IAM Identity Center. */
  identityCenterRegion: 'IDENTITY_CENTER_REGION',
  /** `true` where the job keeps the tags of IAM users. */
  iamUsers: 'KEEPS_IAM_USERS',
  /** Id of the process check that the job reports to. */
  processCheck: 'PROCESS_CHECK',
} as const;

/** Metrics of the daily job. */
export const TRAINING_METRICS = {
  /** How many people must be trained before they touch customer data. */
  overdue: 'TrainingOverdue',
  /** How many have 30 days left or fewer. */
  due: 'TrainingDue',
  /** What the job could not do. */
  failures: 'TrainingFailures',
  /** 1 after each run that took all access away that had to be taken. */
  kept: 'TrainingAccessKept',
} as const;

/** Hours without such a run after which somebody is told. */
export const SILENT_HOURS = 30;

/** Hours without such a run after which the group of the trained is emptied. */
export const CLOSING_HOURS = 54;

/** The process check of AWS Config that the programme is reported to. */
export const AWARENESS_CHECK = 'security-awareness-programme';
