import type { Colors } from 'picocolors/types';
import { amount, grouped } from '../amount';
import type { FindingLevel, Posture, PostureFinding, StackPosture, WebAclPosture } from '../posture';
import type { ResidencyReport } from '../residency';
import { postureTable } from './posture-table';
import { textLines } from './text-lines';

/** Web ACL capacity units that the base price covers ("AWS WAF Pricing"). */
const WCU_IN_BASE_PRICE = 1_500;

const WORDS: Readonly<Record<FindingLevel, string>> = {
  violation: 'violated',
  warning: 'warning',
  unknown: 'unknown',
};

const LEGEND =
  'Findings (violated: fails the synth; warning: violated, but does not; unknown: the template leaves it open)';

/**
 * The posture for a person at a terminal, in lines of at most 120 characters where words and paths allow it.
 *
 * @param colors of picocolors, or its colourless form for a file or a pipe
 * @param more further sections, which stand before the last line, that of the verdict
 */
export function postureText(posture: Posture, colors: Colors, more: readonly string[] = []): string {
  const sections = [
    colors.bold(`Security posture of ${posture.assembly}, ${posture.date}`.replace(/\p{Cc}+/gu, ' ')),
    postureTable(posture, colors),
    ...findingsSection(posture.findings, colors),
    ...section(
      colors,
      'Wrong with exceptions',
      posture.problems.map(({ severity, message }) => `${severity === 'error' ? 'error  ' : 'warning'} ${message}`),
    ),
    ...section(colors, 'Could not be judged', posture.unread),
    ...section(colors, 'Rules that only warn, as the app has it', posture.downgraded),
    ...section(colors, 'Web ACL capacity', posture.webAcls.map(capacityLine)),
    ...section(colors, 'Stacks', stackLines(posture.stacks)),
    ...section(colors, 'Residency', [...residencyLines(posture.stacks), ...elsewhereLines(posture.residency)]),
    ...section(colors, 'Exceptions in force', exceptionLines(posture)),
    ...more,
    verdictLine(posture, colors),
  ];
  return `${sections.join('\n\n')}\n`;
}

function section(colors: Colors, title: string, entries: readonly string[]): readonly string[] {
  return entries.length === 0 ? [] : [[colors.bold(title), ...entries.flatMap(textLines)].join('\n')];
}

function findingsSection(findings: readonly PostureFinding[], colors: Colors): readonly string[] {
  if (findings.length === 0) return [];
  const lines = findings.flatMap(({ level, rule, resource, message }) => {
    const [first = '', ...others] = textLines(
      `${WORDS[level].padEnd(8)} ${rule}${resource === undefined ? '' : ` at ${resource}`}: ${message}`,
    );
    const paint = level === 'violation' ? colors.red : colors.yellow;
    return [first.replace(WORDS[level], paint), ...others];
  });
  return [[colors.bold(LEGEND), ...lines].join('\n')];
}

function capacityLine({ name, stack, capacity, uncounted }: WebAclPosture): string {
  const more = uncounted.length === 0 ? '' : `, and what is not known: ${uncounted.join(', ')}`;
  return `${stack} ${name}: ${grouped(capacity)} of ${grouped(WCU_IN_BASE_PRICE)} WCU${more}`;
}

function stackLines(stacks: readonly StackPosture[]): readonly string[] {
  const total = stacks.reduce((sum, { resources }) => sum + resources, 0);
  return [
    ...stacks.map(({ path, region, resources }) => `${path}: ${amount(resources, 'resource')}, ${place(region)}`),
    `${amount(stacks.length, 'stack')}, ${amount(total, 'resource')}`,
  ];
}

function residencyLines(stacks: readonly StackPosture[]): readonly string[] {
  const resident = stacks.filter(({ exemptBecause }) => exemptBecause === undefined);
  const regions = [...new Set(resident.map(({ region }) => region))];
  return [
    ...regions.map((region) => {
      const here = resident.filter((stack) => stack.region === region);
      return `${place(region)}: ${here.map(({ path }) => path).join(', ')}`;
    }),
    ...stacks.flatMap(({ path, region, exemptBecause }) =>
      exemptBecause === undefined ? [] : [`${place(region)}, exempt: ${path}: ${exemptBecause}`],
    ),
  ];
}

/** What exempt stacks keep, and what leaves its region: the part of the residency that somebody must be able to explain. */
function elsewhereLines({ stacks }: ResidencyReport): readonly string[] {
  return stacks.flatMap(({ stack, region, status, holds, copies, crossings }) => [
    ...(status !== 'exempt' || holds.length === 0
      ? []
      : [
          `${stack} keeps in ${place(region)}: ${holds.map(({ resource, type }) => `${resource} (${type})`).join(', ')}`,
        ]),
    ...copies.map((copy) => `${stack} copies to ${other(copy.region)}: ${copy.resource}, ${copy.property}`),
    ...crossings.map(
      (crossing) =>
        `${stack} reads ${crossing.reads} in ${other(crossing.region)}: ${crossing.resource}, ${crossing.property}`,
    ),
  ]);
}

function other(region: string | undefined): string {
  return region ?? 'a region that the template does not tell';
}

function place(region: string | undefined): string {
  return region ?? 'region of deployment';
}

function exceptionLines({ exceptions }: Posture): readonly string[] {
  return exceptions.map(({ controls, path, kind, daysLeft, source }) => {
    const term = kind === 'risk' ? `risk, ${amount(daysLeft, 'day')} left` : `false positive, ${review(daysLeft)}`;
    return `${shortList(controls)} at ${path} (${term}; ${source})`;
  });
}

function review(daysLeft: number): string {
  return daysLeft < 0 ? `review due for ${amount(-daysLeft, 'day')}` : `review in ${amount(daysLeft, 'day')}`;
}

function verdictLine({ violated, findings, problems }: Posture, colors: Colors): string {
  const count = (wanted: FindingLevel) => findings.filter(({ level }) => level === wanted).length;
  const failing = count('violation') + problems.filter(({ severity }) => severity === 'error').length;
  const warnings = count('warning');
  const unknown = count('unknown') === 0 ? '' : ` ${amount(count('unknown'), 'verdict')} unknown.`;
  if (!violated) return colors.green(`Nothing is violated.${unknown}`);
  const counts = [
    ...(failing === 0 ? [] : [`${grouped(failing)} ${failing === 1 ? 'fails' : 'fail'} the synth`]),
    ...(warnings === 0 ? [] : [`${grouped(warnings)} only ${warnings === 1 ? 'warns' : 'warn'}`]),
  ];
  return (failing === 0 ? colors.yellow : colors.red)(`Violated: ${counts.join(', ')}.${unknown}`);
}

/** An exception for one part of a shop may excuse dozens of findings alike; the HTML report lists them all. */
function shortList(names: readonly string[]): string {
  const [first = '', second, ...more] = names;
  if (second === undefined) return first;
  return more.length === 0 ? `${first}, ${second}` : `${first}, ${second} and ${more.length} more`;
}
