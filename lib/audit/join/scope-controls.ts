import type { Control } from '../../controls/control';
import { requirementsOf } from '../../controls/frameworks/requirements';
import { ConfigRegion } from '../../rules/config-region';
import type { ProcessCheck } from '../../rules/process-checks';
import type { AuditedControl, AuditedResource, AuditReport } from '../audit-report';
import { type AuditScope, scopeName } from '../audit-scope';
import type { Observations, ObservedRule } from '../observations';
import type { AuditExceptions } from './audit-exceptions';
import { type ControlStanding, controlStanding } from './control-standing';
import { type Judge, judgeText, type RegionJudges } from './judge';
import { type MatchedRule, matchRules } from './match-rules';
import { notJudgedReason } from './not-judged';
import { otherRule } from './other-rules';
import { processCheckFacts } from './process-check-facts';
import { processCheckState, rulesOfProcessCheck } from './process-check-state';
import { type Reason, type RuleContext, type RuleState, ruleState } from './rule-state';
import { gapText } from './scope-gaps';
import { recorderState } from './scope-recorder';
import type { SynthVerdicts } from './synth-verdicts';

/** What one scope's controls are judged by. */
export interface ScopeFacts {
  readonly controls: readonly Control[];
  readonly processChecks: readonly ProcessCheck[];
  readonly kind: ConfigRegion;
  readonly judges: RegionJudges;
  /** Ids of controls that another audited region of the account judges. */
  readonly judgedElsewhere: ReadonlySet<string>;
  /** Whether the account's home, or the edge, whichever this region is not, is audited. */
  readonly otherAudited: boolean;
  readonly observations: Observations;
  readonly context: RuleContext;
  readonly exceptions: AuditExceptions;
  readonly synth?: SynthVerdicts;
}

/** How the controls of one account and region stand, and which of its rules judge none of them. */
export function scopeControls(scope: AuditScope, facts: ScopeFacts): Pick<AuditReport, 'controls' | 'otherRules'> {
  const observed = facts.observations.rules.filter(
    (rule) => scopeName(rule.scope) === scopeName(scope) && !rule.state?.startsWith('DELETING'),
  );
  const matched = matchRules(observed, facts.judges.judges);
  const builder = new ScopeBuilder(scope, facts, observed);
  const controls = facts.controls.flatMap((control) => builder.control(control, matched));
  const checks = facts.kind === ConfigRegion.EDGE ? [] : facts.processChecks;
  const judging = new Set([...matched.values()].flat().map(({ rule }) => rule.name));
  const attested = checks.flatMap((check) => rulesOfProcessCheck(check, observed)).map(({ name }) => name);
  return {
    controls: [...controls, ...checks.map((check) => builder.processCheck(check))],
    otherRules: observed
      .filter(({ name }) => !judging.has(name) && !attested.includes(name))
      .map((rule) => otherRule(rule, facts.context.gaps)),
  };
}

class ScopeBuilder {
  private readonly states = new Map<MatchedRule, RuleState>();

  public constructor(
    private readonly scope: AuditScope,
    private readonly facts: ScopeFacts,
    private readonly observed: readonly ObservedRule[],
  ) {}

  /** A control's row; none where another region of the account is its place. */
  public control(control: Control, matched: ReadonlyMap<Judge, readonly MatchedRule[]>): readonly AuditedControl[] {
    const { judges, kind, judgedElsewhere, otherAudited, observations, context, synth } = this.facts;
    const own = judges.byControl.get(control.id) ?? [];
    const { id, area, title, severity, remedy } = control;
    const about = { scope: this.scope, id, area, title, severity, remedy, frameworks: requirementsOf(control) };
    if (own.length === 0) {
      const notOffered = judges.notOffered.get(id) ?? [];
      const reason = notJudgedReason(control, {
        region: this.scope.region,
        kind,
        judgedElsewhere: judgedElsewhere.has(id),
        otherAudited,
        notOffered,
      });
      if (reason === undefined) return [];
      const row = { ...about, standing: 'not-judged' as const, also: [], reason, rules: [], resources: [] };
      return [{ ...row, ...this.synthOf(id, 'not-judged') }];
    }
    const rules = own.flatMap((judge) => matched.get(judge) ?? []);
    const states = rules.map((rule) => this.stateOf(rule));
    const resources = states.flatMap((state) => state.resources).map((resource) => this.complete(id, resource));
    const missing = own
      .filter((judge) => (matched.get(judge) ?? []).length === 0)
      .map((judge) => this.missing(judgeText(judge)));
    const standing = controlStanding({
      recorder: recorderState(observations, this.scope, context.gaps),
      states,
      missing: [...missing, ...this.strays()],
      resources,
    });
    return [
      {
        ...this.row(about, standing, states, resources),
        ...(synth === undefined ? {} : this.synthOf(id, standing.standing)),
      },
    ];
  }

  /** A process check's row. An attestation is put there by a person: it needs no recorder. */
  public processCheck(check: ProcessCheck): AuditedControl {
    const states = rulesOfProcessCheck(check, this.observed).map((rule) =>
      processCheckState(rule, check, this.facts.context),
    );
    const about = { scope: this.scope, ...processCheckFacts(check) };
    const resources = states.flatMap((state) => state.resources).map((resource) => this.complete(about.id, resource));
    const missing = states.length === 0 ? [this.missing(`the process check ${check.ruleName}`)] : [];
    const standing = controlStanding({ recorder: { kind: 'recording' }, states, missing, resources });
    return this.row(about, standing, states, resources);
  }

  private row(
    about: Pick<AuditedControl, 'scope' | 'id' | 'area' | 'title' | 'severity' | 'remedy' | 'frameworks'>,
    standing: ControlStanding,
    states: readonly RuleState[],
    resources: readonly AuditedResource[],
  ): AuditedControl {
    const times = states.map(({ evaluatedAt }) => evaluatedAt ?? '').sort();
    const [oldest = ''] = times;
    const remediation = states.flatMap(({ rule: { name, remediation: own } }) =>
      own === undefined ? [] : [{ rule: name, ...own }],
    );
    return {
      ...about,
      ...standing,
      rules: states.map(({ rule }) => rule.name),
      ...(oldest === '' ? {} : { evaluatedAt: oldest }),
      resources,
      ...(remediation.length === 0 ? {} : { remediation }),
    };
  }

  private stateOf(rule: MatchedRule): RuleState {
    const known = this.states.get(rule) ?? ruleState(rule, this.facts.context);
    this.states.set(rule, known);
    return known;
  }

  /** A rule that is not listed is missing, unless the list itself is. */
  private missing(what: string): Reason {
    const gap = this.facts.context.gaps.ofList(this.scope) ?? this.facts.context.gaps.ofScope(this.scope);
    if (gap === undefined && this.facts.context.aggregated) {
      // It shows no rule without results ("DescribeAggregateComplianceByConfigRules", AWS Config API Reference).
      const text = `the aggregator has nothing of ${what}: it is not deployed, or has nothing to judge`;
      return { standing: 'unknown', text };
    }
    return gap === undefined
      ? { standing: 'rule-missing', text: `${what} is not deployed here` }
      : { standing: 'unknown', text: `whether ${what} is deployed here was not read (${gapText(gap)})` };
  }

  /** Results of a rule that nobody listed: the list is not whole. */
  private strays(): readonly Reason[] {
    const stray = this.facts.context.evaluations.strays(this.facts.observations.rules, this.scope);
    return stray === undefined ? [] : [{ standing: 'unknown', text: `${stray} has results, and is not listed` }];
  }

  private complete(controlId: string, resource: AuditedResource): AuditedResource {
    const { resourceType, resourceId } = resource;
    const synth = this.facts.synth?.resourceOf(controlId, this.scope.region, resourceType, resourceId);
    const exception =
      resource.verdict === 'unknown'
        ? undefined
        : this.facts.exceptions.idFor(controlId, {
            scope: this.scope,
            resourceType,
            resourceId,
            ...(synth?.constructPath === undefined ? {} : { constructPath: synth.constructPath }),
          });
    return {
      ...resource,
      ...(exception === undefined ? {} : { exception }),
      ...(synth === undefined ? {} : { synth }),
    };
  }

  /** Where both sides say something, a difference is drift. */
  private synthOf(controlId: string, standing: AuditedControl['standing']): Pick<AuditedControl, 'synth'> {
    const verdict = this.facts.synth?.verdictOf(controlId, this.scope.region);
    if (verdict === undefined) return {};
    const drift =
      verdict === 'met'
        ? ['violated', 'excepted', 'unknown'].includes(standing)
        : verdict === 'violated' && standing === 'met';
    return { synth: { verdict, drift } };
  }
}
