import { amount } from '../amount';
import type { AuditOutcome } from '../audit/audit-outcome';
import type { AuditReport } from '../audit/audit-report';
import { auditFindings } from './audit-findings';
import { standingCounts } from './audit-wording';
import { auditControlsSection } from './html/audit-controls-section';
import { auditNoticesSection } from './html/audit-notices-section';
import { auditPostureSection } from './html/audit-posture-section';
import { AUDIT_STYLE } from './html/audit-style';
import { auditSummarySection } from './html/audit-summary-section';
import { html } from './html/markup';
import { htmlPage } from './html/page';
import { requirementsSection } from './html/requirements-section';

/**
 * An audit as one HTML file that loads nothing, on the page of the report of `check`: filters by standing, severity, scope
 * and framework, and a search. The same report gives the same bytes.
 */
export function auditHtml(report: AuditReport, outcome: AuditOutcome): string {
  const { tool, finishedAt, aggregator, scopes, controls, complete } = report;
  const violated = standingCounts(controls).violated;
  return htmlPage({
    version: tool.version,
    title: `${complete ? 'Audit' : 'Partial audit'} of ${finishedAt.slice(0, 10)}: ${amount(violated, 'control')} violated`,
    heading: complete ? 'Security audit' : 'Security audit (partial)',
    meta: html`<time datetime="${finishedAt}">${finishedAt}</time><span>${amount(scopes.length, 'region')} of ${amount(new Set(scopes.map(({ account }) => account)).size, 'account')}</span>${
      aggregator === undefined ? undefined : html`<span>Aggregator ${aggregator}</span>`
    }`,
    skip: { id: 'findings-title', text: 'Skip to the controls' },
    sections: [
      { id: 'summary', title: 'Summary', body: auditSummarySection(report, outcome) },
      { id: 'notices', title: 'Notices', body: auditNoticesSection(report) },
      { id: 'posture', title: 'Posture', body: auditPostureSection(report) },
      { id: 'findings', title: 'Controls', body: auditControlsSection(report) },
      {
        id: 'requirements',
        title: 'Requirements',
        body: requirementsSection(auditFindings(report, outcome).tallies),
      },
    ],
    footer:
      'What AWS Config did not tell is never shown as met. An excepted control stays violated: its exceptions say why that is borne, and for how long.',
    style: AUDIT_STYLE,
  });
}
