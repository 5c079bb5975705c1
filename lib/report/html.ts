import { amount } from '../amount';
import type { CheckReport } from '../finding';
import { evidenceSection } from './html/evidence-section';
import { findingsSection } from './html/findings-section';
import { html } from './html/markup';
import { noticesSection } from './html/notices-section';
import { htmlPage, type PageSection } from './html/page';
import { postureSection } from './html/posture-section';
import { requirementsSection } from './html/requirements-section';
import { summarySection } from './html/summary-section';
import { templatesSection } from './html/templates-section';

/**
 * The report as one HTML file that loads nothing: for a browser, for paper, and for an archive. It is whole without
 * JavaScript, which only adds the filters and the switch between themes. The same report gives the same bytes.
 *
 * Each finding is the element `finding-<fingerprint>`, percent-encoded as in a URL, so that others can link to it.
 */
export function htmlReport(report: CheckReport): string {
  const { version, date, packs, findings } = report;
  return htmlPage({
    version,
    title: `Security report of ${date}: ${amount(findings.length, 'finding')}`,
    heading: 'Security report',
    meta: html`<time datetime="${date}">${date}</time><span>${packs.length === 1 ? 'Pack' : 'Packs'} ${packs.join(', ')}</span>`,
    skip: { id: 'findings-title', text: 'Skip to the findings' },
    sections: sectionsOf(report),
    footer:
      'A rule is unknown for a resource where the template leaves the value to the deployment. An excepted finding stays a finding: its exception says why it is borne, and for how long.',
  });
}

function sectionsOf(report: CheckReport): readonly PageSection[] {
  return [
    { id: 'summary', title: 'Summary', body: summarySection(report) },
    { id: 'notices', title: 'Notices', body: noticesSection(report) },
    { id: 'posture', title: 'Posture', body: postureSection(report) },
    { id: 'findings', title: 'Findings', body: findingsSection(report) },
    { id: 'requirements', title: 'Requirements', body: requirementsSection(report.tallies) },
    { id: 'evidence', title: 'Evidence', body: evidenceSection(report.tallies) },
    { id: 'templates', title: 'Templates', body: templatesSection(report) },
  ];
}
