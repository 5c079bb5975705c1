import type { ConfigServiceClientConfig } from '@aws-sdk/client-config-service';
import type { RawPage } from '../observations';
import type { AuditProgress } from './audit-progress';
import type { EvaluateOptions } from './evaluate-rules';
import type { PageStore } from './page-store';

/** How AWS Config is read. */
export interface ObserveOptions {
  /**
   * Starts an evaluation of all rules first, and waits for it.
   *
   * @default - what AWS Config found last is read
   */
  readonly evaluate?: EvaluateOptions;

  /**
   * Lists the results of every rule whole, compliant ones too: their number is exact then. They are counted, not kept.
   *
   * @default false: of a rule that complies nothing is listed
   */
  readonly everyResult?: boolean;

  /**
   * How often a request is tried before it counts as failed.
   *
   * @default 6
   */
  readonly maxAttempts?: number;

  /**
   * Milliseconds that one attempt may take.
   *
   * @default 20000
   */
  readonly timeoutMs?: number;

  /**
   * How many requests are open at once, over all accounts and regions.
   *
   * @default 10
   */
  readonly concurrency?: number;

  /**
   * Ends the audit when it is aborted: {@link observe} rejects with its reason, after the last open request has ended.
   *
   * @default - only an error ends it early
   */
  readonly signal?: AbortSignal;

  /** Told after every page, and when a scope is done. */
  readonly onProgress?: (progress: AuditProgress) => void;

  /**
   * Given every page as it comes, those kept by {@link resume} too. No further request takes its place until it has ended.
   * A listing whose page token expired begins anew: then a page comes again under the same scope, operation, input and
   * number, and replaces the former.
   */
  readonly onPage?: (page: RawPage) => Promise<void>;

  /**
   * Pages that an interrupted audit completed, and where new ones are kept.
   *
   * @default - every page is asked for
   */
  readonly resume?: PageStore;

  /**
   * Milliseconds after which a kept page is asked for again.
   *
   * @default 86400000, a day
   */
  readonly resumeWithinMs?: number;

  /**
   * How the AWS SDK waits between attempts, and how many it makes.
   *
   * @default - its adaptive mode: exponential with jitter, and fewer requests a second once AWS throttles
   */
  readonly retryStrategy?: ConfigServiceClientConfig['retryStrategy'];

  /**
   * Milliseconds that pass, at most, before an answer that was cut off is asked for again; twice as many each further time.
   *
   * @default 50
   */
  readonly retryDelayMs?: number;

  /**
   * The clock.
   *
   * @default - that of the machine
   */
  readonly now?: () => Date;
}
