/** How far a breach is. */
export type BreachStatus = 'open' | 'notified' | 'not-notifiable';

/** A notification of the supervisory authority, or a further phase of it (GDPR article 33.4). */
export interface BreachNotification {
  readonly authority: string;
  /** Instant in UTC. */
  readonly at: string;
  /** What the authority calls it: a case number or the receipt of its form. */
  readonly reference: string;
  /** Why it came after 72 hours (GDPR article 33.1). */
  readonly delayReasons?: string;
}

/** What is documented of a breach of personal data (GDPR article 33.5). All instants are in UTC. */
export interface BreachRecord {
  /** 3 to 64 letters, digits and hyphens. */
  readonly breachId: string;
  readonly status: BreachStatus;
  /** Where it comes from: a runbook, or the id of a finding. */
  readonly source: string;
  /** What happened, in the words of whoever declared it. */
  readonly what?: string;
  /** Effects and remedies. */
  readonly note?: string;
  readonly awareAt: string;
  /** 72 hours later. */
  readonly deadline: string;
  readonly declaredAt: string;
  /** Hours after `awareAt` of the last reminder; -1 before the first. */
  readonly remindedAt: number;
  readonly notifications: readonly BreachNotification[];
  /** Why no notification is needed (GDPR article 33.1: unlikely to result in a risk). */
  readonly notNotifiableReason?: string;
  readonly decidedAt?: string;
}

/** Ids of breaches. They go into messages and logs, so they are no text. */
export const BREACH_ID = /^[A-Za-z0-9][A-Za-z0-9-]{1,62}[A-Za-z0-9]$/;
