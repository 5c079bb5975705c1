import { existsSync, readdirSync } from 'node:fs';

/** Tells on a terminal how long a synthesis has taken and how many templates it has written. */
export class SynthesisProgress {
  private readonly started = Date.now();
  private readonly timer: NodeJS.Timeout;
  private ended = false;

  /**
   * @param directory where the templates appear
   * @param output written to once a second on a terminal, every ten seconds elsewhere
   */
  public constructor(
    private readonly directory: string,
    private readonly output: NodeJS.WriteStream,
  ) {
    this.output.write(output.isTTY ? 'Synthesizing' : 'Synthesizing ...\n');
    this.timer = setInterval(() => this.tell(), output.isTTY ? 1_000 : 10_000);
  }

  /** Takes the line away. May be called twice. */
  public end(): void {
    clearInterval(this.timer);
    if (this.ended) return;
    this.ended = true;
    if (this.output.isTTY) this.output.write('\r\u001b[K');
  }

  private tell(): void {
    const seconds = Math.round((Date.now() - this.started) / 1_000);
    const text = `Synthesizing: ${seconds} s, ${this.templates()} templates`;
    this.output.write(this.output.isTTY ? `\r\u001b[K${text}` : `${text}\n`);
  }

  private templates(): number {
    if (!existsSync(this.directory)) return 0;
    return readdirSync(this.directory, { recursive: true }).filter((name) => String(name).endsWith('.template.json'))
      .length;
  }
}
