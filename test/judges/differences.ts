import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import * as z from 'zod';
import { pathCovers } from '../../lib/exceptions/path-pattern';
import { type Finding, JUDGE_NAMES } from './judge';
import { constructPath } from './judged-template';

/** Shorter texts name the finding again rather than tell why it may stand. */
const SHORTEST_REASON = 40;

const schema = z.strictObject({
  differences: z.array(
    z.strictObject({
      judge: z.enum(JUDGE_NAMES),
      rule: z.string().min(1),
      paths: z.array(z.string().min(1)).min(1),
      reason: z.string().min(SHORTEST_REASON),
    }),
  ),
});

/** One construct about which this project and a judge differ, and why. */
export interface Difference {
  readonly judge: (typeof JUDGE_NAMES)[number];
  /** The judge's id of the rule. */
  readonly rule: string;
  /** The construct, and all below it; `*` stands for one segment. */
  readonly path: string;
  readonly reason: string;
}

/** Findings, held against the differences. */
export interface Held {
  /** What no difference covers. */
  readonly findings: readonly Finding[];
  /** The differences that cover a finding. */
  readonly used: ReadonlySet<Difference>;
}

/**
 * Reads a file of differences, one for each path.
 *
 * @throws Error naming the file, the key and what is wrong
 */
export function readDifferences(file: string): readonly Difference[] {
  const read = schema.safeParse(parse(readFileSync(file, 'utf8')));
  if (!read.success) {
    const [issue] = read.error.issues;
    throw new Error(`${file}: ${issue?.path.join('.')}: ${issue?.message}`);
  }
  return read.data.differences.flatMap(({ judge, rule, paths, reason }) =>
    paths.map((path) => ({ judge, rule, path, reason })),
  );
}

/** Takes out what the differences with this judge cover. */
export function holdAgainst(
  judge: Difference['judge'],
  findings: readonly Finding[],
  differences: readonly Difference[],
): Held {
  const used = new Set<Difference>();
  const remaining = findings.filter(({ rule, template, logicalId }) => {
    const place = constructPath(template, logicalId);
    const covering = differences.filter(
      (each) => each.judge === judge && each.rule === rule && pathCovers(each.path, place),
    );
    for (const each of covering) used.add(each);
    return covering.length === 0;
  });
  return { findings: remaining, used };
}
