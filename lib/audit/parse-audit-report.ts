import * as z from 'zod';
import { UserError } from '../errors';
import { firstIssue } from '../input/first-issue';
import { type AuditReport, STANDINGS } from './audit-report';

/** A report of an audit that cannot be read. */
export class AuditReportError extends UserError {}

/** A text of AWS is a few hundred characters long; a reader of a report of unknown origin need not take more. */
const LONGEST_TEXT = 16_384;

const text = z
  .string({ error: 'write a text' })
  .max(LONGEST_TEXT, { error: `write at most ${LONGEST_TEXT} characters` });
const instant = text.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?Z$/, {
  error: 'write an instant in UTC such as 2026-11-22T08:00:00.000Z',
});
const day = text.regex(/^\d{4}-\d{2}-\d{2}$/, { error: 'write a day such as 2026-11-22' });
const scope = z.strictObject({
  account: text.regex(/^\d{12}$/, { error: 'write the twelve digits of an account' }),
  region: text.regex(/^[a-z0-9-]{1,32}$/, { error: 'write an AWS region such as eu-central-1' }),
});
const standing = z.enum(STANDINGS, { error: `write ${STANDINGS.join(', ')}` });
const synthVerdict = z.enum(['met', 'violated', 'unknown', 'not-declared'], {
  error: 'write met, violated, unknown or not-declared',
});

const resource = z.strictObject({
  rule: text,
  verdict: z.enum(['violation', 'unknown'], { error: 'write violation or unknown' }),
  resourceType: text,
  resourceId: text,
  since: instant.optional(),
  annotation: text.optional(),
  exception: text.optional(),
  synth: z.strictObject({ resource: text, constructPath: text.optional(), verdict: synthVerdict }).optional(),
  change: z.enum(['new', 'unchanged'], { error: 'write new or unchanged' }).optional(),
});

const count = z.int({ error: 'write a whole number' }).min(0, { error: 'write 0 or more' });
const remediation = z.strictObject({
  rule: text,
  document: text,
  automatic: z.boolean({ error: 'write true or false' }),
  runs: z
    .strictObject({ queued: count, inProgress: count, succeeded: count, failed: count, unknown: count })
    .optional(),
  lastFailure: z.strictObject({ at: instant.optional(), resourceType: text, resourceId: text, text }).optional(),
});

const control = z.strictObject({
  scope,
  id: text.min(1, { error: 'write the id of a control' }),
  area: text.optional(),
  title: text,
  severity: z.enum(['critical', 'high', 'medium', 'low'], { error: 'write critical, high, medium or low' }),
  standing,
  also: z.array(standing),
  reason: text,
  rules: z.array(text),
  evaluatedAt: instant.optional(),
  resources: z.array(resource),
  remediation: z.array(remediation).optional(),
  remedy: text,
  frameworks: z.record(text, z.array(text)),
  synth: z.strictObject({ verdict: synthVerdict, drift: z.boolean() }).optional(),
  change: z.enum(['new', 'fixed', 'unchanged'], { error: 'write new, fixed or unchanged' }).optional(),
  fixedResources: z.array(resource).optional(),
});

const recorder = z.strictObject({
  scope,
  name: text.optional(),
  recording: z.boolean(),
  lastStatus: text.optional(),
  lastError: text.optional(),
  recordsEverything: z.boolean().optional(),
  deliveryStatus: text.optional(),
  deliveryError: text.optional(),
  hasDeliveryChannel: z.boolean(),
});

const otherRule = z.strictObject({
  scope,
  name: text,
  compliance: z
    .enum(['COMPLIANT', 'NON_COMPLIANT', 'NOT_APPLICABLE', 'INSUFFICIENT_DATA'], {
      error: 'write COMPLIANT, NON_COMPLIANT, NOT_APPLICABLE or INSUFFICIENT_DATA',
    })
    .optional(),
  nonCompliant: count.optional(),
  mayBeMore: z.boolean({ error: 'write true or false' }).optional(),
});

const report = z.strictObject({
  schemaVersion: z.literal(1, { error: 'this version of the tool reads reports of version 1' }),
  tool: z.strictObject({ name: text, version: text }),
  startedAt: instant,
  finishedAt: instant,
  aggregator: text.optional(),
  maxAgeDays: z.int().positive().optional(),
  assembly: text.optional(),
  scopes: z.array(scope),
  complete: z.boolean({ error: 'write true or false' }),
  gaps: z.array(
    z.strictObject({ scope: scope.optional(), operation: text, rule: text.optional(), code: text, message: text }),
  ),
  recorders: z.array(recorder),
  controls: z.array(control, { error: 'write a list of controls' }),
  exceptions: z.array(
    z.strictObject({
      id: text,
      kind: z.enum(['risk', 'false-positive'], { error: 'write risk or false-positive' }),
      owner: text,
      reason: text,
      until: day,
      daysLeft: z.int(),
    }),
  ),
  otherRules: z.array(otherRule),
  since: z.strictObject({ finishedAt: instant, complete: z.boolean(), notCompared: z.array(text) }).optional(),
});

/**
 * Reads the report of an audit from JSON. What the command line adds to it (`schema`, `outcome`) is left out.
 *
 * @param json the text of the file
 * @param place how errors name it
 * @throws AuditReportError in one line, when it is no report of an audit
 */
export function parseAuditReport(json: string, place: string): AuditReport {
  let content: unknown;
  try {
    content = JSON.parse(json);
  } catch {
    throw new AuditReportError(`${place}: this is not JSON; name the JSON report of an audit`);
  }
  if (typeof content !== 'object' || content === null || Array.isArray(content)) {
    throw new AuditReportError(`${place}: this is no report of an audit; name its JSON`);
  }
  const { schema: _schema, outcome: _outcome, ...own } = content as Readonly<Record<string, unknown>>;
  const parsed = report.safeParse(own);
  if (parsed.success) return parsed.data;
  throw new AuditReportError(`${place}: this is no report of an audit: ${firstIssue(parsed.error, own).text}`);
}
