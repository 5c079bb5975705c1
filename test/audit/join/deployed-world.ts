import { type AuditScope, scopeName } from '../../../lib/audit/audit-scope';
import type { Observations, ObservedEvaluation, ObservedRule } from '../../../lib/audit/observations';
import { catalogue } from '../../../lib/controls/catalogue';
import { ConfigRegion } from '../../../lib/rules/config-region';
import { liveRulesFor } from '../../../lib/rules/live-rules';
import { managedRulesFor } from '../../../lib/rules/managed-rules';
import { processChecks } from '../../../lib/rules/process-checks';
import { isOffered } from '../../../lib/rules/region-availability';

export const HOME: AuditScope = { account: '111122223333', region: 'eu-central-1' };
export const EDGE: AuditScope = { account: '111122223333', region: 'us-east-1' };

/** The day of every test. */
export const TODAY = new Date('2026-11-22T12:00:00Z');

const EVALUATED = '2026-11-21T06:00:00.000Z';

const known = new Map<string, readonly ObservedRule[]>();

/** All rules of the catalogue in the home region, each evaluated yesterday, with nothing found and all work attested. */
export function deployedRules(scope: AuditScope = HOME, region = ConfigRegion.HOME): readonly ObservedRule[] {
  const key = `${scopeName(scope)} ${region}`;
  const rules = known.get(key) ?? rulesOf(scope, region);
  known.set(key, rules);
  return rules;
}

function rulesOf(scope: AuditScope, region: ConfigRegion): readonly ObservedRule[] {
  const common = { scope, countsCapped: false, lastEvaluatedAt: EVALUATED, compliance: 'COMPLIANT' as const };
  return [
    ...managedRulesFor(catalogue, region)
      .filter(({ identifier }) => isOffered(identifier, scope.region))
      .map(({ id, identifier, parameters }) => ({
        ...common,
        name: id,
        source: identifier,
        parameters,
        counts: { NON_COMPLIANT: 0 },
      })),
    ...liveRulesFor(catalogue, region).map(({ id, parameters }) => ({
      ...common,
      name: `live-${id}`,
      source: 'CUSTOM_LAMBDA',
      parameters: { ...parameters },
      counts: { NON_COMPLIANT: 0 },
    })),
    ...(region === ConfigRegion.EDGE
      ? []
      : processChecks.map(({ ruleName }) => ({
          scope,
          countsCapped: false,
          compliance: 'COMPLIANT' as const,
          name: `${ruleName}-conformance-pack-a1b2c3d4e`,
          source: 'AWS_CONFIG_PROCESS_CHECK',
          parameters: {},
          counts: { COMPLIANT: 1 },
        }))),
  ];
}

/** Somebody did all work on 1 November. */
export function attestations(scope: AuditScope = HOME): readonly ObservedEvaluation[] {
  return processChecks.map(({ ruleName }) => ({
    scope,
    rule: `${ruleName}-conformance-pack-a1b2c3d4e`,
    compliance: 'COMPLIANT',
    resourceType: 'AWS::::Account',
    resourceId: scope.account,
    recordedAt: '2026-11-02T09:00:00.000Z',
    annotation: 'Attested: done on 2026-11-01 by Jane Doe, evidence sha256 0123456789abcdef',
  }));
}

/** An account that is as the baseline wants it, unless changed. */
export function observed(changes: Partial<Observations> = {}): Observations {
  const scopes = changes.scopes ?? [HOME];
  return {
    startedAt: '2026-11-22T11:00:00.000Z',
    finishedAt: '2026-11-22T11:01:00.000Z',
    scopes,
    recorders: scopes.map((scope) => ({
      scope,
      name: 'default',
      recording: true,
      lastStatus: 'SUCCESS',
      recordsEverything: true,
      hasDeliveryChannel: true,
    })),
    rules: deployedRules(),
    packs: [],
    evaluations: attestations(),
    gaps: [],
    ...changes,
  };
}

/** The rules, one of them changed. */
export function withRule(name: string, change: Partial<ObservedRule>): readonly ObservedRule[] {
  const rules = deployedRules();
  if (!rules.some((rule) => rule.name === name)) throw new Error(`no rule ${name}`);
  return rules.map((rule) => (rule.name === name ? { ...rule, ...change } : rule));
}

/** A bucket that a rule finds. */
export function found(rule: string, change: Partial<ObservedEvaluation> = {}): ObservedEvaluation {
  return {
    scope: HOME,
    rule,
    compliance: 'NON_COMPLIANT',
    resourceType: 'AWS::S3::Bucket',
    resourceId: 'orders',
    recordedAt: '2026-11-20T06:00:00.000Z',
    ...change,
  };
}
