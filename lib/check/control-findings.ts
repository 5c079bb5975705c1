import type { Control } from '../controls/control';
import { firstId } from '../controls/control-history';
import { evaluate, type Judgement } from '../controls/evaluate';
import { TemplateSet } from '../controls/template-set';
import type { Finding, JudgedTemplate, RuleTally } from '../finding';
import type { CheckInput } from './check-input';
import type { Excuses } from './excuses';
import type { Fingerprints } from './fingerprint';
import { type LevelOptions, levelOf } from './level';
import { factsOfControl, OWN_PACK } from './rule-facts';

/** What the findings of one run share. */
export interface FindingContext {
  readonly excuses: Excuses;
  readonly fingerprints: Fingerprints;
  readonly levels: LevelOptions;
}

/** What the controls say of one input. */
export interface ControlFindings {
  readonly findings: readonly Finding[];
  /** One a control, also of those that applied to nothing. */
  readonly tallies: readonly RuleTally[];
  readonly templates: readonly JudgedTemplate[];
  readonly unread: readonly string[];
}

/** Holds the controls against the templates of one input, by the given day. */
export function controlFindings(
  input: CheckInput,
  controls: readonly Control[],
  context: FindingContext,
  today: Date,
): ControlFindings {
  const set = new TemplateSet(input.templates, today);
  const { judgements, unread } = evaluate(set, controls);
  const findings: Finding[] = [];
  const tallies = new Map(controls.map((control) => [control.id, new Tally(control)]));
  const written = new Set<string>();
  for (const judgement of judgements) {
    const finding = findingOf(input, judgement, context);
    if (finding !== undefined && repeats(finding, judgement, written)) continue;
    tallies.get(judgement.control.id)?.count(judgement, finding);
    if (finding !== undefined) findings.push(finding);
  }
  const templates = [...set.templates.values()].map(({ name, region, resources }) => ({
    file: name,
    stack: input.stackOf(name),
    ...(region === undefined ? {} : { region }),
    resources: resources.size,
  }));
  return { findings, tallies: [...tallies.values()].map((tally) => tally.result()), templates, unread };
}

/** Whether AWS SAM makes several resources of one property, and the finding was told of another one of them. */
function repeats({ rule, resource, property, message }: Finding, judgement: Judgement, written: Set<string>): boolean {
  if (resource.logicalId === judgement.resource.logicalId) return false;
  const key = JSON.stringify([rule, resource.template, resource.logicalId, property, message]);
  if (written.has(key)) return true;
  written.add(key);
  return false;
}

function findingOf(input: CheckInput, judgement: Judgement, context: FindingContext): Finding | undefined {
  const { control, resource, verdict } = judgement;
  if (verdict.kind !== 'violation' && verdict.kind !== 'unknown') return undefined;
  const [place, message] =
    verdict.kind === 'unknown'
      ? [verdict.path, verdict.reason]
      : [verdict.faults[0]?.path ?? '', verdict.faults.map((fault) => fault.message).join('; ')];
  const { template } = resource;
  const { logicalId, type, property } = input.writtenAs(template.name, resource.logicalId, place) ?? {
    logicalId: resource.logicalId,
    type: resource.type,
    property: place,
  };
  const origin = input.originOf(template.name, logicalId);
  const constructPath = origin?.constructPath;
  const path = constructPath ?? `${input.stackOf(template.name)}/${logicalId}`;
  const exception = context.excuses.of(OWN_PACK, control.id, path);
  const templateLine = input.lineOf(template.name, resource.logicalId, place);
  return {
    fingerprint: context.fingerprints.next({
      pack: OWN_PACK,
      rule: firstId(control.id),
      constructPath,
      logicalId,
      type,
    }),
    ...factsOfControl(control),
    verdict: verdict.kind,
    level: levelOf(control, verdict.kind, context.levels),
    message,
    resource: { logicalId, type, template: template.name, ...(constructPath === undefined ? {} : { constructPath }) },
    ...(property === '' ? {} : { property }),
    ...(origin?.source === undefined ? {} : { source: origin.source }),
    ...(templateLine === undefined ? {} : { templateLine }),
    ...(exception === undefined ? {} : { exception }),
  };
}

/** Counts what one control said. */
class Tally {
  private readonly compliantResources: string[] = [];
  private violations = 0;
  private unknown = 0;
  private excepted = 0;

  public constructor(private readonly control: Control) {}

  public count({ resource }: Judgement, finding: Finding | undefined): void {
    if (finding === undefined) this.compliantResources.push(`${resource.template.name}#${resource.logicalId}`);
    else if (finding.exception !== undefined) this.excepted += 1;
    else if (finding.verdict === 'unknown') this.unknown += 1;
    else this.violations += 1;
  }

  public result(): RuleTally {
    return {
      ...factsOfControl(this.control),
      compliant: this.compliantResources.length,
      violations: this.violations,
      unknown: this.unknown,
      excepted: this.excepted,
      compliantResources: this.compliantResources,
    };
  }
}
