import { UserError } from '../../errors';
import { type AuditScope, scopeName } from '../audit-scope';
import type { Observations } from '../observations';
import { describeConfigRules } from './account-operations';
import { AuditError } from './audit-error';
import { AuditRun } from './audit-run';
import { type AuditSource, sourceName } from './audit-source';
import { ConfigReader } from './config-reader';
import { evaluateRules } from './evaluate-rules';
import type { ObserveOptions } from './observe-options';
import { nothingRead, type OpenSource, openSource } from './open-source';
import { readAccount } from './read-account';
import { readAggregator } from './read-aggregator';
import { listRules } from './read-rules';
import type { SourceReading } from './source-reading';

/**
 * Reads AWS Config. What AWS did not answer is a gap, never less; results that comply are counted and not kept.
 *
 * @param sources accounts and regions, or aggregators; at least one
 * @throws UserError in one line, when nothing at all could be read: no credentials, an unknown region, no such aggregator
 * @throws what the signal's reason is, when it was aborted
 */
export async function observe(sources: readonly AuditSource[], options: ObserveOptions = {}): Promise<Observations> {
  refuse(sources, options);
  const run = new AuditRun(options);
  const open: OpenSource[] = [];
  try {
    run.signal.throwIfAborted();
    const outcomes = await run.all(sources.map((source) => readSource(source, run, open)));
    const [first] = outcomes;
    if (first?.error !== undefined && outcomes.every(({ error }) => error !== undefined)) throw first.error;
    return joined(sources, run, outcomes);
  } finally {
    await run.end();
    for (const source of open) source.close();
  }
}

/** What became of a source. */
interface Outcome {
  readonly source: AuditSource;
  /** Absent where it could not even be opened. */
  readonly reading?: SourceReading;
  /** Why not one page of it came. */
  readonly error?: UserError;
}

function refuse(sources: readonly AuditSource[], { evaluate }: ObserveOptions): void {
  if (sources.length === 0) throw new AuditError('there is nothing to audit; name a region or an aggregator');
  const aggregator = sources.find((source) => source.aggregator !== undefined)?.aggregator;
  if (evaluate === undefined || aggregator === undefined) return;
  throw new AuditError(
    `rules cannot be evaluated through the aggregator ${aggregator}; evaluate them in their own accounts, or leave it out`,
  );
}

async function readSource(source: AuditSource, run: AuditRun, open: OpenSource[]): Promise<Outcome> {
  try {
    const opened = await run.inTurn(() => openSource(source, run.options));
    open.push(opened);
    const reader = new ConfigReader(opened.client, opened.scope, run);
    const reading = await read(source, reader, opened);
    const failure = reader.pages === 0 ? reader.firstFailure : undefined;
    return failure === undefined
      ? { source, reading }
      : { source, reading, error: nothingRead(source, reader.scope, failure) };
  } catch (error) {
    if (!(error instanceof UserError) || run.signal.aborted) throw error;
    return { source, error };
  }
}

async function read(source: AuditSource, reader: ConfigReader, opened: OpenSource): Promise<SourceReading> {
  if (source.aggregator !== undefined) return readAggregator(reader, source.aggregator);
  const { run, scope } = reader;
  const { evaluate } = run.options;
  run.add({ scopes: 1 });
  // The rules are listed for keeps after their evaluation: where the list was kept, an interrupted audit has evaluated them.
  if (evaluate !== undefined && !(await reader.has(describeConfigRules.name, {}))) {
    const watcher = new ConfigReader(opened.client, scope, run, false);
    const { rules } = await listRules(watcher);
    await evaluateRules(watcher, new ConfigReader(opened.once, scope, run, false), rules, evaluate);
  }
  return readAccount(reader);
}

function joined(sources: readonly AuditSource[], run: AuditRun, outcomes: readonly Outcome[]): Observations {
  const unopened = outcomes.flatMap(({ source, reading, error }) =>
    reading === undefined && error !== undefined ? [{ source, error, scope: scopeOfRole(source) }] : [],
  );
  for (const { source, error, scope } of unopened) {
    run.gap({
      ...(scope === undefined ? {} : { scope }),
      operation: 'GetCallerIdentity',
      code: error.name,
      message: `${sourceName(source)}: ${error.message}`,
    });
  }
  const readings = outcomes.flatMap(({ reading }) => reading ?? []);
  const scopes = [...readings.flatMap((reading) => reading.scopes), ...unopened.flatMap(({ scope }) => scope ?? [])];
  const aggregator = sources.find((source) => source.aggregator !== undefined)?.aggregator;
  return {
    startedAt: run.begun,
    finishedAt: run.now().toISOString(),
    ...(aggregator === undefined ? {} : { aggregator }),
    scopes: [...new Map(scopes.map((scope) => [scopeName(scope), scope])).values()],
    recorders: readings.flatMap(({ recorders }) => recorders),
    rules: readings.flatMap(({ rules }) => rules),
    packs: readings.flatMap(({ packs }) => packs),
    evaluations: readings.flatMap(({ evaluations }) => evaluations).flat(),
    gaps: run.gaps,
  };
}

/** The account that a role is of, though nobody may assume it. */
function scopeOfRole({ roleArn, region, aggregator }: AuditSource): AuditScope | undefined {
  const account = /^arn:[^:]+:iam::(\d{12}):role\//.exec(roleArn ?? '')?.[1];
  return account === undefined || aggregator !== undefined ? undefined : { account, region };
}
