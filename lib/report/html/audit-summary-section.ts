import { grouped } from '../../amount';
import type { AuditOutcome } from '../../audit/audit-outcome';
import { type AuditReport, STANDINGS } from '../../audit/audit-report';
import { auditedText, gapLine, STANDING_WORDS, sinceText, standingCounts } from '../audit-wording';
import { html, type Markup } from './markup';

const TONES: Readonly<Record<AuditOutcome['exitCode'], string>> = { 0: 'good', 1: 'critical', 3: 'medium' };
const WORDS: Readonly<Record<AuditOutcome['exitCode'], string>> = { 0: 'Passed', 1: 'Failed', 3: 'Partial' };

/** What an audit comes to, what was not answered, and how many controls stand how. */
export function auditSummarySection(report: AuditReport, { exitCode, reason }: AuditOutcome): Markup {
  const { complete, gaps, since } = report;
  const text = reason.replace(/^partial: /, '');
  return html`<section class="summary" id="summary" aria-labelledby="summary-title">
<h2 id="summary-title">Summary</h2>
<p class="outcome ${TONES[exitCode]}"><strong>${WORDS[exitCode]}: ${text}</strong> <span class="code">Exit code ${exitCode}</span></p>
${
  complete
    ? undefined
    : html`<div class="outcome medium" id="partial"><p><strong>This audit is partial.</strong> What AWS did not tell is not shown to be met.</p>
<ul>${gaps.map((gap) => html`<li>${gapLine(gap)}</li>`)}</ul></div>
`
}<p class="lead">${auditedText(report)}${since === undefined ? '' : `; changes ${sinceText(since)}`}</p>
<dl class="tiles">
${tilesOf(report)}</dl>
</section>
`;
}

function tilesOf({ controls, since }: AuditReport): readonly Markup[] {
  const counts = standingCounts(controls);
  const drift = controls.filter(({ synth }) => synth?.drift === true).length;
  const compared = controls.some(({ synth }) => synth !== undefined);
  const changed = (change: 'new' | 'fixed') => controls.filter((control) => control.change === change).length;
  return [
    ...STANDINGS.filter((standing) => counts[standing] > 0).map((standing) =>
      tile(STANDING_WORDS[standing], counts[standing]),
    ),
    ...(compared ? [tile('Drift', drift)] : []),
    ...(since === undefined ? [] : [tile('New', changed('new')), tile('Fixed', changed('fixed'))]),
  ];
}

function tile(name: string, figure: number): Markup {
  return html`<div><dt>${name}</dt><dd><span class="figure">${grouped(figure)}</span></dd></div>
`;
}
