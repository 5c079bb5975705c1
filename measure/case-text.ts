import { contradicts } from './disputed';
import { templateFile } from './label';
import { falseAlarmRate, groupBy, recall, tally } from './metrics';
import type { Case } from './outcome';
import { percent } from './requirements';

/** Recall and false alarms by topic, one line each. */
export function topicTable(cases: readonly Case[]): string {
  const width = Math.max(5, ...cases.map(({ label }) => label.topic.length));
  const head = `${'topic'.padEnd(width)}  faults   hits  misses  unknown    recall   sound  alarms  alarm rate`;
  const rows = [...groupBy(cases, ({ label }) => label.topic)].map(([topic, group]) => row(topic, group, width));
  return [head, ...rows, row('all', cases, width)].join('\n');
}

function row(name: string, cases: readonly Case[], width: number): string {
  const sums = tally(cases);
  const { hits, misses, unknowns, quiet, falseAlarms } = sums;
  return [
    name.padEnd(width),
    String(hits + misses + unknowns).padStart(6),
    String(hits).padStart(5),
    String(misses).padStart(6),
    String(unknowns).padStart(7),
    percent(recall(sums)).padStart(8),
    String(quiet + falseAlarms).padStart(6),
    String(falseAlarms).padStart(6),
    percent(falseAlarmRate(sums)).padStart(10),
  ].join('  ');
}

/** The cases in which our verdict is not what the label says, by rule. */
export function contradictionsText(cases: readonly Case[]): string {
  const groups = groupBy(cases.filter(contradicts), ({ label }) => `${label.repo} ${label.rule}`);
  return [...groups].flatMap(([rule, group]) => [`  ${rule}`, ...group.flatMap(caseLines)]).join('\n');
}

function caseLines({ label, logicalId, outcome, verdicts, mapped }: Case): readonly string[] {
  const place = `    ${outcome}: ${templateFile(label)} ${logicalId ?? '(whole template)'}`;
  if (verdicts.length > 0) return [place, ...verdicts.flatMap(verdictLines)];
  return [place, `      ${mapped.facts.map(({ control }) => control).join(', ')}: has nothing to say of it`];
}

function verdictLines({ control, logicalId, kind, remarks }: Case['verdicts'][number]): readonly string[] {
  const head = `      ${control} on ${logicalId}: ${kind}`;
  if (remarks.length === 0) return [head];
  return remarks.map(({ path, text }) => `${head}: ${path === '' || text.startsWith(path) ? '' : `${path}: `}${text}`);
}
