import type {
  IPolicyValidationContext,
  IPolicyValidationPlugin,
  PolicyValidationPluginReport,
  PolicyViolation,
} from 'aws-cdk-lib';
import { type IApplyRule, NagPack, NagRuleCompliance, type NagRuleResult } from 'cdk-nag';
import { ruleOf } from '../exceptions';
import { ControlChecks } from './control-checks';

/** What a cdk-nag rule said of one construct. */
export type RuleOutcome = 'compliant' | 'violation' | 'failed';

/**
 * A policy pack that remembers what it found and what it found in order, so that both can be proven: the CDK drops clean packs from its report,
 * so that clean and never run look alike there.
 *
 * It keeps the pack's name, under which findings are acknowledged.
 */
export class RecordedPack implements IPolicyValidationPlugin {
  public readonly name: string;
  public readonly version?: string;
  public readonly ruleIds?: string[];
  private readonly outcomesByRule = new Map<string, Map<string, RuleOutcome>>();
  private found: readonly PolicyViolation[] | undefined;
  private error: string | undefined;

  /**
   * @param pack the pack
   * @param downgraded rules whose findings only warn, by id
   */
  public constructor(
    public readonly pack: IPolicyValidationPlugin,
    private readonly downgraded: ReadonlySet<string> = new Set(),
  ) {
    this.name = pack.name;
    if (pack.version !== undefined) this.version = pack.version;
    if (pack.ruleIds !== undefined) this.ruleIds = pack.ruleIds;
    if (pack instanceof NagPack) observeRules(pack, (id, path, outcome) => this.record(id, path, outcome));
  }

  /** Runs the pack. An error of the pack is remembered and thrown on: the CDK fails the synth with it. */
  public validate(context: IPolicyValidationContext): PolicyValidationPluginReport {
    this.outcomesByRule.clear();
    this.found = undefined;
    this.error = undefined;
    try {
      const report = this.downgrade(this.pack.validate(context));
      // The CDK takes acknowledged findings out of the report that it is given: keep a copy of what was found.
      this.found = report.violations.map((each) => ({ ...each, violatingResources: [...each.violatingResources] }));
      return report;
    } catch (error) {
      this.error = error instanceof Error ? error.message : String(error);
      throw error;
    }
  }

  /** What the pack found before acknowledgements; `undefined` when it has not run to its end. */
  public get violations(): readonly PolicyViolation[] | undefined {
    return this.found;
  }

  /** The error with which the pack stopped. */
  public get failure(): string | undefined {
    return this.error;
  }

  /** Every rule that ran, with its outcome by construct path; a rule that applied to nothing has an empty map. */
  public get outcomes(): ReadonlyMap<string, ReadonlyMap<string, RuleOutcome>> {
    return this.outcomesByRule;
  }

  /** Whether findings of a rule, or of one of its `[...]` parts, only warn. */
  public isDowngraded(ruleName: string): boolean {
    return this.downgraded.has(ruleName) || this.downgraded.has(ruleOf(ruleName));
  }

  private downgrade(report: PolicyValidationPluginReport): PolicyValidationPluginReport {
    const violations = report.violations.map((violation) =>
      this.isDowngraded(violation.ruleName)
        ? { ...violation, severity: 'warning', ruleMetadata: { ...violation.ruleMetadata, downgraded: 'true' } }
        : violation,
    );
    // Our own pack does not fail for what it only warns of; cdk-nag's packs do.
    const warns = ({ ruleName, severity }: PolicyViolation) =>
      this.isDowngraded(ruleName) || (this.pack instanceof ControlChecks && severity === 'warning');
    return { ...report, violations, success: report.success || violations.every(warns) };
  }

  private record(id: string, path: string, outcome: RuleOutcome | undefined): void {
    let outcomes = this.outcomesByRule.get(id);
    if (outcomes === undefined) {
      outcomes = new Map();
      this.outcomesByRule.set(id, outcomes);
    }
    if (outcome !== undefined) outcomes.set(path, outcome);
  }
}

type Observer = (ruleId: string, constructPath: string, outcome: RuleOutcome | undefined) => void;

/** The protected member of cdk-nag's packs through which every rule is applied to every resource. */
interface RuleApplication {
  applyRule(params: IApplyRule): void;
  readonly readPackName: string;
}

function observeRules(pack: NagPack, observe: Observer): void {
  const application = pack as unknown as RuleApplication;
  const apply = application.applyRule;
  application.applyRule = (params) => {
    const id = `${application.readPackName}-${params.ruleSuffixOverride ?? params.rule.name}`;
    const rule = (node: IApplyRule['node']): NagRuleResult => {
      try {
        const result = params.rule(node);
        observe(id, node.node.path, outcomeOf(result));
        return result;
      } catch (error) {
        observe(id, node.node.path, 'failed');
        throw error;
      }
    };
    Object.defineProperty(rule, 'name', { value: params.rule.name });
    apply.call(application, { ...params, rule });
  };
}

function outcomeOf(result: NagRuleResult): RuleOutcome | undefined {
  if (result === NagRuleCompliance.NOT_APPLICABLE) return undefined;
  const violated = result === NagRuleCompliance.NON_COMPLIANT || (Array.isArray(result) && result.length > 0);
  return violated ? 'violation' : 'compliant';
}
