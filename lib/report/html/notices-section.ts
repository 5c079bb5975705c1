import type { CheckReport } from '../../finding';
import { html, type Markup } from './markup';

/** What a reader must know beside the findings: faults of exceptions, proposals, and what could not be judged. */
export function noticesSection({ problems, proposedExceptions, unread }: CheckReport): Markup | undefined {
  if (problems.length + proposedExceptions.length + unread.length === 0) return undefined;
  return html`<section id="notices" aria-labelledby="notices-title">
<h2 id="notices-title">Notices</h2>
${notice('Wrong with exceptions', 'An error fails the run.', problems.map(problem))}${notice('Proposed exceptions', 'Declared on this branch alone: they are for review and excuse nothing.', proposedExceptions)}${notice('Could not be judged', 'It stands in the templates, but no rule could read it.', unread)}</section>
`;
}

function problem({ level, message }: CheckReport['problems'][number]): Markup {
  return html`<span class="tag ${level}">${level === 'error' ? 'Error' : 'Warning'}</span> ${message}`;
}

function notice(title: string, note: string, entries: readonly (string | Markup)[]): Markup | undefined {
  if (entries.length === 0) return undefined;
  return html`<h3>${title}</h3>
<p class="lead">${note}</p>
<ul class="entries">
${entries.map((entry) => html`<li>${entry}</li>\n`)}</ul>
`;
}
