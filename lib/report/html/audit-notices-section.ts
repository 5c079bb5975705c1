import { amount } from '../../amount';
import type { AuditedException, AuditReport, OtherRule } from '../../audit/audit-report';
import { scopeName } from '../../audit/audit-scope';
import type { ObservedRecorder } from '../../audit/observations';
import { isOpenRule, OTHER_RULES, OTHER_RULES_NOTE, openOtherRules, otherRuleText } from '../other-rules';
import { html, type Markup } from './markup';
import { EXCEPTION_WORDS, termOf } from './wording';

/** What a reader must know beside the controls: recorders, exceptions, rules of others, and what was not compared. */
export function auditNoticesSection({ recorders, exceptions, otherRules, since }: AuditReport): Markup | undefined {
  const open = openOtherRules({ otherRules });
  const parts = [
    recorderTable(recorders),
    notice(
      'Exceptions in force',
      'They cover what the audit finds: it is borne, and stays violated.',
      exceptions.map(exceptionEntry),
    ),
    notice(
      'In the earlier audit, and not judged now',
      'It is not fixed: nobody looked.',
      since?.notCompared.map((entry) => html`${entry}`) ?? [],
    ),
    notice(
      OTHER_RULES,
      OTHER_RULES_NOTE,
      [...open, ...otherRules.filter((rule) => !isOpenRule(rule))].map(otherRuleEntry),
    ),
  ].filter((part) => part !== undefined);
  if (parts.length === 0) return undefined;
  return html`<section id="notices" aria-labelledby="notices-title">
<h2 id="notices-title">Notices</h2>
${parts}</section>
`;
}

function recorderTable(recorders: readonly ObservedRecorder[]): Markup | undefined {
  if (recorders.length === 0) return undefined;
  return html`<h3>Recorders</h3>
<div class="sheet"><table class="recorders stacked"><caption class="unseen">Recorders of AWS Config</caption>
<thead><tr><th scope="col">Account and region</th><th scope="col">Recorder</th><th scope="col">Types</th><th scope="col">Delivery</th></tr></thead>
<tbody>
${recorders.map(recorderRow)}</tbody></table></div>
`;
}

function recorderRow(recorder: ObservedRecorder): Markup {
  const { scope, name, recording, lastStatus, lastError, recordsEverything } = recorder;
  const state =
    name === undefined
      ? html`<span class="tag violated">None</span>`
      : html`<span class="tag ${recording ? 'met' : 'violated'}">${recording ? 'Recording' : 'Stopped'}</span> <code>${name}</code>${
          lastStatus === undefined ? undefined : html` <span class="note">${lastStatus}${colon(lastError)}</span>`
        }`;
  const types = recordsEverything === undefined ? 'not known' : recordsEverything ? 'all' : 'some';
  return html`<tr><th scope="row">${scopeName(scope)}</th><td data-label="Recorder">${state}</td><td data-label="Types">${types}</td><td data-label="Delivery">${deliveryText(recorder)}</td></tr>
`;
}

function deliveryText({ hasDeliveryChannel, deliveryStatus, deliveryError }: ObservedRecorder): string {
  if (!hasDeliveryChannel) return 'no delivery channel known';
  return `${deliveryStatus ?? 'not told yet'}${colon(deliveryError)}`;
}

function exceptionEntry({ id, kind, owner, reason, until, daysLeft }: AuditedException): Markup {
  const term = termOf({ kind, source: id, reason, daysLeft });
  return html`<strong>${EXCEPTION_WORDS[kind]}</strong> <code>${id}</code> until ${until} (${term}), ${owner}: ${reason}`;
}

function otherRuleEntry(rule: OtherRule): Markup {
  const text = otherRuleText(rule);
  return html`<code>${rule.name}</code> ${isOpenRule(rule) ? html`<strong>${text}</strong>` : text} <span class="note">${scopeName(rule.scope)}</span>`;
}

function notice(title: string, note: string, entries: readonly Markup[]): Markup | undefined {
  if (entries.length === 0) return undefined;
  return html`<details class="fold"><summary><h3>${title}</h3> <span class="note">${amount(entries.length, 'entry').replace(/entrys$/, 'entries')}</span></summary>
<p class="lead">${note}</p>
<ul class="entries">
${entries.map((entry) => html`<li>${entry}</li>\n`)}</ul></details>
`;
}

function colon(text: string | undefined): string {
  return text === undefined ? '' : `: ${text}`;
}
