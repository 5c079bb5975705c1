import { createHash } from 'node:crypto';
import type { AuditOutcome } from '../audit/audit-outcome';
import type { AuditedControl, AuditedResource, AuditReport } from '../audit/audit-report';
import { scopeName } from '../audit/audit-scope';
import { isOpen } from '../audit/compare-audits';
import type { CheckReport, Finding, RuleTally } from '../finding';
import { gapLine } from './audit-wording';

/** The pack under which audited controls are reported. */
export const AUDIT_PACK = 'StorefrontAudit';

/** What stands for a control in place of a resource. */
const CONTROL_TYPE = 'AWS::Config::ConfigRule';

/**
 * An audit in the form that `check` reports in, for renderers of findings: one for each resource, in the place of a file
 * its account and region; one for each control that is open without a resource; one for each recorder that is off, and
 * not for all the controls that cannot be judged for it.
 */
export function auditFindings(report: AuditReport, { exitCode, reason }: AuditOutcome): CheckReport {
  const { tool, finishedAt, controls, gaps, since } = report;
  const exceptions = new Map(report.exceptions.map((exception) => [exception.id, exception]));
  const findings = controls.flatMap((control) => findingsOf(control, since !== undefined, exceptions));
  const fixed = controls.flatMap((control) =>
    (control.fixedResources ?? []).map((resource) => ofResource(control, resource, undefined, 'fixed')),
  );
  return {
    version: tool.version,
    date: finishedAt.slice(0, 10),
    packs: [AUDIT_PACK],
    templates: report.scopes.map((scope) => ({ file: scopeName(scope), region: scope.region, resources: 0 })),
    findings: [...findings, ...recordersOff(controls)],
    fixed,
    tallies: talliesOf(controls),
    problems: [],
    proposedExceptions: [],
    unread: [],
    incomplete: gaps.map(gapLine),
    outcome: { exitCode, reason },
  };
}

type Exceptions = ReadonlyMap<string, AuditReport['exceptions'][number]>;

function findingsOf(control: AuditedControl, compared: boolean, exceptions: Exceptions): readonly Finding[] {
  const { standing, change, resources } = control;
  if (standing === 'recorder-off') return [];
  const found = resources.map((resource) =>
    ofResource(control, resource, exceptions.get(resource.exception ?? ''), compared ? resource.change : undefined),
  );
  // What was not read, or is not there, is of no resource.
  const told = new Set<string>(resources.map(({ verdict }) => (verdict === 'violation' ? 'violated' : 'unknown')));
  const beside = [standing, ...control.also].filter((each) => isOpen(each) && !told.has(each));
  if (beside.length === 0) return found;
  return [
    ...found,
    finding(control, {
      verdict: beside.includes('violated') ? 'violation' : 'unknown',
      message: control.reason,
      logicalId: control.id,
      type: CONTROL_TYPE,
      ...(compared && change !== undefined && change !== 'fixed' ? { state: change } : {}),
    }),
  ];
}

function ofResource(
  control: AuditedControl,
  { verdict, resourceType, resourceId, annotation, synth }: AuditedResource,
  exception: AuditReport['exceptions'][number] | undefined,
  state: Finding['state'],
): Finding {
  const excuse =
    exception === undefined
      ? {}
      : {
          exception: {
            kind: exception.kind,
            source: exception.id,
            reason: exception.reason,
            daysLeft: exception.daysLeft,
          },
        };
  return finding(control, {
    verdict,
    message: annotation ?? control.reason,
    logicalId: resourceId,
    type: resourceType,
    ...(synth?.constructPath === undefined ? {} : { constructPath: synth.constructPath }),
    ...(state === undefined ? {} : { state }),
    ...excuse,
  });
}

interface Found extends Pick<Finding, 'verdict' | 'message' | 'state' | 'exception'> {
  readonly logicalId: string;
  readonly type: string;
  readonly constructPath?: string;
}

function finding(control: AuditedControl, found: Found): Finding {
  const { logicalId, type, constructPath, ...rest } = found;
  const { id, area, title, severity, remedy, frameworks, scope } = control;
  return {
    fingerprint: fingerprint(id, scopeName(scope), type, logicalId),
    rule: id,
    pack: AUDIT_PACK,
    ...(area === undefined ? {} : { area }),
    title,
    severity,
    level: rest.verdict === 'violation' && (severity === 'medium' || severity === 'low') ? 'warning' : 'error',
    remedy,
    frameworks,
    resource: {
      logicalId,
      type,
      template: scopeName(scope),
      ...(constructPath === undefined ? {} : { constructPath }),
    },
    ...rest,
  };
}

function recordersOff(controls: readonly AuditedControl[]): readonly Finding[] {
  const off = new Map<string, AuditedControl[]>();
  for (const control of controls) {
    if (control.standing !== 'recorder-off') continue;
    const name = scopeName(control.scope);
    off.set(name, [...(off.get(name) ?? []), control]);
  }
  return [...off.values()].flatMap(([first, ...others]) =>
    first === undefined
      ? []
      : [
          finding(
            {
              ...first,
              id: 'RecorderOff',
              area: 'account',
              title: 'AWS Config records',
              severity: 'critical',
              remedy: 'Start the recorder, or deploy ConfigBaseline.',
              frameworks: {},
            },
            {
              verdict: 'violation',
              message: `${first.reason}: ${others.length + 1} controls are not judged`,
              logicalId: 'recorder',
              type: 'AWS::Config::ConfigurationRecorder',
            },
          ),
        ],
  );
}

/** How often each control stands how, over all scopes: the evidence of those that found nothing too. */
function talliesOf(controls: readonly AuditedControl[]): readonly RuleTally[] {
  const tallies = new Map<string, RuleTally>();
  for (const control of controls) {
    if (control.standing === 'not-judged') continue;
    const { id, area, title, severity, frameworks, remedy, standing, scope } = control;
    const sum = tallies.get(id) ?? {
      rule: id,
      pack: AUDIT_PACK,
      ...(area === undefined ? {} : { area }),
      title,
      severity,
      frameworks,
      remedy,
      compliant: 0,
      violations: 0,
      unknown: 0,
      excepted: 0,
      compliantResources: [],
    };
    const met = standing === 'met';
    tallies.set(id, {
      ...sum,
      compliant: sum.compliant + Number(met),
      violations: sum.violations + Number(standing === 'violated'),
      excepted: sum.excepted + Number(standing === 'excepted'),
      unknown: sum.unknown + Number(isOpen(standing) && standing !== 'violated'),
      compliantResources: met ? [...sum.compliantResources, `${scopeName(scope)}#${id}`] : sum.compliantResources,
    });
  }
  return [...tallies.values()];
}

function fingerprint(...facts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(facts)).digest('hex').slice(0, 16);
}
