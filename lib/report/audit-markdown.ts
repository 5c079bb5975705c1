import { grouped } from '../amount';
import type { AuditOutcome } from '../audit/audit-outcome';
import type { AuditedControl, AuditedResource, AuditReport, Standing } from '../audit/audit-report';
import { scopeName } from '../audit/audit-scope';
import { resourceText } from './audit-control-text';
import {
  auditedText,
  gapLine,
  mostSevereControlsFirst,
  partialText,
  STANDING_WORDS,
  standingSummary,
} from './audit-wording';
import { controlDocumentation } from './control-documentation';
import { fittedParts, type MarkdownPart } from './markdown-parts';
import { listRow } from './markdown-rows';
import { markdownCode, markdownText } from './markdown-text';
import { OTHER_RULES_NOTE, openOtherRules, otherRuleLine } from './other-rules';
import { remediationText } from './remediation-text';
import { shortened } from './shortened';

/** GitHub refuses a comment of more than 65,536 characters; the rest is room for what an action adds. */
const LONGEST_COMMENT = 65_000;

/** Enough to act by; the html and csv reports have all. */
const RESOURCES = 5;
const LONGEST = { name: 200, sentence: 500 };

const HEAD = '| Severity | Control | Where | What |\n| --- | --- | --- | --- |\n';

/** Folded beneath what is violated, in this order. */
const FOLDED: readonly Standing[] = ['unknown', 'stale', 'rule-missing', 'not-evaluated', 'recorder-off', 'excepted'];

/** An audit as one comment or job summary of GitHub, at most 65,000 characters long; what finds no room is counted. */
export function auditMarkdown(report: AuditReport, outcome: AuditOutcome): string {
  const { controls, gaps, since, tool } = report;
  const rows = (standing: Standing) =>
    mostSevereControlsFirst(controls.filter((control) => control.standing === standing)).map((control) =>
      controlRow(control, tool.version),
    );
  const fixed = controls
    .filter(({ change }) => change === 'fixed')
    .map(({ id, scope }) => listRow(`${id} in ${scopeName(scope)}`));
  const drift = controls
    .filter(({ synth }) => synth?.drift === true)
    .map(({ id, scope, synth, standing }) =>
      listRow(`${id} in ${scopeName(scope)}: ${synth?.verdict} in the assembly, ${standing} in the account`),
    );
  const violated = rows('violated');
  const parts = [
    heading(report, outcome),
    ...(violated.length === 0 ? [] : [{ opening: `\n${HEAD}`, rows: violated, closing: '' }]),
    ...FOLDED.flatMap((standing) => folded(STANDING_WORDS[standing].toLowerCase(), HEAD, rows(standing))),
    ...folded('that drift from the assembly', '', drift),
    ...folded('fixed', '', fixed),
    ...folded('in the earlier audit and not judged now', '', (since?.notCompared ?? []).map(listRow)),
    ...folded(
      'other rules of the account that find something or are not known',
      `${OTHER_RULES_NOTE}\n\n`,
      openOtherRules(report).map(otherRuleLine).map(listRow),
    ),
    ...folded('not answered by AWS', '', gaps.map(gapLine).map(listRow)),
  ];
  return fittedParts(parts, LONGEST_COMMENT);
}

function heading(report: AuditReport, { exitCode, reason }: AuditOutcome): MarkdownPart {
  const partial = partialText(report);
  const word = exitCode === 0 ? 'Passed' : exitCode === 1 ? 'Failed' : 'Partial';
  const text = [
    `### storefront-baseline audit: ${standingSummary(report)}`,
    '',
    ...(partial === undefined ? [] : [`**${markdownText(partial)}**`, '']),
    `${word}: ${markdownText(shortened(reason.replace(/^partial: /, ''), LONGEST.sentence))}. ${markdownText(auditedText(report))}, ${report.finishedAt}.`,
    '',
  ];
  return { opening: text.join('\n'), rows: [], closing: '' };
}

function controlRow(control: AuditedControl, version: string): string {
  const { id, title, severity, reason, remedy, resources, scope, change, synth, remediation = [] } = control;
  const name = markdownText(shortened(id, LONGEST.name));
  const address = controlDocumentation(id, 'Storefront', version);
  const weight = change === 'new' ? `**new** ${severity}` : severity;
  const open = resources.filter(({ exception }) => exception === undefined || control.standing === 'excepted');
  const what = [
    markdownText(shortened(`${title}: ${reason}`, LONGEST.sentence)),
    ...(synth?.drift === true ? [`Drift: ${synth.verdict} in the assembly`] : []),
    ...open.slice(0, RESOURCES).map(resourceCell),
    ...(open.length > RESOURCES ? [`${grouped(open.length - RESOURCES)} more`] : []),
    ...remediation.map((each) => `Remediation: ${markdownText(shortened(remediationText(each), LONGEST.sentence))}`),
    `Remedy: ${markdownText(shortened(remedy, LONGEST.sentence))}`,
  ];
  const cells = [
    weight,
    address === undefined ? name : `[${name}](${address})`,
    markdownCode(scopeName(scope)),
    what.join('<br>'),
  ];
  return `| ${cells.join(' | ')} |\n`;
}

function resourceCell(resource: AuditedResource): string {
  const { exception } = resource;
  const text = shortened(resourceText(resource), LONGEST.sentence);
  return markdownText(exception === undefined ? text : `${text} (excepted by ${exception})`);
}

/** GitHub reads Markdown within HTML after an empty line. */
function folded(what: string, head: string, rows: readonly string[]): readonly MarkdownPart[] {
  if (rows.length === 0) return [];
  const summary = `<summary>${grouped(rows.length)} ${what}</summary>`;
  return [{ opening: `\n<details>${summary}\n\n${head}`, rows, closing: '\n</details>\n' }];
}
