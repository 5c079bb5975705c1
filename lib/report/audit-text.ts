import type { Colors } from 'picocolors/types';
import { amount } from '../amount';
import type { AuditOutcome } from '../audit/audit-outcome';
import type { AuditedControl, AuditReport, Standing } from '../audit/audit-report';
import { scopeName } from '../audit/audit-scope';
import { auditControlText } from './audit-control-text';
import {
  auditedText,
  gapLine,
  mostSevereControlsFirst,
  partialText,
  STANDING_WORDS,
  scopesText,
  standingSummary,
} from './audit-wording';
import { OTHER_RULES, OTHER_RULES_NOTE, openOtherRules, otherRuleLine } from './other-rules';
import { outcomeText } from './summary';
import type { TextOptions } from './text';
import { withoutWorkflowCommands } from './workflow-command';
import { wrappedText } from './wrapped-text';

/** After what is violated. Often many at once: one by one where resources are found, in a few lines else. */
const NOT_KNOWN: readonly Standing[] = ['unknown', 'stale', 'rule-missing', 'not-evaluated', 'recorder-off'];

/** So many controls of a scope have a line each, with its reason. */
const MOST_LINES = 5;

/** So many other rules of the accounts are listed. */
const MOST_OTHER_RULES = 20;

/** An audit for a person at a terminal: what is violated by severity, what is not known, and a summary. */
export function auditText(
  report: AuditReport,
  outcome: AuditOutcome,
  { colors, width = 120, listExcepted = false }: TextOptions,
): string {
  const { controls, gaps, since } = report;
  const standing = (wanted: Standing) =>
    mostSevereControlsFirst(controls.filter((control) => control.standing === wanted));
  const listed = (title: string, wanted: readonly AuditedControl[]) =>
    section(
      title,
      wanted.flatMap((control) => auditControlText(control, colors, width)),
      colors,
    );
  const lines = (title: string, texts: readonly string[]) =>
    section(
      title,
      texts.flatMap((text) => hanging(text, width)),
      colors,
    );
  const drifting = controls.filter(({ synth, standing: own }) => synth?.drift === true && own === 'met');
  const parts = [
    ...heading(report, colors, width),
    ...listed(STANDING_WORDS.violated, standing('violated')),
    ...NOT_KNOWN.flatMap((each) => {
      const all = standing(each);
      const found = all.filter(({ resources }) => resources.length > 0 && each !== 'recorder-off');
      return section(
        STANDING_WORDS[each],
        [
          ...found.flatMap((control) => auditControlText(control, colors, width)),
          ...namedLines(all.filter((control) => !found.includes(control))).flatMap((text) => hanging(text, width)),
        ],
        colors,
      );
    }),
    ...(listExcepted ? listed(STANDING_WORDS.excepted, standing('excepted')) : []),
    ...lines('Met, though the assembly violates it', namedLines(drifting)),
    ...lines(
      'Fixed',
      controls.filter(({ change }) => change === 'fixed').map(({ id, scope }) => `${id} in ${scopeName(scope)}`),
    ),
    ...lines('In the earlier audit, and not judged now', since?.notCompared ?? []),
    ...lines(OTHER_RULES, otherRuleLines(report)),
    ...lines('Not answered', gaps.map(gapLine)),
    `${wrappedText(`${standingSummary(report)}; ${auditedText(report)}`, '', width).join('\n')}\n${verdict(outcome, colors, width)}`,
  ];
  return withoutWorkflowCommands(`${parts.join('\n\n')}\n`);
}

function heading(report: AuditReport, colors: Colors, width: number): readonly string[] {
  const { scopes, finishedAt, aggregator } = report;
  const by = aggregator === undefined ? '' : ` through the aggregator ${aggregator}`;
  const title = wrappedText(`Audit of ${scopesText(scopes)}${by}, ${finishedAt}`, '', width);
  const partial = partialText(report);
  const lines = partial === undefined ? [] : wrappedText(partial, '', width).map(colors.red);
  return [[...title.map(colors.bold), ...lines].join('\n')];
}

/** A few lines a scope: `111122223333/eu-central-1: 228 controls, the recorder is stopped: A (high), B (low)`. */
function namedLines(controls: readonly AuditedControl[]): readonly string[] {
  const byScope = new Map<string, AuditedControl[]>();
  for (const control of controls) {
    const key = scopeName(control.scope);
    const group = byScope.get(key);
    if (group === undefined) byScope.set(key, [control]);
    else group.push(control);
  }
  return [...byScope].flatMap(([scope, group]) => {
    const named = group.map(({ id, severity }) => `${id} (${severity})`);
    const [reason = '', ...others] = new Set(group.map((control) => control.reason));
    if (group.length > 1 && others.length === 0) {
      return [`${scope}: ${amount(group.length, 'control')}, ${reason}: ${named.join(', ')}`];
    }
    return group.length <= MOST_LINES
      ? group.map((control, index) => `${scope}: ${named[index]}: ${control.reason}`)
      : [`${scope}: ${amount(group.length, 'control')}: ${named.join(', ')}`];
  });
}

/** Those of Security Hub alone may be hundreds. */
function otherRuleLines(report: AuditReport): readonly string[] {
  const open = openOtherRules(report);
  if (open.length === 0) return [];
  const left = open.length - MOST_OTHER_RULES;
  return [
    `${OTHER_RULES_NOTE} These find something, or are not known:`,
    ...open.slice(0, MOST_OTHER_RULES).map(otherRuleLine),
    ...(left > 0 ? [`${amount(left, 'more rule')}; the csv, json and html reports have them`] : []),
  ];
}

function section(title: string, lines: readonly string[], colors: Colors): readonly string[] {
  return lines.length === 0 ? [] : [[colors.bold(title), ...lines].join('\n')];
}

/** An entry whose second and later lines stand in deeper. */
function hanging(text: string, width: number): readonly string[] {
  return wrappedText(text, '    ', width).map((line, index) => (index === 0 ? line.slice(2) : line));
}

function verdict(outcome: AuditOutcome, colors: Colors, width: number): string {
  const paint = outcome.exitCode === 0 ? colors.green : colors.red;
  const { exitCode, reason } = outcome;
  const text = exitCode === 3 ? reason.replace(/^partial/, 'Partial') : outcomeText({ exitCode, reason });
  return wrappedText(text, '', width).map(paint).join('\n');
}
