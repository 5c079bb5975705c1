import type { CheckReport } from '../finding';
import { amount } from './amount';
import { evidenceSection } from './html/evidence-section';
import { findingsSection } from './html/findings-section';
import { html, Markup } from './html/markup';
import { noticesSection } from './html/notices-section';
import { PAGE_SCRIPT } from './html/page-script';
import { postureSection } from './html/posture-section';
import { requirementsSection } from './html/requirements-section';
import { securityPolicy } from './html/security-policy';
import { STYLESHEET } from './html/stylesheet';
import { summarySection } from './html/summary-section';
import { templatesSection } from './html/templates-section';

/** A shield, for the tab of the browser. */
const ICON =
  'data:image/svg+xml,%3Csvg xmlns=%22http://www.w3.org/2000/svg%22 viewBox=%220 0 16 16%22%3E%3Cpath fill=%22%231a56a8%22 d=%22M8 1l6 2v5c0 4-3 6-6 7-3-1-6-3-6-7V3z%22/%3E%3C/svg%3E';

/**
 * The report as one HTML file that loads nothing: for a browser, for paper, and for an archive. It is whole without
 * JavaScript, which only adds the filters and the switch between themes. The same report gives the same bytes.
 *
 * Each finding is the element `finding-<fingerprint>`, percent-encoded as in a URL, so that others can link to it.
 */
export function htmlReport(report: CheckReport): string {
  const { version, date, packs, findings } = report;
  const sections = sectionsOf(report);
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${new Markup(securityPolicy(STYLESHEET, PAGE_SCRIPT))}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<meta name="generator" content="storefront-security-baseline ${version}">
<title>Security report of ${date}: ${amount(findings.length, 'finding')}</title>
<link rel="icon" href="${ICON}">
<style>${new Markup(STYLESHEET)}</style>
<script>${new Markup(PAGE_SCRIPT)}</script>
</head>
<body>
<a class="skip" href="#main">Skip to the report</a>
<a class="skip" href="#findings-title">Skip to the findings</a>
<header class="top"><div class="frame">
<div><p class="product">storefront-security-baseline ${version}</p>
<h1>Security report</h1>
<p class="meta"><time datetime="${date}">${date}</time><span>${packs.length === 1 ? 'Pack' : 'Packs'} ${packs.join(', ')}</span></p></div>
<button type="button" id="theme" aria-pressed="false">Dark theme</button>
</div></header>
<nav class="sections" aria-label="Sections"><ul class="frame">${sections.map(
    ({ id, title }) => html`<li><a href="#${id}">${title}</a></li>`,
  )}</ul></nav>
<main id="main" class="frame" tabindex="-1">
${sections.map(({ body }) => body)}</main>
<footer><div class="frame">A rule is unknown for a resource where the template leaves the value to the deployment. An excepted finding stays a finding: its exception says why it is borne, and for how long.</div></footer>
</body>
</html>
`.source;
}

interface Section {
  readonly id: string;
  readonly title: string;
  /** Absent where there is nothing to say. */
  readonly body: Markup | undefined;
}

function sectionsOf(report: CheckReport): readonly Section[] {
  return [
    { id: 'summary', title: 'Summary', body: summarySection(report) },
    { id: 'notices', title: 'Notices', body: noticesSection(report) },
    { id: 'posture', title: 'Posture', body: postureSection(report) },
    { id: 'findings', title: 'Findings', body: findingsSection(report) },
    { id: 'requirements', title: 'Requirements', body: requirementsSection(report.tallies) },
    { id: 'evidence', title: 'Evidence', body: evidenceSection(report.tallies) },
    { id: 'templates', title: 'Templates', body: templatesSection(report) },
  ].filter(({ body }) => body !== undefined);
}
