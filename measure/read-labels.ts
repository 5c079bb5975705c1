import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { type Label, templateFile } from './label';

/** Name of the file that lists the labels of a folder. */
export const INDEX = 'index.jsonl';

const logicalIds = z.array(z.string().min(1)).default([]);

const schema = z.object({
  repo: z.string().regex(/^[\w.-]+\/[\w.-]+$/),
  path: z.string().regex(/^(?!\/)(?!.*(^|\/)\.\.(\/|$)).+$/, 'a path below the source, without ..'),
  rule: z.string().min(1),
  label: z.enum(['fail', 'pass', 'mixed', 'unknown', 'unlabelled']),
  topic: z.string().min(1).default('other'),
  failResources: logicalIds,
  passResources: logicalIds,
  ambiguous: z.boolean().default(false),
  purpose: z.string().optional(),
});

/** A labelled set: what it says, and what is read but not measured. */
export interface LabelledSet {
  readonly labels: readonly Label[];
  /** Templates below the folder that carry no label of ours: they may only not crash a check. */
  readonly robustness: readonly string[];
  /** Records that say nothing that could be measured, by the reason. */
  readonly leftOut: ReadonlyMap<string, number>;
}

/**
 * Reads the index of a folder of labelled templates; its format is in README.md.
 *
 * @throws Error naming the file and the line that cannot be read
 */
export function readLabels(directory: string): LabelledSet {
  const file = join(directory, INDEX);
  const labels: Label[] = [];
  const robustness = new Set<string>();
  const leftOut = new Map<string, number>();
  for (const [index, line] of readFileSync(file, 'utf8').split('\n').entries()) {
    if (line.trim() === '') continue;
    const { repo, path, rule, topic, label, ambiguous, purpose, ...named } = parseRecord(line, `${file}:${index + 1}`);
    if (purpose === 'robustness') robustness.add(templateFile({ repo, path }));
    else if (ambiguous) count(leftOut, 'ambiguous');
    else if (label === 'unknown' || label === 'unlabelled') count(leftOut, label);
    else {
      const failing = label === 'pass' ? [] : named.failResources;
      const passing = label === 'fail' ? [] : named.passResources;
      labels.push({ repo, path, rule, topic, kind: label, failing, passing });
    }
  }
  return { labels, robustness: [...robustness], leftOut };
}

function parseRecord(line: string, place: string): z.infer<typeof schema> {
  let record: unknown;
  try {
    record = JSON.parse(line);
  } catch {
    throw new Error(`${place}: the line is not JSON; write one record a line`);
  }
  const read = schema.safeParse(record);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw new Error(`${place}: ${issue?.path.join('.')}: ${issue?.message}`);
}

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
