import type { ConfigRule, ConfigRuleEvaluationStatus } from '@aws-sdk/client-config-service';
import { AwsFailureKind } from '../../account/aws-failure';
import {
  describeConfigRuleEvaluationStatus,
  describeConfigRules,
  startConfigRulesEvaluation,
} from './account-operations';
import { isLater, isoTime } from './aws-time';
import { type ConfigReader, UnreadPage } from './config-reader';
import { ruleSource } from './observed-rule';
import { entries, foldList, noteGap } from './read-list';
import { batches } from './rule-batches';

/** How evaluations are started and waited for. */
export interface EvaluateOptions {
  /**
   * Milliseconds after which an evaluation that has not ended is a gap. Each start of 25 rules has them for itself: AWS
   * Config takes one start a minute, so that a whole baseline needs a dozen minutes at least.
   *
   * @default 1800000, half an hour
   */
  readonly withinMs?: number;

  /**
   * Milliseconds between two looks, and between two tries to start.
   *
   * @default 10000
   */
  readonly everyMs?: number;
}

const WITHIN_MS = 1_800_000;
const EVERY_MS = 10_000;

/**
 * An evaluation is running, or evaluations were started less than a minute ago ("StartConfigRulesEvaluation", AWS Config API
 * Reference).
 */
const MEANS_LATER = /^(LimitExceededException|ResourceInUseException|Throttling(Exception)?|TooManyRequestsException)$/;

/** Of these AWS Config evaluates nothing: a verdict is put there. */
const NOT_EVALUATED = 'AWS_CONFIG_PROCESS_CHECK';

/**
 * Starts the evaluation of rules, 25 at once, and waits until each has been evaluated anew. A rule whose evaluation could
 * not be started or did not end in time is a gap; what it said before is read all the same.
 *
 * @param reader keeps no pages: what it looks at changes while it waits
 * @param starter tries everything once, since a refusal to start means to wait
 */
export async function evaluateRules(
  reader: ConfigReader,
  starter: ConfigReader,
  rules: readonly ConfigRule[],
  { withinMs = WITHIN_MS, everyMs = EVERY_MS }: EvaluateOptions,
): Promise<void> {
  const names = rules
    .filter((rule) => ruleSource(rule) !== NOT_EVALUATED && rule.ConfigRuleState !== 'DELETING')
    .map(({ ConfigRuleName }) => ConfigRuleName ?? '');
  const { run } = reader;
  let left = names.length;
  run.add({ rulesEvaluating: left });
  try {
    for (const batch of batches(names)) {
      await new Evaluation(reader, starter, { until: Date.now() + withinMs, everyMs }).run(batch);
      run.add({ rulesEvaluating: -batch.length });
      left -= batch.length;
    }
  } finally {
    run.add({ rulesEvaluating: -left });
  }
}

/** One call of StartConfigRulesEvaluation, and what follows from it. */
class Evaluation {
  public constructor(
    private readonly reader: ConfigReader,
    private readonly starter: ConfigReader,
    private readonly times: { readonly until: number; readonly everyMs: number },
  ) {}

  public async run(names: readonly string[]): Promise<void> {
    try {
      const before = byName(await this.states(names));
      await this.start(names);
      await this.finish(names, before);
    } catch (error) {
      if (!(error instanceof UnreadPage)) throw error;
      for (const rule of names) noteGap(this.reader, startConfigRulesEvaluation.name, error.failure, { rule });
    }
  }

  private async start(names: readonly string[]): Promise<void> {
    for (;;) {
      try {
        await this.starter.page(startConfigRulesEvaluation, { ConfigRuleNames: [...names] });
        return;
      } catch (error) {
        const later = error instanceof UnreadPage && MEANS_LATER.test(error.failure.code);
        if (!later || Date.now() >= this.times.until) throw error;
      }
      await this.reader.run.pause(this.times.everyMs);
    }
  }

  private async finish(
    names: readonly string[],
    before: ReadonlyMap<string, ConfigRuleEvaluationStatus>,
  ): Promise<void> {
    let open = names;
    for (;;) {
      const after = byName(await this.states(open));
      const silent = open.filter((name) => !after.has(name));
      const running = new Set(silent.length === 0 ? [] : await this.evaluating(silent));
      open = open.filter((name) => {
        const state = after.get(name);
        return state === undefined ? running.has(name) : !isLater(ended(state), ended(before.get(name)));
      });
      if (open.length === 0) return;
      if (Date.now() >= this.times.until) break;
      await this.reader.run.pause(this.times.everyMs);
    }
    const message = 'the evaluation did not end in time; the results may be those of the one before';
    const failure = { kind: AwsFailureKind.TIMEOUT, code: 'EvaluationNotFinished', message };
    for (const rule of open) noteGap(this.reader, startConfigRulesEvaluation.name, failure, { rule });
  }

  private async states(names: readonly string[]): Promise<readonly ConfigRuleEvaluationStatus[]> {
    const { value, failure } = await foldList(
      this.reader,
      describeConfigRuleEvaluationStatus,
      { ConfigRuleNames: [...names] },
      entries((output) => output.ConfigRulesEvaluationStatus),
    );
    if (failure !== undefined) throw new UnreadPage(failure);
    return value;
  }

  /** Of rules without a status, those whose state says that they are being evaluated. */
  private async evaluating(names: readonly string[]): Promise<readonly string[]> {
    const { ConfigRules: rules = [] } = await this.reader.page(describeConfigRules, { ConfigRuleNames: [...names] });
    return rules.flatMap(({ ConfigRuleName, ConfigRuleState }) =>
      ConfigRuleState === 'EVALUATING' ? [ConfigRuleName ?? ''] : [],
    );
  }
}

function byName(states: readonly ConfigRuleEvaluationStatus[]): ReadonlyMap<string, ConfigRuleEvaluationStatus> {
  return new Map(states.map((state) => [state.ConfigRuleName ?? '', state]));
}

/** When an evaluation last ended, well or badly. */
function ended(state: ConfigRuleEvaluationStatus | undefined): string | undefined {
  const [success, failure] = [isoTime(state?.LastSuccessfulEvaluationTime), isoTime(state?.LastFailedEvaluationTime)];
  return isLater(failure, success) ? failure : success;
}
