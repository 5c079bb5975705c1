import { html, type Markup } from './markup';
import type { RuleStatus } from './rule-status';
import { STATUS_WORDS } from './wording';

/** A rule's status as a word in its colour. */
export function statusTag(status: RuleStatus): Markup {
  return html`<span class="tag ${status}">${STATUS_WORDS[status]}</span>`;
}
