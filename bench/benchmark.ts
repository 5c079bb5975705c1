/** One comparison, in a file of its own. */
export interface Benchmark {
  /** What is compared, in one line. */
  readonly title: string;
  /** Prepares, measures, and gives the lines to print. */
  run(): readonly string[];
}
