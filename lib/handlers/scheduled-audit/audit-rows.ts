import type { AuditedControl, AuditedResource, AuditReport } from '../../audit/audit-report';
import type { AuditRow } from '../../evidence-lake/audit-row';

/**
 * What an audit found, as rows: one for each resource, and one for a control that names none.
 *
 * @param audit name of the bundle
 */
export function auditRows(
  { controls, finishedAt, complete }: Pick<AuditReport, 'controls' | 'finishedAt' | 'complete'>,
  audit: string,
): readonly AuditRow[] {
  return controls.flatMap((control) => {
    const row = { audit, finished_at: finishedAt, complete, ...controlRow(control) };
    return control.resources.length === 0
      ? [row]
      : control.resources.map((resource) => ({ ...row, ...resourceRow(resource) }));
  });
}

function controlRow(control: AuditedControl): Omit<AuditRow, 'audit' | 'finished_at' | 'complete'> {
  const { scope, id, title, severity, standing, reason, frameworks, evaluatedAt } = control;
  return {
    account: scope.account,
    region: scope.region,
    control: id,
    title,
    severity,
    standing,
    reason,
    requirements: Object.entries(frameworks).flatMap(([framework, requirements]) =>
      requirements.map((requirement) => `${framework}:${requirement}`),
    ),
    ...(evaluatedAt === undefined ? {} : { evaluated_at: evaluatedAt }),
  };
}

function resourceRow(resource: AuditedResource): Partial<AuditRow> {
  const { rule, verdict, resourceType, resourceId, since, annotation, exception } = resource;
  return {
    rule,
    verdict,
    resource_type: resourceType,
    resource_id: resourceId,
    ...(since === undefined ? {} : { since }),
    ...(annotation === undefined ? {} : { annotation }),
    ...(exception === undefined ? {} : { exception }),
  };
}
