import { SingleBar } from 'cli-progress';
import type { AuditProgress } from '../../lib/audit/read/audit-progress';

/** Milliseconds between two lines where nobody watches. */
const LINE_EVERY_MS = 5_000;

/** Shows how far an audit is: a bar at a terminal, a line now and then elsewhere. */
export class AuditProgressDisplay {
  private bar: SingleBar | undefined;
  private told = Date.now();
  private last: AuditProgress | undefined;

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
    const { rules, rulesDone, rulesEvaluating } = progress;
    const payload = {
      what: rulesEvaluating > 0 ? `Evaluating ${rulesEvaluating} rules` : 'Reading AWS Config',
      left: rules - rulesDone,
      pages: progress.pages,
      found: progress.nonCompliant,
      gaps: progress.gaps,
    };
    if (this.bar === undefined) {
      this.bar = new SingleBar({
        format:
          '{what} [{bar}] {value}/{total} rules, {left} left, {pages} pages, {found} found, {gaps} gaps, ETA {eta_formatted}',
        stream: this.stream,
        clearOnComplete: true,
      });
      this.bar.start(Math.max(rules, 1), rulesDone, payload);
    }
    this.bar.setTotal(Math.max(rules, 1));
    this.bar.update(rulesDone, payload);
  }
}

/** How far an audit is, in one line. */
export function progressText({ scopes, rules, rulesDone, pages, nonCompliant, gaps }: AuditProgress): string {
  const open = gaps === 0 ? '' : `, ${gaps} not answered`;
  return `read ${rulesDone} of ${rules} rules in ${scopes} regions: ${pages} pages, ${nonCompliant} results that do not comply${open}`;
}
