import type { Control } from '../controls/control';
import { calendarDateOf, type Exception, exceptionProblems, withCurrentIds } from '../exceptions';
import type { CheckReport, Finding, Level, RuleTally } from '../finding';
import { version } from '../version';
import { factsOfCatalogue } from './catalogue-facts';
import type { CheckInput } from './check-input';
import { compare } from './comparison';
import { controlFindings } from './control-findings';
import { Excuses } from './excuses';
import { Fingerprints } from './fingerprint';
import type { LevelOptions } from './level';
import { type OutcomeOptions, outcomeOf } from './outcome';
import { proposedExceptions } from './proposed-exceptions';
import { withReported } from './reported-findings';

/** What one run of the checks looks at, and how it judges. */
export interface CheckOptions extends OutcomeOptions, LevelOptions {
  /** Each input's templates are judged together. */
  readonly inputs: readonly CheckInput[];
  /** What of the inputs could not be read, a line each: the run is then incomplete. */
  readonly incomplete: readonly string[];
  /** The packs asked for, by name, for the report. */
  readonly packs: readonly string[];
  /** The controls of those packs. */
  readonly controls: readonly Control[];
  /** Every control there is, by which ids in exceptions are known. */
  readonly catalogue: readonly Control[];
  /** The exceptions of the state that is checked. */
  readonly exceptions: readonly Exception[];
  /** The exceptions of the target branch: they alone count then, and acknowledgements made by the app do not. */
  readonly targetExceptions?: readonly Exception[];
  /** Findings of the state compared with. */
  readonly earlier?: readonly Finding[];
  readonly today: Date;
}

/** Runs the checks. Reads nothing itself. */
export function check(options: CheckOptions): CheckReport {
  const { inputs, controls, today } = options;
  const exceptions = options.exceptions.map((exception) => withCurrentIds(exception));
  const targetExceptions = options.targetExceptions?.map((exception) => withCurrentIds(exception));
  const facts = factsOfCatalogue(options.catalogue);
  const counting = targetExceptions ?? exceptions;
  const fingerprints = new Fingerprints();
  const used = new Set<Exception>();
  const results = inputs.map((input) => {
    const excuses = new Excuses(
      { exceptions: counting, trustsApp: targetExceptions === undefined, today, facts },
      input.reported,
    );
    const context = { excuses, fingerprints, levels: options };
    const own = controlFindings(input, controls, context, today);
    const findings = withReported(own.findings, input, context);
    for (const exception of excuses.used) used.add(exception);
    return { ...own, findings };
  });
  const found = results.flatMap(({ findings }) => findings);
  const compared = options.earlier === undefined ? { findings: found, fixed: [] } : compare(found, options.earlier);
  const report = {
    version,
    date: calendarDateOf(today),
    packs: options.packs,
    templates: results.flatMap(({ templates }) => templates),
    ...compared,
    tallies: total(results.map(({ tallies }) => tallies)),
    problems: problemsOf(counting, { today, facts, used }),
    proposedExceptions: targetExceptions === undefined ? [] : proposedExceptions(exceptions, targetExceptions),
    unread: [...inputs.flatMap(({ unread }) => unread), ...results.flatMap(({ unread }) => unread)],
    incomplete: options.incomplete,
  };
  return { ...report, outcome: outcomeOf(report, options) };
}

/** An exception that is not needed is no error here: a run may look at a part of the app only. */
function problemsOf(
  exceptions: readonly Exception[],
  options: Parameters<typeof exceptionProblems>[1],
): readonly { readonly level: Level; readonly message: string }[] {
  return exceptionProblems(exceptions, options).map(({ kind, severity, message }) => ({
    level: kind === 'unused' ? 'warning' : severity,
    message,
  }));
}

/** The tallies of several inputs, one a rule. */
function total(all: readonly (readonly RuleTally[])[]): readonly RuleTally[] {
  const sums = new Map<string, RuleTally>();
  for (const tally of all.flat()) {
    const sum = sums.get(tally.rule);
    sums.set(tally.rule, sum === undefined ? tally : plus(sum, tally));
  }
  return [...sums.values()];
}

function plus(left: RuleTally, right: RuleTally): RuleTally {
  return {
    ...left,
    compliant: left.compliant + right.compliant,
    violations: left.violations + right.violations,
    unknown: left.unknown + right.unknown,
    excepted: left.excepted + right.excepted,
    compliantResources: [...left.compliantResources, ...right.compliantResources],
  };
}
