import type { CheckInput } from '../../check/check-input';
import type { Control } from '../../controls/control';
import type { Exception } from '../../exceptions';
import type { ConfigRegion } from '../../rules/config-region';
import { type ProcessCheck, processChecks } from '../../rules/process-checks';
import { version } from '../../version';
import type { AuditReport } from '../audit-report';
import { type AuditScope, scopeName } from '../audit-scope';
import type { Observations } from '../observations';
import { AuditExceptions } from './audit-exceptions';
import { judgesOfRegion, type RegionJudges } from './judge';
import { regionKind } from './region-kind';
import { EvaluationIndex, type RuleContext } from './rule-state';
import { scopeControls } from './scope-controls';
import { ScopeGaps } from './scope-gaps';
import { SynthVerdicts } from './synth-verdicts';

/** By what observations are judged. */
export interface JoinOptions {
  readonly controls: readonly Control[];
  /** The register of exceptions; those that are not in force excuse nothing. */
  readonly exceptions: readonly Exception[];
  readonly today: Date;
  /**
   * The shop's home region.
   *
   * @default - us-east-1 is the edge beside any other region, and all others are home
   */
  readonly homeRegion?: string;
  /**
   * The most days that results may be old.
   *
   * @default - results of any age count
   */
  readonly maxAgeDays?: number;
  /**
   * A cloud assembly to compare with, by name and as `readInputs` reads it.
   *
   * @default - nothing is compared
   */
  readonly assembly?: { readonly name: string; readonly inputs: readonly CheckInput[] };
  /** @default - those of the catalogue */
  readonly processChecks?: readonly ProcessCheck[];
}

/**
 * Joins what AWS Config says with the catalogue: how each control stands in each account and region, with the resources
 * that its rules find. What was not read, or is not there, is never `met`.
 */
export function joinAudit(observations: Observations, options: JoinOptions): AuditReport {
  const { controls, today, maxAgeDays, homeRegion, assembly } = options;
  const { startedAt, finishedAt, aggregator, scopes, recorders, gaps } = observations;
  const scopeGaps = new ScopeGaps([...gaps]);
  const exceptions = new AuditExceptions(options.exceptions, controls, today);
  const context: RuleContext = {
    evaluations: new EvaluationIndex(observations.evaluations),
    gaps: scopeGaps,
    aggregated: aggregator !== undefined,
    today,
    ...(maxAgeDays === undefined ? {} : { maxAgeDays }),
  };
  const synth = assembly === undefined ? undefined : new SynthVerdicts(assembly.inputs, controls, today);
  const planned = planScopes(scopes, controls, homeRegion);
  const parts = planned.map(({ scope, kind, judges }) => {
    const others = planned.filter((each) => each.scope.account === scope.account && each.scope !== scope);
    return scopeControls(scope, {
      controls,
      processChecks: options.processChecks ?? processChecks,
      kind,
      judges,
      judgedElsewhere: new Set(others.flatMap((each) => [...each.judges.byControl.keys()])),
      otherAudited: others.some((each) => each.kind !== kind),
      observations,
      context,
      exceptions,
      ...(synth === undefined ? {} : { synth }),
    });
  });
  return {
    schemaVersion: 1,
    tool: { name: 'storefront-security-baseline', version },
    startedAt,
    finishedAt,
    ...(aggregator === undefined ? {} : { aggregator }),
    ...(maxAgeDays === undefined ? {} : { maxAgeDays }),
    ...(assembly === undefined ? {} : { assembly: assembly.name }),
    scopes: [...scopes].sort(byName),
    complete: gaps.length === 0,
    gaps,
    recorders: [...recorders].sort((one, other) => byName(one.scope, other.scope)),
    controls: parts.flatMap((part) => part.controls),
    exceptions: exceptions.used,
    otherRules: parts.flatMap((part) => part.otherRules),
  };
}

interface PlannedScope {
  readonly scope: AuditScope;
  readonly kind: ConfigRegion;
  readonly judges: RegionJudges;
}

/** What each scope should have, in the order of their names. */
function planScopes(
  scopes: readonly AuditScope[],
  controls: readonly Control[],
  homeRegion: string | undefined,
): readonly PlannedScope[] {
  const regions = scopes.map(({ region }) => region);
  // An organization has many accounts in few regions.
  const known = new Map<string, RegionJudges>();
  return [...scopes].sort(byName).map((scope) => {
    const kind = regionKind(scope.region, regions, homeRegion);
    const judges = known.get(scope.region) ?? judgesOfRegion(controls, scope.region, kind);
    known.set(scope.region, judges);
    return { scope, kind, judges };
  });
}

function byName(one: AuditScope, other: AuditScope): number {
  return scopeName(one) < scopeName(other) ? -1 : 1;
}
