import { Format, SingleBar } from 'cli-progress';
import { amount, grouped } from '../../lib/amount';
import type { AuditProgress } from '../../lib/audit/read/audit-progress';

/** Milliseconds between two lines where nobody watches. */
const LINE_EVERY_MS = 5_000;

/** Shows how far an audit is: a bar at a terminal, a line now and then elsewhere. */
export class AuditProgressDisplay {
  private bar: SingleBar | undefined;
  private told = Date.now();
  private last: AuditProgress | undefined;
  /** The most rules that were to be evaluated; 0 while none is. */
  private toEvaluate = 0;

  public constructor(private readonly stream: NodeJS.WriteStream) {}

  public show(progress: AuditProgress): void {
    this.last = progress;
    if (this.stream.isTTY) this.draw(progress);
    else if (Date.now() - this.told >= LINE_EVERY_MS) {
      this.told = Date.now();
      this.stream.write(`${progressText(progress)}\n`);
    }
  }

  /** Takes the bar away. */
  public stop(): void {
    this.bar?.stop();
    this.bar = undefined;
  }

  /** Takes the bar away; where nobody watches, says what was read. */
  public end(): void {
    this.stop();
    if (this.last !== undefined && !this.stream.isTTY) this.stream.write(`${progressText(this.last)}\n`);
  }

  private draw(progress: AuditProgress): void {
    const { what, total, left } = this.work(progress);
    const { pages, nonCompliant: found, gaps } = progress;
    const payload = { what, left, pages, found, gaps };
    if (this.bar === undefined) {
      this.bar = new SingleBar({
        format:
          '{what} [{bar}] {value}/{total} rules, {left} left, {pages} pages, {found} found, {gaps} gaps, ETA {eta_formatted}',
        stream: this.stream,
        clearOnComplete: true,
        // Before anything has come it is a word in place of a number.
        formatTime: (seconds, options, step) =>
          Number.isFinite(seconds) ? Format.TimeFormat(seconds, options, step) : 'unknown',
      });
      this.bar.start(Math.max(total, 1), total - left, payload);
    }
    this.bar.setTotal(Math.max(total, 1));
    this.bar.update(total - left, payload);
  }

  /** What is done at the moment. Evaluating and reading are bars of their own: the one takes minutes, the other seconds. */
  private work({ rules, rulesDone, rulesEvaluating }: AuditProgress): {
    readonly what: string;
    readonly total: number;
    readonly left: number;
  } {
    if (rulesEvaluating > 0 !== this.toEvaluate > 0) this.stop();
    this.toEvaluate = rulesEvaluating === 0 ? 0 : Math.max(this.toEvaluate, rulesEvaluating);
    return rulesEvaluating > 0
      ? { what: 'Evaluating rules', total: this.toEvaluate, left: rulesEvaluating }
      : { what: 'Reading AWS Config', total: rules, left: rules - rulesDone };
  }
}

/** How far an audit is, in one line. */
export function progressText(progress: AuditProgress): string {
  const { scopes, rules, rulesDone, rulesEvaluating, pages, nonCompliant, gaps } = progress;
  const open = gaps === 0 ? '' : `, ${gaps} not answered`;
  if (rulesEvaluating > 0) {
    return `${amount(rulesEvaluating, 'rule')} left to evaluate: ${amount(pages, 'page')}${open}`;
  }
  const found = `${amount(nonCompliant, 'result')} that ${nonCompliant === 1 ? 'does' : 'do'} not comply`;
  const read = `read ${grouped(rulesDone)} of ${amount(rules, 'rule')} in ${amount(scopes, 'region')}`;
  return `${read}: ${amount(pages, 'page')}, ${found}${open}`;
}
