import { contradictionsText, topicTable } from './case-text';
import type { RuleCoverage } from './coverage';
import type { Measurement } from './measurement';
import { groupBy } from './metrics';

/** Everything that a measurement has to tell, the requirements on it left aside; `leftOut` is what the set left out. */
export function measurementText(measurement: Measurement, leftOut: ReadonlyMap<string, number>): string {
  const { rules, sorted, judged } = measurement;
  const counts = [...leftOut].map(([reason, number]) => `${number} ${reason}`).join(', ');
  return [
    section('Rules on what the product does not serve', unmappedText(rules, false)),
    section('Rules on what the product serves that no control answers for', unmappedText(rules, true)),
    section('Disputed labels', disputedText(measurement)),
    section('Disputes that cover no contradicted label, to be taken out', unusedText(measurement)),
    section('Misses and false alarms', contradictionsText(sorted.measured)),
    section('Labelled templates that could not be read', listed(judged.unread)),
    section('What crashed', listed(judged.crashes)),
    section('By topic', topicTable(sorted.measured)),
    `${judged.templates.size} templates judged, ${judged.refused.length} broken ones refused; labels left out: ${counts || 'none'}\n`,
  ].join('');
}

/** The contradicted labels that are disputed, by the reason. */
export function disputedText({ sorted }: Measurement): string {
  const groups = groupBy(sorted.disputed, ({ dispute }) => dispute.why);
  return [...groups]
    .map(([why, group]) => `  ${why}\n${contradictionsText(group.map(({ contradicted }) => contradicted))}`)
    .join('\n');
}

/** The rules that no control answers for, by the reason; `served` tells which. */
export function unmappedText(rules: readonly RuleCoverage[], served: boolean): string {
  const unmapped = rules.filter((rule) => rule.unmapped !== undefined && rule.served === served);
  return [...groupBy(unmapped, (rule) => `${rule.repo}: ${rule.unmapped}`)]
    .map(([reason, group]) => `  ${reason}\n    ${group.map(({ rule }) => rule).join(', ')}`)
    .join('\n');
}

function unusedText({ sorted }: Measurement): string {
  return listed(sorted.unused.map(({ repo, rule, path }) => `${repo} ${rule} ${path}`));
}

function section(title: string, text: string): string {
  return text === '' ? '' : `${title}\n${text}\n\n`;
}

function listed(lines: readonly string[]): string {
  return lines.map((line) => `  ${line}`).join('\n');
}
