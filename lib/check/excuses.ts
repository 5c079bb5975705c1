import { type ControlFacts, covers, daysLeft, type Exception, isInForce } from '../exceptions';
import type { FindingException } from '../finding';
import type { ReportedViolation } from './reported-violations';
import { isOwnPack, OWN_PACK } from './rule-facts';

/** What may excuse findings. */
export interface ExcusesOptions {
  /** Exceptions that count. */
  readonly exceptions: readonly Exception[];
  /**
   * Whether acknowledgements made by the app itself count: they do, unless the exceptions of a target branch decide,
   * since a change could then excuse itself.
   */
  readonly trustsApp: boolean;
  readonly today: Date;
  readonly facts: ControlFacts;
}

/** Says of findings whether they are excused, and remembers which exceptions were needed. */
export class Excuses {
  /** Exceptions that covered a finding, in force or not. */
  public readonly used = new Set<Exception>();
  private readonly acknowledged = new Map<string, ReportedViolation>();
  private readonly standing = new Set<string>();

  /** @param reported what a synth found and suppressed in the same templates */
  public constructor(
    private readonly options: ExcusesOptions,
    reported: readonly ReportedViolation[],
  ) {
    for (const violation of reported) {
      if (violation.constructPath === undefined) continue;
      const key = keyOf(violation.pack, violation.rule, violation.constructPath);
      if (violation.acknowledged === undefined) this.standing.add(key);
      else this.acknowledged.set(key, violation);
    }
  }

  /**
   * What excuses a finding, if anything does.
   *
   * @param path the construct's path; for a template without constructs its stack's name and the logical id
   */
  public of(pack: string, rule: string, path: string): FindingException | undefined {
    const found = this.options.exceptions.filter((exception) =>
      covers(exception, { controlId: rule, constructPath: path }),
    );
    for (const exception of found) this.used.add(exception);
    const valid = found.find((exception) => isInForce(exception, this.options));
    if (valid !== undefined) {
      return {
        kind: valid.kind,
        source: `${valid.source.file}:${valid.source.line}`,
        reason: valid.reason,
        daysLeft: daysLeft(valid, this.options.today),
      };
    }
    // The policy acknowledges what the register excepts: what the register no longer excuses, this does not either.
    if (found.length > 0 || !this.options.trustsApp) return undefined;
    const key = keyOf(pack, rule, path);
    const { acknowledged } = this.acknowledged.get(key) ?? {};
    if (acknowledged === undefined || this.standing.has(key)) return undefined;
    return { kind: 'acknowledged', source: acknowledged.at, reason: acknowledged.reason };
  }
}

/** A control is one rule, in whichever of our packs a synth reports it. */
function keyOf(pack: string, rule: string, path: string): string {
  return JSON.stringify([isOwnPack(pack) ? OWN_PACK : pack, rule, path]);
}
