import Table from 'cli-table3';
import type { Colors } from 'picocolors/types';
import type { ControlStatus, Posture, PostureFinding, StackPosture, WebAclPosture } from '../posture';

/** Web ACL capacity units that the base price covers ("AWS WAF Pricing"). */
const WCU_IN_BASE_PRICE = 1_500;

const COLUMNS: readonly (readonly [ControlStatus, string])[] = [
  ['met', 'met'],
  ['violated', 'violated'],
  ['unknown', 'unknown'],
  ['excepted', 'excepted'],
  ['not-applicable', 'not applicable'],
];

/** The marks of a table without frames. */
const BARE = {
  ...Object.fromEntries(
    ['top', 'bottom', 'mid', 'left', 'right']
      .flatMap((side) => [side, `${side}-mid`, `${side}-left`, `${side}-right`])
      .map((mark) => [mark, '']),
  ),
  'top-mid': '',
  'bottom-mid': '',
  'mid-mid': '',
  middle: '  ',
};

/**
 * The posture for a person at a terminal.
 *
 * @param colors picocolors, or its colourless form for a file or a pipe
 */
export function postureText(posture: Posture, colors: Colors): string {
  const sections = [
    colors.bold(`Security posture of ${posture.assembly}, ${posture.date}`),
    controlsTable(posture, colors),
    ...section(
      colors,
      'Not as it should be',
      posture.findings.map((finding) => findingLine(finding, colors)),
    ),
    ...section(
      colors,
      'Wrong with exceptions',
      posture.problems.map(({ message }) => message),
    ),
    ...section(colors, 'Could not be judged', posture.unread),
    ...section(colors, 'Only warning, as the app says', posture.downgraded),
    ...section(colors, 'Web ACL capacity', posture.webAcls.map(capacityLine)),
    ...section(colors, 'Stacks', stackLines(posture.stacks)),
    ...section(colors, 'Residency', residencyLines(posture.stacks)),
    ...section(colors, 'Exceptions in force', exceptionLines(posture)),
    posture.violated ? colors.red('Something is violated.') : colors.green('Nothing is violated.'),
  ];
  return `${sections.join('\n\n')}\n`;
}

function section(colors: Colors, title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [[colors.bold(title), ...lines.map((line) => `  ${line}`)].join('\n')];
}

function controlsTable(posture: Posture, colors: Colors): string {
  const table = new Table({
    head: ['Controls', ...COLUMNS.map(([, title]) => title)],
    colAligns: ['left', ...COLUMNS.map(() => 'right' as const)],
    chars: BARE,
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0 },
  });
  const row = (title: string, counts: Readonly<Record<ControlStatus, number>>) => [
    title,
    ...COLUMNS.map(([status]) => coloured(status, counts[status], colors)),
  ];
  for (const { area, counts } of posture.areas) table.push(row(area, counts));
  for (const { name, counts, failure } of posture.packs) {
    table.push(row(failure === undefined ? `${name} (rules)` : `${name} stopped: ${failure}`, counts));
  }
  return table.toString();
}

function coloured(status: ControlStatus, count: number, colors: Colors): string {
  const text = String(count);
  if (count === 0) return colors.dim(text);
  if (status === 'violated') return colors.red(text);
  return status === 'unknown' || status === 'excepted' ? colors.yellow(text) : text;
}

function findingLine({ rule, verdict, warning, resource, message }: PostureFinding, colors: Colors): string {
  const word = verdict === 'unknown' ? 'unknown' : warning ? 'warning' : 'violated';
  const paint = word === 'violated' ? colors.red : colors.yellow;
  return `${paint(word)} ${rule} at ${resource}: ${message}`;
}

function capacityLine({ name, stack, capacity, uncounted }: WebAclPosture): string {
  const more = uncounted.length === 0 ? '' : `, without ${uncounted.join(', ')}`;
  return `${stack} ${name}: ${number(capacity)} of ${number(WCU_IN_BASE_PRICE)} WCU${more}`;
}

function stackLines(stacks: readonly StackPosture[]): readonly string[] {
  const total = stacks.reduce((sum, { resources }) => sum + resources, 0);
  return [
    ...stacks.map(
      ({ path, region, resources }) => `${path}: ${resources} resources, ${region ?? 'region of deployment'}`,
    ),
    `${stacks.length} stacks, ${number(total)} resources`,
  ];
}

function residencyLines(stacks: readonly StackPosture[]): readonly string[] {
  const names = (found: readonly StackPosture[]) => found.map(({ path }) => path).join(', ');
  const regions = [
    ...new Set(stacks.filter(({ exemptBecause }) => exemptBecause === undefined).map(({ region }) => region)),
  ];
  const resident = regions.map((region) => {
    const here = stacks.filter((stack) => stack.region === region && stack.exemptBecause === undefined);
    return `${region ?? 'region of deployment'}: ${names(here)}`;
  });
  const exempt = stacks.flatMap(({ path, region, exemptBecause }) =>
    exemptBecause === undefined ? [] : [`${region ?? 'region of deployment'}, exempt: ${path}: ${exemptBecause}`],
  );
  return [...resident, ...exempt];
}

function exceptionLines({ exceptions }: Posture): readonly string[] {
  return exceptions.map(({ controls, path, kind, daysLeft, source }) => {
    const term = kind === 'risk' ? `risk, ${daysLeft} days left` : `false positive, review in ${daysLeft} days`;
    return `${controls.join(', ')} at ${path} (${term}; ${source})`;
  });
}

function number(value: number): string {
  return value.toLocaleString('en-US');
}
