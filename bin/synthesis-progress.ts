import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Where progress is written. */
export interface ProgressOutput {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

/** Tells how long a synthesis has taken and how many templates it has written. */
export class SynthesisProgress {
  private readonly started = Date.now();
  private readonly timer: NodeJS.Timeout;

  /**
   * @param directory where the templates appear
   * @param output written to once a second on a terminal, where the line is taken away in the end; every ten seconds
   * elsewhere
   */
  public constructor(
    private readonly directory: string,
    private readonly output: ProgressOutput,
  ) {
    this.write('Synthesizing');
    this.timer = setInterval(() => this.tell(), output.isTTY === true ? 1_000 : 10_000);
  }

  /** Stops, and takes the line away. */
  public end(): void {
    clearInterval(this.timer);
    if (this.output.isTTY === true) this.output.write('\r\u001b[K');
  }

  private tell(): void {
    const seconds = Math.round((Date.now() - this.started) / 1_000);
    const templates = this.templatesIn(this.directory);
    this.write(`Synthesizing: ${seconds} s, ${templates} template${templates === 1 ? '' : 's'}`);
  }

  private write(text: string): void {
    this.output.write(this.output.isTTY === true ? `\r\u001b[K${text}` : `${text}\n`);
  }

  /** Templates of this run: others may lie there from an earlier one. Assets are not looked into, they may be large. */
  private templatesIn(directory: string): number {
    let count = 0;
    for (const name of names(directory)) {
      if (name.startsWith('assembly-')) count += this.templatesIn(join(directory, name));
      else if (name.endsWith('.template.json') && writtenAt(join(directory, name)) >= this.started) count += 1;
    }
    return count;
  }
}

/** The app may remove what was there a moment ago. */
function names(directory: string): readonly string[] {
  try {
    return readdirSync(directory);
  } catch {
    return [];
  }
}

function writtenAt(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
