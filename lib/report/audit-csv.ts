import type { AuditedControl, AuditedResource, AuditReport, OtherRule } from '../audit/audit-report';
import { mappedRequirement } from './html/requirement-list';
import { OTHER_RULES, openOtherRules, otherRuleText } from './other-rules';
import { remediationText } from './remediation-text';

const COLUMNS = [
  'complete',
  'audited_at',
  'account',
  'region',
  'control',
  'title',
  'severity',
  'standing',
  'also',
  'reason',
  'evaluated_at',
  'rules',
  'resource_type',
  'resource_id',
  'resource_verdict',
  'resource_since',
  'resource_annotation',
  'resource_rule',
  'exception',
  'framework',
  'requirement',
  'requirement_basis',
  'synth_verdict',
  'drift',
  'change',
  'remediation',
  'remedy',
] as const;

type Row = Readonly<Partial<Record<(typeof COLUMNS)[number], string | boolean>>>;

/**
 * An audit as a table for assessors (RFC 4180): one row for each control, scope, resource that it finds and requirement
 * that it supports; a control without resources, or without requirements, has a row with those cells empty. At the end, a row
 * without a control for each other rule of the account that finds something or is not known. A cell in which a spreadsheet
 * would see a formula begins with an apostrophe (OWASP, "CSV Injection").
 */
export function auditCsv(report: AuditReport): string {
  const lines = [COLUMNS.join(',')];
  for (const control of report.controls) {
    for (const resource of none(control.resources)) {
      for (const requirement of none(requirementsOf(control))) {
        lines.push(line({ ...rowOf(report, control), ...ofResource(resource), ...requirement }));
      }
    }
  }
  for (const rule of openOtherRules(report)) lines.push(line(ofOtherRule(report, rule)));
  return `${lines.join('\r\n')}\r\n`;
}

function rowOf({ complete, finishedAt }: AuditReport, control: AuditedControl): Row {
  const { scope, id, title, severity, standing, also, reason, evaluatedAt, rules, remedy, synth, change } = control;
  const { remediation = [] } = control;
  return {
    complete,
    audited_at: finishedAt,
    account: scope.account,
    region: scope.region,
    control: id,
    title,
    severity,
    standing,
    also: also.join(' '),
    reason,
    evaluated_at: evaluatedAt ?? '',
    rules: rules.join(' '),
    remediation: remediation.map(remediationText).join(' | '),
    remedy,
    synth_verdict: synth?.verdict ?? '',
    drift: synth?.drift ?? '',
    change: change ?? '',
  };
}

/** Neither a control nor a standing: who counts controls does not count it. */
function ofOtherRule({ complete, finishedAt }: AuditReport, rule: OtherRule): Row {
  const { scope, name } = rule;
  return {
    complete,
    audited_at: finishedAt,
    account: scope.account,
    region: scope.region,
    title: OTHER_RULES,
    reason: `${name}: ${otherRuleText(rule)}`,
    rules: name,
  };
}

function ofResource(resource: AuditedResource | undefined): Row {
  if (resource === undefined) return {};
  const { rule, verdict, resourceType, resourceId, since, annotation, exception, change } = resource;
  return {
    resource_type: resourceType,
    resource_id: resourceId,
    resource_verdict: exception === undefined ? verdict : 'excepted',
    resource_since: since ?? '',
    resource_annotation: annotation ?? '',
    resource_rule: rule,
    exception: exception ?? '',
    ...(change === undefined ? {} : { change }),
  };
}

function requirementsOf({ frameworks }: AuditedControl): readonly Row[] {
  return Object.entries(frameworks).flatMap(([framework, mappings]) =>
    mappings.map((mapping) => {
      const { id, judged } = mappedRequirement(mapping);
      return { framework, requirement: id, requirement_basis: judged ? 'judgement' : 'published' };
    }),
  );
}

/** One empty entry in place of none. */
function none<Item>(items: readonly Item[]): readonly (Item | undefined)[] {
  return items.length === 0 ? [undefined] : items;
}

function line(row: Row): string {
  return COLUMNS.map((column) => cell(String(row[column] ?? ''))).join(',');
}

function cell(text: string): string {
  const harmless = /^[=+\-@\t\r\n]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
