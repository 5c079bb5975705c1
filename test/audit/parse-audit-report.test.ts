import { AuditReportError, parseAuditReport } from '../../lib/audit/parse-audit-report';
import { auditJson } from '../../lib/report/audit-json';
import { auditReport, FULL_OUTCOME, fullAudit } from './sample-audit';

const inJson = (value: unknown) => JSON.parse(JSON.stringify(value));

test.each([
  ['a full report', JSON.stringify(fullAudit()), fullAudit()],
  ['what the command line wrote', auditJson(fullAudit(), FULL_OUTCOME), fullAudit()],
  ['an empty one', JSON.stringify(auditReport()), auditReport()],
])('reads %s and loses nothing', (_name, json, report) => {
  expect(parseAuditReport(json, 'report.json')).toEqual(inJson(report));
});

test.each<[string, unknown, string]>([
  ['no JSON', undefined, 'report.json: this is not JSON; name the JSON report of an audit'],
  ['a list', [], 'report.json: this is no report of an audit; name its JSON'],
  [
    'a report of a later version',
    { ...auditReport(), schemaVersion: 2 },
    'report.json: this is no report of an audit: schemaVersion is 2; this version of the tool reads reports of version 1',
  ],
  [
    'a standing that is none',
    { ...fullAudit(), controls: [{ ...fullAudit().controls[0], standing: 'fine' }] },
    'report.json: this is no report of an audit: controls[0].standing is "fine"; write recorder-off, violated, rule-missing, not-evaluated, unknown, stale, excepted, met, not-judged',
  ],
  [
    'no controls',
    { ...auditReport(), controls: undefined },
    'report.json: this is no report of an audit: controls is missing; write a list of controls',
  ],
  [
    'a text of a megabyte',
    { ...auditReport(), aggregator: 'x'.repeat(1_000_000) },
    expect.stringContaining('write at most 16384 characters') as unknown as string,
  ],
])('refuses %s in one line', (_name, value, message) => {
  const json = value === undefined ? '{' : JSON.stringify(value);

  expect(() => parseAuditReport(json, 'report.json')).toThrow(AuditReportError);
  expect(() => parseAuditReport(json, 'report.json')).toThrow(expect.objectContaining({ message }));
});
