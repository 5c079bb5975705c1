/** The end of an output is what tells why a process stopped; a runaway one must not fill the memory. */
const LONGEST_OUTPUT_BYTES = 4 * 1024 * 1024;

/** The end of what a process prints. */
export class OutputTail {
  private readonly chunks: Buffer[] = [];
  private bytes = 0;
  private dropped = 0;

  /** Takes what comes next, and drops the oldest chunks beyond 4 MiB. */
  public add(chunk: Buffer): void {
    this.chunks.push(chunk);
    this.bytes += chunk.length;
    while (this.bytes > LONGEST_OUTPUT_BYTES) {
      const length = this.chunks.shift()?.length ?? 0;
      this.bytes -= length;
      this.dropped += length;
    }
  }

  /** What is kept, as text, after a line that tells how much is not. */
  public text(): string {
    const omission = this.dropped === 0 ? '' : `(${this.dropped} bytes of output before this are left out)\n`;
    return omission + Buffer.concat(this.chunks).toString('utf8');
  }
}
