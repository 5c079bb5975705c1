/** The day that runtimes are held against; a release of this package moves it on, with the table read anew. */
export const RUNTIMES_HELD_AGAINST = '2026-11-22';

/**
 * AWS Lambda's runtime identifiers and the day from which each gets no more security updates, `undefined` where none is
 * set: the AWS Lambda Developer Guide's "Lambda runtimes" as endoflife.date copied it in August 2026, and `python3.15`
 * as aws-cdk-lib 2.276 has it. Days after August 2026 are AWS's forecast, which it has postponed before.
 */
export const RUNTIME_DEPRECATIONS: Readonly<Record<string, string | undefined>> = {
  nodejs: '2016-08-30',
  'nodejs4.3': '2020-03-05',
  'nodejs4.3-edge': '2020-03-05',
  'nodejs6.10': '2019-08-12',
  'nodejs8.10': '2020-03-06',
  'nodejs10.x': '2021-07-30',
  'nodejs12.x': '2023-03-31',
  'nodejs14.x': '2023-12-04',
  'nodejs16.x': '2024-06-12',
  'nodejs18.x': '2025-09-01',
  'nodejs20.x': '2026-04-30',
  'nodejs22.x': '2027-04-30',
  'nodejs24.x': '2028-04-30',
  'python2.7': '2021-07-15',
  'python3.6': '2022-07-18',
  'python3.7': '2023-12-04',
  'python3.8': '2024-10-14',
  'python3.9': '2025-12-15',
  'python3.10': '2026-10-31',
  'python3.11': '2027-06-30',
  'python3.12': '2028-10-31',
  'python3.13': '2029-06-30',
  'python3.14': '2029-06-30',
  'python3.15': undefined,
  java8: '2024-01-08',
  'java8.al2': '2027-06-30',
  'java8.al2023': '2029-06-30',
  java11: '2027-06-30',
  'java11.al2023': '2029-06-30',
  java17: '2027-06-30',
  'java17.al2023': '2029-06-30',
  java21: '2029-06-30',
  java25: '2029-06-30',
  'dotnetcore1.0': '2019-06-27',
  'dotnetcore2.0': '2019-05-30',
  'dotnetcore2.1': '2022-01-05',
  'dotnetcore3.1': '2023-04-03',
  dotnet6: '2024-12-20',
  dotnet8: '2026-11-10',
  dotnet10: '2028-11-14',
  'ruby2.5': '2021-07-30',
  'ruby2.7': '2023-12-07',
  'ruby3.2': '2026-03-31',
  'ruby3.3': '2027-03-31',
  'ruby3.4': '2028-03-31',
  'ruby4.0': '2029-03-31',
  'go1.x': '2024-01-08',
  provided: '2024-01-08',
  'provided.al2': '2026-07-31',
  'provided.al2023': '2029-06-30',
};

/**
 * The day from which a runtime gets no more security updates, where that day had come on {@link RUNTIMES_HELD_AGAINST}.
 * It is held against that day, not against the clock: one version of this package gives a template one verdict.
 */
export function deprecatedSince(runtime: string): string | undefined {
  const day = Object.hasOwn(RUNTIME_DEPRECATIONS, runtime) ? RUNTIME_DEPRECATIONS[runtime] : undefined;
  return day !== undefined && day <= RUNTIMES_HELD_AGAINST ? day : undefined;
}

/** The runtimes that still got security updates on {@link RUNTIMES_HELD_AGAINST}. */
export const SUPPORTED_RUNTIMES: readonly string[] = Object.keys(RUNTIME_DEPRECATIONS).filter(
  (runtime) => deprecatedSince(runtime) === undefined,
);
