import { setMaxListeners } from 'node:events';
import pLimit from 'p-limit';
import type { AuditGap } from '../observations';
import type { AuditProgress } from './audit-progress';
import type { ObserveOptions } from './observe-options';

const CONCURRENCY = 10;
const DAY_MS = 86_400_000;

/** Counts of {@link AuditProgress} as they rise. */
type Counts = { -readonly [Count in keyof Omit<AuditProgress, 'gaps'>]: number };

/** What all readers of one audit share: the limit, the signal, the counts, the gaps. */
export class AuditRun {
  public readonly gaps: AuditGap[] = [];
  /** The time of the oldest page that counts. */
  public begun: string;
  private readonly limit;
  /** Requests that are open or wait for their turn. */
  private readonly turns = new Set<Promise<unknown>>();
  private readonly aborter = new AbortController();
  private readonly leave: () => void;
  private readonly counts: Counts = {
    scopes: 0,
    scopesDone: 0,
    rules: 0,
    rulesDone: 0,
    rulesEvaluating: 0,
    pages: 0,
    results: 0,
    nonCompliant: 0,
  };

  public constructor(public readonly options: ObserveOptions) {
    this.begun = this.now().toISOString();
    this.limit = pLimit(options.concurrency ?? CONCURRENCY);
    // Each open request listens.
    setMaxListeners(0, this.aborter.signal);
    const outer = options.signal;
    const follow = () => this.aborter.abort(outer?.reason);
    if (outer?.aborted === true) follow();
    outer?.addEventListener('abort', follow, { once: true });
    this.leave = () => outer?.removeEventListener('abort', follow);
  }

  public get signal(): AbortSignal {
    return this.aborter.signal;
  }

  public get pages(): number {
    return this.counts.pages;
  }

  public now(): Date {
    return this.options.now?.() ?? new Date();
  }

  /** Makes a request when its turn has come. */
  public inTurn<Value>(request: () => Promise<Value>): Promise<Value> {
    const turn = this.limit(async () => {
      this.signal.throwIfAborted();
      return request();
    });
    const ended: Promise<unknown> = turn.then(
      () => this.turns.delete(ended),
      () => this.turns.delete(ended),
    );
    this.turns.add(ended);
    return turn;
  }

  /**
   * Waits for all. When one fails, the others are aborted.
   *
   * @throws what the first one threw
   */
  public async all<Value>(tasks: readonly Promise<Value>[]): Promise<readonly Value[]> {
    try {
      return await Promise.all(tasks);
    } catch (error) {
      this.stop(error);
      throw error;
    }
  }

  /** Aborts what is open or waits, unless that is so already. */
  public stop(reason: unknown): void {
    if (!this.signal.aborted) this.aborter.abort(reason);
  }

  /** Waits; sooner over when the audit is aborted. */
  public async pause(milliseconds: number): Promise<void> {
    await new Promise<void>((resolve) => {
      const end = () => {
        clearTimeout(timer);
        this.signal.removeEventListener('abort', end);
        resolve();
      };
      const timer = setTimeout(end, milliseconds);
      this.signal.addEventListener('abort', end);
      if (this.signal.aborted) end();
    });
    this.signal.throwIfAborted();
  }

  /** Whether a page of that time still counts. */
  public counting(readAt: string): boolean {
    const age = this.now().getTime() - Date.parse(readAt);
    return age >= 0 && age <= (this.options.resumeWithinMs ?? DAY_MS);
  }

  /** Notes that a page was read at a time, which may be that of an earlier audit. */
  public read(readAt: string): void {
    if (readAt < this.begun) this.begun = readAt;
  }

  public gap(gap: AuditGap): void {
    this.gaps.push(gap);
  }

  /** Adds to the counts and tells of them. */
  public add(more: Partial<Counts>): void {
    for (const count of Object.keys(more) as (keyof Counts)[]) this.counts[count] += more[count] ?? 0;
    this.options.onProgress?.({ ...this.counts, gaps: this.gaps.length });
  }

  /** Waits for the open requests, so that nothing goes on behind the caller's back, and no longer heeds its signal. */
  public async end(): Promise<void> {
    await Promise.all(this.turns);
    this.leave();
  }
}
