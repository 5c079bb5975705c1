import * as z from 'zod';
import { AssemblyError } from '../errors';
import type { Finding } from '../finding';
import { firstIssue } from '../input/first-issue';
import { readJsonObject } from './json-file';

const finding = z.object({
  fingerprint: z.string(),
  rule: z.string(),
  pack: z.string(),
  area: z.string().optional(),
  title: z.string(),
  verdict: z.enum(['violation', 'unknown']),
  severity: z.enum(['critical', 'high', 'medium', 'low']),
  level: z.enum(['error', 'warning']),
  message: z.string(),
  resource: z.object({
    logicalId: z.string(),
    type: z.string(),
    template: z.string(),
    constructPath: z.string().optional(),
  }),
  frameworks: z.record(z.string(), z.array(z.string())),
});

const baseline = z.object({ version: z.literal(1), findings: z.array(finding) });

/**
 * Reads the findings of a baseline file.
 *
 * @throws AssemblyError in one line, when the file is missing or not one that {@link baselineText} wrote
 */
export function readBaseline(file: string): readonly Finding[] {
  const content = readJsonObject(file, 'write it again with --write-baseline');
  const parsed = baseline.safeParse(content, { error: () => 'write it again with --write-baseline' });
  if (!parsed.success) throw new AssemblyError(`${file}: ${firstIssue(parsed.error, content).text}`);
  return parsed.data.findings;
}

/**
 * A baseline of findings: what later runs call unchanged. Lines are left out, since they move; so is what an exception
 * excuses, which must stand out as soon as the exception goes. Ends in a newline.
 */
export function baselineText(findings: readonly Finding[]): string {
  const open = findings.filter(({ exception }) => exception === undefined);
  const kept = open.map(
    ({ fingerprint, rule, pack, area, title, verdict, severity, level, message, resource, frameworks }) => ({
      fingerprint,
      rule,
      pack,
      area,
      title,
      verdict,
      severity,
      level,
      message,
      resource,
      frameworks,
    }),
  );
  kept.sort((left, right) => (left.fingerprint < right.fingerprint ? -1 : 1));
  return `${JSON.stringify({ version: 1, findings: kept }, undefined, 2)}\n`;
}
