import { grouped } from '../../amount';
import type { AuditedControl, AuditReport } from '../../audit/audit-report';
import { scopeName } from '../../audit/audit-scope';
import { SEVERITIES } from '../finding-order';
import { type StandingTone, toneOf } from './audit-standing';
import { html, type Markup } from './markup';
import { statusBar } from './status-bar';
import { token } from './token';
import { frameworkTitle, KNOWN_FRAMEWORKS, SEVERITY_WORDS } from './wording';

interface Row {
  readonly title: string;
  /** The filter that shows the controls of the row. */
  readonly value: string;
  readonly controls: readonly AuditedControl[];
}

const COLUMNS: readonly { readonly tone: StandingTone; readonly title: string; readonly fill: string }[] = [
  { tone: 'violated', title: 'Violated', fill: 'violated' },
  { tone: 'unknown', title: 'Not known', fill: 'unknown' },
  { tone: 'excepted', title: 'Excepted', fill: 'excepted' },
  { tone: 'met', title: 'Met', fill: 'met' },
  { tone: 'not-judged', title: 'Not judged', fill: 'not-applicable' },
];

/** How many controls stand how, by scope, severity and framework. */
export function auditPostureSection({ controls, scopes }: AuditReport): Markup {
  const byScope = scopes.map((scope) => ({
    title: scopeName(scope),
    value: scopeName(scope),
    controls: controls.filter((control) => scopeName(control.scope) === scopeName(scope)),
  }));
  const bySeverity = SEVERITIES.map((severity) => ({
    title: SEVERITY_WORDS[severity],
    value: severity,
    controls: controls.filter((control) => control.severity === severity),
  }));
  const byFramework = frameworksOf(controls).map((framework) => ({
    title: frameworkTitle(framework),
    value: framework,
    controls: controls.filter(({ frameworks }) => Object.hasOwn(frameworks, framework)),
  }));
  return html`<section id="posture" aria-labelledby="posture-title">
<h2 id="posture-title">Posture</h2>
<p class="lead">A control counts once in each account and region. What is not known: a recorder that is off, a rule that is missing, has not run, could not tell, or ran too long ago.</p>
<div class="panels">
${panel('scope', 'Controls by account and region', byScope)}${panel('severity', 'Controls by severity', bySeverity)}${panel('framework', 'Controls by framework', byFramework)}</div>
</section>
`;
}

/** The framework versions that any control supports: those with a title first. */
export function frameworksOf(controls: readonly AuditedControl[]): readonly string[] {
  const present = new Set(controls.flatMap(({ frameworks }) => Object.keys(frameworks)));
  const others = [...present].filter((framework) => !KNOWN_FRAMEWORKS.includes(framework)).sort();
  return [...KNOWN_FRAMEWORKS.filter((framework) => present.has(framework)), ...others];
}

function panel(facet: string, title: string, rows: readonly Row[]): Markup {
  return html`<div class="panel">
<table class="posture"><caption>${title}</caption>
<thead><tr><th scope="col">${title.replace('Controls by ', '').replace(/^./, (letter) => letter.toUpperCase())}</th>${COLUMNS.map(({ fill, title: name }) => html`<th scope="col" class="number"><span class="key bar-${fill}"></span>${name}</th>`)}</tr></thead>
<tbody>
${rows.map((row, index) => postureRow(facet, index, row))}</tbody></table>
</div>
`;
}

function postureRow(facet: string, index: number, { title, value, controls }: Row): Markup {
  const parts = COLUMNS.map(({ tone, title: name, fill }) => ({
    fill,
    word: name.toLowerCase(),
    count: controls.filter(({ standing }) => toneOf(standing) === tone).length,
  }));
  return html`<tr><th scope="row"><a href="#findings" data-facet="${facet}" data-value="${token(value)}">${title}</a>${statusBar(`${facet}-${index}`, title, 'controls', parts)}</th>${parts.map(
    ({ count }) => html`<td class="number${count === 0 ? ' zero' : ''}">${grouped(count)}</td>`,
  )}</tr>
`;
}
