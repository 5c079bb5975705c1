import type { Colors } from 'picocolors/types';
import { amount } from '../amount';
import type { AuditedControl, AuditedResource } from '../audit/audit-report';
import { scopeName } from '../audit/audit-scope';
import { frameworkReferences } from './framework-references';
import { oneLine } from './one-line';
import { remediationText } from './remediation-text';
import { wrappedText } from './wrapped-text';

/** Resources of one control that are listed: the others are in the other formats. */
const MOST_RESOURCES = 10;

/** The lines of one control in a scope: its name, why it stands so, the resources, and the remedy. */
export function auditControlText(control: AuditedControl, colors: Colors, width: number): readonly string[] {
  const {
    id,
    title,
    severity,
    scope,
    reason,
    remedy,
    resources,
    frameworks,
    synth,
    change,
    remediation = [],
  } = control;
  const open = resources.filter(({ exception }) => exception === undefined);
  const paint = severity === 'critical' || severity === 'high' ? colors.red : colors.yellow;
  const references = frameworkReferences(frameworks);
  const left = open.length - MOST_RESOURCES;
  const more = (text: string) => wrappedText(text, '      ', width);
  return [
    `  ${[
      `${paint(severity)} ${colors.bold(oneLine(id))}`,
      oneLine(scopeName(scope)),
      ...(change === undefined ? [] : [change === 'new' ? colors.magenta(change) : colors.dim(change)]),
      ...(synth?.drift === true ? [colors.magenta(`drift: ${synth.verdict} in the assembly`)] : []),
    ].join('  ')}`,
    ...wrappedText(`${title}: ${reason}`, '    ', width),
    ...open.slice(0, MOST_RESOURCES).flatMap((resource) => more(resourceText(resource))),
    ...(left > 0 ? more(`${amount(left, 'more resource')}; the csv, json and html reports have them`) : []),
    ...remediation.flatMap((each) => wrappedText(`remediation: ${remediationText(each)}`, '    ', width)),
    ...wrappedText(`remedy: ${remedy}`, '    ', width),
    ...(references.length === 0 ? [] : wrappedText(references.join('; '), '    ', width).map(colors.dim)),
  ];
}

/** A resource in one line: type, id, since when, and what the rule says. */
export function resourceText(resource: AuditedResource): string {
  const { resourceType, resourceId, since, annotation, synth, change } = resource;
  const parts = [
    `${resourceType} ${resourceId}`,
    ...(since === undefined ? [] : [`since ${since.slice(0, 10)}`]),
    ...(change === 'new' ? ['new'] : []),
    ...(synth === undefined ? [] : [`${synth.verdict} in the assembly as ${synth.constructPath ?? synth.resource}`]),
  ];
  return `${parts.join(', ')}${annotation === undefined ? '' : `: ${annotation}`}`;
}
