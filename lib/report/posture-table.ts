import Table from 'cli-table3';
import type { Colors } from 'picocolors/types';
import type { ControlStatus, Posture } from '../posture';

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
  middle: '  ',
};

/** How many controls of each area, and rules of each other pack, came to each status. */
export function postureTable({ areas, packs }: Posture, colors: Colors): string {
  const table = new Table({
    head: ['Controls', ...COLUMNS.map(([, title]) => title)],
    colAligns: ['left', ...COLUMNS.map(() => 'right' as const)],
    chars: BARE,
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0 },
  });
  const row = (title: string, counts: Readonly<Record<ControlStatus, number>>) => [
    title.replace(/\p{Cc}+/gu, ' '),
    ...COLUMNS.map(([status]) => coloured(status, counts[status], colors)),
  ];
  for (const { area, counts } of areas) table.push(row(area, counts));
  for (const { name, counts } of packs) table.push(row(`${name} (rules)`, counts));
  return table.toString();
}

function coloured(status: ControlStatus, count: number, colors: Colors): string {
  const text = String(count);
  if (count === 0) return colors.dim(text);
  if (status === 'violated') return colors.red(text);
  return status === 'unknown' || status === 'excepted' ? colors.yellow(text) : text;
}
