import type { Logger } from '@aws-lambda-powertools/logger';
import { errorName } from '../../shopper/error-name';

/** What a run could not do. It names no person: the log is read by more people than the register. */
export class DayLog {
  private failed = 0;
  private open = 0;

  public constructor(private readonly logger: Pick<Logger, 'info' | 'warn' | 'error'>) {}

  /** How much could not be done. */
  public get failures(): number {
    return this.failed;
  }

  /** Whether all access was taken away that had to be. */
  public get isShut(): boolean {
    return this.open === 0;
  }

  public info(message: string, facts: Readonly<Record<string, unknown>> = {}): void {
    this.logger.info(message, facts);
  }

  /** Does something, and goes on where it fails. */
  public async attempt(what: string, action: () => Promise<void>): Promise<void> {
    try {
      await action();
    } catch (error) {
      this.fail(what, errorName(error));
    }
  }

  /** Takes access away; where that fails, somebody may still have it. */
  public async shut(what: string, action: () => Promise<void>): Promise<void> {
    const before = this.failed;
    await this.attempt(what, action);
    if (this.failed > before) this.open++;
  }

  /** Something could not be done. */
  public fail(what: string, reason: string): void {
    this.failed++;
    this.logger.error(what, { reason });
  }

  /** @throws Error when something could not be done */
  public throwFailures(): void {
    if (this.failed > 0) throw new Error(`${this.failed} ${this.failed === 1 ? 'thing' : 'things'} could not be done`);
  }
}
