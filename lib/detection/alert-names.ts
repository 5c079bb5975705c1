/**
 * What the functions that tell of security events and the constructs that deploy them agree on.
 */

/** Environment variables of the function that groups events. */
export const GROUP_VARIABLES = {
  /** ARN of the topic that groups are told to. */
  topic: 'TOPIC_ARN',
  /** URL of the queue where events go that cannot be read. */
  deadLetters: 'DEAD_LETTER_QUEUE_URL',
};

/** Environment variables of the function that words messages for a chat. */
export const CHAT_VARIABLES = {
  /** ARN of the topic that the chat listens to. */
  topic: 'CHAT_TOPIC_ARN',
};

/** How many events were told in groups, by the dimension `severity`. */
export const GROUPED_METRIC = 'GroupedSecurityEvents';

/** How many events could not be read. */
export const UNREADABLE_METRIC = 'UnreadableSecurityEvents';

/** Severities from the mildest, as AWS Security Hub CSPM names them ("Severity label", AWS Security Hub User Guide). */
export const SEVERITY_LABELS = ['LOW', 'MEDIUM', 'HIGH', 'CRITICAL'] as const;
