import { existsSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { AssemblyError } from '../errors';
import { EVIDENCE_FILE, type Evidence } from '../evidence';
import { firstIssue } from '../input/first-issue';
import { readJsonObject } from './json-file';

const judgement = z.object({
  verdict: z.enum(['compliant', 'violation', 'unknown', 'excepted']),
  constructPath: z.string().optional(),
  template: z.string().optional(),
  logicalId: z.string().optional(),
  message: z.string().optional(),
  exception: z.string().optional(),
  warning: z.literal(true).optional(),
});

const evidence = z.object({
  version: z.literal(1),
  packageVersion: z.string(),
  date: z.string(),
  packs: z.array(
    z.object({
      name: z.string(),
      version: z.string().optional(),
      failure: z.string().optional(),
      rules: z.array(z.object({ id: z.string(), area: z.string().optional(), judgements: z.array(judgement) })),
    }),
  ),
  exceptions: z.array(
    z.object({
      controls: z.array(z.string()),
      path: z.string(),
      kind: z.enum(['risk', 'false-positive']),
      owner: z.string(),
      reason: z.string(),
      source: z.string(),
      used: z.boolean(),
      daysLeft: z.number(),
    }),
  ),
  problems: z.array(z.object({ severity: z.enum(['error', 'warning']), message: z.string() })),
  downgraded: z.array(z.string()),
  unread: z.array(z.string()),
});

const MEND = 'synthesize the app again, with the version of storefront-security-baseline that reads it';

/**
 * Reads the evidence that `StorefrontPolicy.enforce` left in a cloud assembly.
 *
 * @param directory the cloud assembly
 * @throws AssemblyError in one line, when there is none, or it is not of this version's form
 */
export function readEvidence(directory: string): Evidence {
  const file = join(directory, EVIDENCE_FILE);
  if (!existsSync(file)) {
    throw new AssemblyError(
      `${directory}: there is no ${EVIDENCE_FILE}; call StorefrontPolicy.enforce(app) in the app and synthesize it again`,
    );
  }
  const content = readJsonObject(file);
  const parsed = evidence.safeParse(content, { error: () => MEND });
  if (parsed.success) return parsed.data;
  throw new AssemblyError(`${file}: ${firstIssue(parsed.error, content).text}`);
}
