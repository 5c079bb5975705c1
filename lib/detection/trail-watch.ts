/** Something in the trail that is counted and alarmed on. */
export interface TrailWatch {
  /** CDK id, and the metric's name. */
  readonly id: string;
  /** Number in chapter 4 of the CIS AWS Foundations Benchmark v3.0.0 and v5.0.0. */
  readonly recommendation: string;
  /** Filter pattern of CloudWatch Logs, at most 1,024 characters. */
  readonly pattern: string;
  /** How many within five minutes are worth an alarm. */
  readonly threshold: number;
  /** What happened, as a clause. */
  readonly what: string;
}

/** `($.eventName = A) || ($.eventName = B)`. */
export const oneOf = (...names: string[]) => names.map((name) => `($.eventName = ${name})`).join(' || ');

/** The pattern of calls to one service. */
export const callsOf = (service: string, ...names: string[]) =>
  `{ ($.eventSource = ${service}.amazonaws.com) && (${oneOf(...names)}) }`;
