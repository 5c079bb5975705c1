import { renameSync, writeFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import type {
  App,
  IPolicyValidationContext,
  IPolicyValidationPlugin,
  PolicyValidationPluginReport,
  PolicyViolation,
} from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { EVIDENCE_FILE, type Evidence } from '../evidence';
import { calendarDateOf, covers, daysLeft, type Exception, exceptionProblems } from '../exceptions';
import { version } from '../version';
import { ControlChecks } from './control-checks';
import { evidenceOf } from './evidence-of';
import { ExceptionRegister } from './exception-register';
import type { RecordedPack } from './recorded-pack';
import { Suppressions } from './suppressions';

/**
 * The plugin that runs after every pack: it judges the exceptions themselves, now that it is known which of them
 * covered a finding, and writes the evidence file.
 *
 * Its findings are of severity fatal, which the CDK does not let anybody acknowledge: the register would otherwise be
 * silenced by what it is there to prevent.
 */
export class ExceptionAudit implements IPolicyValidationPlugin {
  public readonly name = 'StorefrontExceptions';
  public readonly version = version;

  /**
   * @param app the app that is judged, into whose cloud assembly the evidence goes
   * @param packs the packs that run before this plugin
   * @param register the exceptions that were applied
   * @param downgraded controls that only warn, by id
   */
  public constructor(
    private readonly app: App,
    private readonly packs: readonly RecordedPack[],
    private readonly register: () => ExceptionRegister,
    private readonly downgraded: readonly string[],
  ) {}

  /** Judges the exceptions and writes the evidence into the cloud assembly. Called by the CDK after synthesis. */
  public validate(_context: IPolicyValidationContext): PolicyValidationPluginReport {
    const register = this.register();
    const used = this.usedExceptions(register);
    const violations = [...this.problems(register, used), ...strayFindings(register, this.app)];
    this.writeEvidence(register, used, violations);
    return { success: violations.every(({ severity }) => severity !== 'fatal'), violations };
  }

  private usedExceptions({ exceptions }: ExceptionRegister): ReadonlySet<Exception> {
    const findings = this.packs.flatMap(({ violations }) =>
      (violations ?? []).flatMap(({ ruleName, violatingResources }) =>
        violatingResources.map(({ constructPath }) => ({ controlId: ruleName, constructPath: constructPath ?? '' })),
      ),
    );
    return new Set(exceptions.filter((exception) => findings.some((finding) => covers(exception, finding))));
  }

  private problems(register: ExceptionRegister, used: ReadonlySet<Exception>): readonly PolicyViolation[] {
    const ruleIds = new Set(this.packs.flatMap((pack) => [...pack.outcomes.keys(), ...(pack.ruleIds ?? [])]));
    const facts = ExceptionRegister.factsOf(ruleIds);
    return exceptionProblems(register.exceptions, { today: register.today, facts, used }).map((problem) => ({
      ruleName: problem.kind,
      description: problem.message,
      severity: problem.severity === 'error' ? 'fatal' : 'warning',
      violatingResources: [{ constructPath: problem.exception.path, locations: [] }],
    }));
  }

  private writeEvidence(
    register: ExceptionRegister,
    used: ReadonlySet<Exception>,
    problems: readonly PolicyViolation[],
  ): void {
    const { exceptions, today } = register;
    const excuses = { suppressions: new Suppressions(this.app), exceptions };
    const own = this.packs.map(({ pack }) => pack).find((pack) => pack instanceof ControlChecks);
    const evidence: Evidence = {
      version: 1,
      packageVersion: version,
      date: calendarDateOf(today),
      packs: this.packs.map((pack) => evidenceOf(pack, excuses)),
      exceptions: exceptions.map((exception) => ({
        controls: exception.controls,
        path: exception.path,
        kind: exception.kind,
        owner: exception.owner,
        reason: exception.reason,
        source: `${exception.source.file}:${exception.source.line}`,
        used: used.has(exception),
        daysLeft: daysLeft(exception, today),
      })),
      problems: problems.map(({ severity, description }) => ({
        severity: severity === 'fatal' ? 'error' : 'warning',
        message: description,
      })),
      downgraded: this.downgraded,
      unread: (own instanceof ControlChecks ? (own.lastEvaluation?.unread ?? []) : []).map((line) =>
        line.replace(`${this.app.outdir}${sep}`, ''),
      ),
    };
    write(join(this.app.outdir, EVIDENCE_FILE), evidence);
  }
}

function strayFindings(register: ExceptionRegister, app: IConstruct): readonly PolicyViolation[] {
  return register.strays(app).map(({ id, constructPath }) => ({
    ruleName: 'bare-acknowledgement',
    description: `${id} is acknowledged at ${constructPath} outside the register, without owner, approver or end`,
    fix: 'Write it into exceptions.yaml, or use Exceptions.of(construct).grant({...}).',
    severity: 'fatal',
    violatingResources: [{ constructPath, locations: [] }],
  }));
}

/** A reader finds the whole file or none: it is renamed into place. */
function write(path: string, evidence: Evidence): void {
  writeFileSync(`${path}.part`, `${JSON.stringify(evidence, undefined, 1)}\n`);
  renameSync(`${path}.part`, path);
}
