import type { Control } from '../control';
import type { Detection, ManagedRule } from '../detect';
import { type Framework, resolveMapping } from '../frameworks/framework';
import { FURTHER_READ_NAMES } from './further-read-names';
import { markOf } from './mapping-mark';
import { code, folded, json, prose, sentence } from './markdown';

/** Everything about one control. */
export function controlSection(control: Control, frameworks: readonly Framework[]): string {
  return [
    `### ${control.id}`,
    `${sentence(control.title)} Severity ${control.severity}; since ${control.since}; looks at ${control.check.types.map(code).join(', ')}.`,
    prose(control.rationale),
    `**Remedy.** ${prose(control.remedy)}`,
    `**Supports.** ${supportsOf(control, frameworks)}`,
    `**In the running account.** ${detectionOf(control.detect)}`,
    folded('Examples', examplesOf(control)),
  ].join('\n\n');
}

function supportsOf(control: Control, frameworks: readonly Framework[]): string {
  const lists = frameworks.flatMap((framework) => {
    const mappings = (control.frameworks[framework.id] ?? []).map((mapping) => resolveMapping(framework, mapping));
    if (mappings.length === 0) return [];
    return [`${framework.name}: ${mappings.map(({ requirement, basis }) => requirement + markOf(basis)).join(', ')}`];
  });
  return lists.length === 0 ? 'No requirement of these frameworks.' : `${lists.join('; ')}.`;
}

function detectionOf(detection: Detection): string {
  if ('kind' in detection) {
    if (detection.kind === 'none') return `Not judged: ${sentence(detection.reason)}`;
    const beside = detection.reads.map((read) => FURTHER_READ_NAMES[read]).join(' and ');
    return `A custom rule runs this control on the living resource${beside === '' ? '' : `, and reads ${beside} beside it`}.`;
  }
  return `${detection.map(ruleOf).join('; ')}.`;
}

function ruleOf({ identifier, parameters, onlyInRegion }: ManagedRule): string {
  const notes = Object.entries(parameters).map(([name, value]) => code(`${name}=${value}`));
  if (onlyInRegion !== undefined) notes.push(`in ${onlyInRegion} only`);
  return notes.length === 0 ? code(identifier) : `${code(identifier)} (${notes.join(', ')})`;
}

function examplesOf({ examples }: Control): string {
  const [violating] = examples.violating;
  const [compliant] = examples.compliant;
  const parts: string[] = [];
  if (violating !== undefined) {
    const { faultAt, ...template } = violating;
    parts.push(`Violates it${faultAt === '' ? '' : ` at ${code(faultAt)}`}:`, json(template));
  }
  if (compliant !== undefined) parts.push('Holds:', json(compliant));
  return parts.join('\n\n');
}
