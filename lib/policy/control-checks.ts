import type {
  CfnResource,
  IPolicyValidationContext,
  PolicyValidationPluginReport,
  PolicyViolatingResource,
  PolicyViolation,
} from 'aws-cdk-lib';
import { NagPack } from 'cdk-nag';
import type { IConstruct } from 'constructs';
import { systemClock } from '../clock';
import type { Control } from '../controls/control';
import { type Evaluation, evaluate, type Judgement } from '../controls/evaluate';
import { requirementsOf } from '../controls/frameworks/requirements';
import { version } from '../version';
import { RenderedTemplates } from './rendered-templates';

/**
 * A cdk-nag pack over controls of this package.
 *
 * Unlike cdk-nag's own packs it judges the rendered templates, so that property overrides, raw resources, included
 * templates, nested stacks and stages are all seen as CloudFormation will receive them. Violations of critical and
 * high controls are errors. Violations of lesser controls, and verdicts that the template leaves unknown, are listed as
 * warnings and do not fail the synth.
 */
export abstract class ControlChecks extends NagPack {
  public abstract override readonly name: string;
  public override readonly version = version;
  public override readonly ruleIds: string[];
  private day: Date | undefined;
  private last: { readonly evaluation: Evaluation; readonly rendered: RenderedTemplates } | undefined;

  /**
   * @param scope as cdk-nag's packs take it; not needed
   * @param controls the controls that the pack holds
   * @param packName the pack's name, as `name` gives it
   */
  protected constructor(
    scope: IConstruct | undefined,
    private readonly held: readonly Control[],
    packName: string,
  ) {
    super(scope);
    this.packName = packName;
    this.ruleIds = held.map(({ id }) => id);
  }

  /** Judges the templates on disk. Called by the CDK after synthesis. */
  public override validate(context: IPolicyValidationContext): PolicyValidationPluginReport {
    return this.validateScope(context.appConstruct);
  }

  /** Judges the templates of an app that has been synthesized. */
  public override validateScope(scope: IConstruct): PolicyValidationPluginReport {
    const rendered = new RenderedTemplates(scope, this.day ?? systemClock.today());
    const evaluation = evaluate(rendered.templates, this.held);
    this.last = { evaluation, rendered };
    const violations = this.report(evaluation, rendered);
    return { success: violations.every(({ severity }) => severity !== 'error'), violations };
  }

  /** Judges dated facts, such as the rollout of a rule, by this day and not by the present one. */
  public judgeBy(today: Date): void {
    this.day = today;
  }

  /** The controls that this pack holds against the templates. */
  public get controls(): readonly Control[] {
    return this.held;
  }

  /** The whole of the last evaluation, compliant verdicts included; `undefined` before the first. */
  public get lastEvaluation(): Evaluation | undefined {
    return this.last?.evaluation;
  }

  /** The construct behind a resource of the last evaluation. */
  public constructPath(judgement: Judgement): string | undefined {
    return this.last?.rendered.constructPath(judgement.resource);
  }

  /** Not used: this pack judges templates, not constructs. */
  protected checkResource(_node: CfnResource): void {}

  private report(evaluation: Evaluation, rendered: RenderedTemplates): PolicyViolation[] {
    return evaluation.judgements.flatMap((judgement) => {
      const { control, verdict, resource } = judgement;
      if (verdict.kind !== 'violation' && verdict.kind !== 'unknown') return [];
      const unknown = verdict.kind === 'unknown';
      const places = unknown ? [verdict.path] : verdict.faults.map(({ path }) => path);
      const violating: PolicyViolatingResource = {
        ...optional('constructPath', rendered.constructPath(resource)),
        resourceLogicalId: resource.logicalId,
        templatePath: resource.template.name,
        locations: [...new Set(places.map(placeOf))],
      };
      return [
        {
          ruleName: control.id,
          description: describe(judgement),
          fix: control.remedy,
          severity: unknown ? 'warning' : severityOf(control),
          ruleMetadata: metadata(judgement),
          violatingResources: [violating],
        },
      ];
    });
  }
}

/** Whether a violation of the control stops the synth, unless something says otherwise. */
export function severityOf({ severity }: Control): 'error' | 'warning' {
  return severity === 'critical' || severity === 'high' ? 'error' : 'warning';
}

/** A fault's path is below the resource's properties, unless it speaks of the metadata. */
function placeOf(path: string): string {
  if (path.startsWith('Metadata.')) return path;
  return path === '' ? 'Properties' : `Properties.${path}`;
}

function describe({ control, verdict, resource }: Judgement): string {
  const subject = `${resource.logicalId} (${resource.type})`;
  if (verdict.kind === 'unknown') return `${control.title}: unknown for ${subject}: ${verdict.reason}`;
  const faults = verdict.kind === 'violation' ? verdict.faults.map(({ message }) => message).join('; ') : '';
  return `${control.title}: ${subject}: ${faults}. ${control.rationale}`;
}

function metadata({ control, verdict }: Judgement): Record<string, string> {
  const metadata: Record<string, string> = { verdict: verdict.kind, severity: control.severity };
  for (const [framework, ids] of Object.entries(requirementsOf(control))) metadata[framework] = ids.join(', ');
  return metadata;
}

function optional<Key extends string>(key: Key, value: string | undefined): { readonly [K in Key]?: string } {
  return value === undefined ? {} : ({ [key]: value } as { readonly [K in Key]?: string });
}
