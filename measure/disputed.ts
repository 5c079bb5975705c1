import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import * as z from 'zod';
import { ruleKey } from './label';
import type { Case } from './outcome';

/** Shorter texts name the rule again rather than tell why the label is wrong for a shop. */
const SHORTEST_REASON = 40;

const schema = z.strictObject({
  disputed: z.array(
    z.strictObject({
      repo: z.string().min(1),
      rule: z.string().min(1),
      paths: z.array(z.string().min(1)).min(1),
      logicalIds: z.array(z.string().min(1)).min(1).optional(),
      why: z.string().min(SHORTEST_REASON),
    }),
  ),
});

/** A label that is wrong for a shop, and why. */
export interface Dispute {
  readonly repo: string;
  readonly rule: string;
  readonly path: string;
  /** The resources of which it is wrong; all that the label names without it. */
  readonly logicalIds: readonly string[] | undefined;
  readonly why: string;
}

/** Cases held against the disputes. */
export interface Sorted {
  /** The cases to be measured. */
  readonly measured: readonly Case[];
  /** Contradicted by our verdict, and the label is wrong. */
  readonly disputed: readonly { readonly contradicted: Case; readonly dispute: Dispute }[];
  /** Disputes that cover no contradicted label: the label is not there, or we agree with it. */
  readonly unused: readonly Dispute[];
}

/**
 * Reads the disputes, one for each path; the format is in README.md.
 *
 * @throws Error naming the file, the key and what is wrong
 */
export function readDisputes(file: string): readonly Dispute[] {
  const read = schema.safeParse(parse(readFileSync(file, 'utf8')));
  if (!read.success) {
    const [issue] = read.error.issues;
    throw new Error(`${file}: ${issue?.path.join('.')}: ${issue?.message}`);
  }
  return read.data.disputed.flatMap(({ paths, logicalIds, ...rest }) =>
    paths.map((path) => ({ ...rest, path, logicalIds })),
  );
}

/** Takes out the cases in which our verdict contradicts a disputed label. Sources that were not measured are left aside. */
export function sortOut(cases: readonly Case[], disputes: readonly Dispute[]): Sorted {
  const sources = new Set(cases.map(({ label }) => label.repo));
  const unused = new Set(disputes.filter(({ repo }) => sources.has(repo)));
  const measured: Case[] = [];
  const disputed: { readonly contradicted: Case; readonly dispute: Dispute }[] = [];
  for (const each of cases) {
    const dispute = contradicts(each) ? disputes.find((candidate) => covers(candidate, each)) : undefined;
    if (dispute === undefined) {
      measured.push(each);
    } else {
      unused.delete(dispute);
      disputed.push({ contradicted: each, dispute });
    }
  }
  return { measured, disputed, unused: [...unused] };
}

/** Whether our verdict is not what the label says. */
export function contradicts({ outcome }: Case): boolean {
  return outcome !== 'hit' && outcome !== 'quiet';
}

function covers({ repo, rule, path, logicalIds }: Dispute, { label, logicalId }: Case): boolean {
  if (ruleKey({ repo, rule }) !== ruleKey(label) || path !== label.path) return false;
  return logicalIds === undefined || (logicalId !== undefined && logicalIds.includes(logicalId));
}
