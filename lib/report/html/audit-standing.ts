import type { Standing } from '../../audit/audit-report';
import { STANDING_WORDS } from '../audit-wording';
import { html, type Markup } from './markup';

/** What a standing asks of its reader: the columns and colours of the page. */
export type StandingTone = 'violated' | 'unknown' | 'excepted' | 'met' | 'not-judged';

const TONES: Readonly<Record<Standing, StandingTone>> = {
  'recorder-off': 'unknown',
  violated: 'violated',
  'rule-missing': 'unknown',
  'not-evaluated': 'unknown',
  unknown: 'unknown',
  stale: 'unknown',
  excepted: 'excepted',
  met: 'met',
  'not-judged': 'not-judged',
};

/** What a standing asks of its reader. */
export function toneOf(standing: Standing): StandingTone {
  return TONES[standing];
}

/** A standing as a word in its colour. */
export function standingTag(standing: Standing): Markup {
  return html`<span class="tag ${toneOf(standing)}">${STANDING_WORDS[standing]}</span>`;
}
