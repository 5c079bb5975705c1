import { PutObjectCommand, S3ServiceException } from '@aws-sdk/client-s3';
import { UserError } from '../../errors';
import { type EvidenceRecord, evidenceKey, evidenceOf } from '../../privacy-steps/evidence-record';
import { daysAfter, recordExpiry } from '../../privacy-steps/request-deadline';
import type { Outcome, RequestRecord } from '../../privacy-steps/request-record';
import type { StepEventOf } from './step-event';
import type { WorkflowTools } from './workflow-tools';

/** Days after which data that is held without a known end is looked at again. */
const HELD_AGAIN_DAYS = 7;

/** How the execution ended. */
export interface Ending {
  readonly outcome: Outcome;
}

/**
 * Writes the evidence of an execution, and how the request stands. Doing it twice leaves one piece of evidence.
 *
 * @throws UserError when another execution took the request up meanwhile
 */
export async function finish(step: StepEventOf<'finish'>, tools: WorkflowTools): Promise<Ending> {
  const { register, now } = tools;
  const record = await register.read(step.requestId);
  if (record.execution !== step.execution) {
    throw new UserError(`another execution took up the request ${step.requestId} meanwhile`);
  }
  const evidence = evidenceOf(record, now);
  await keep(evidence, tools);
  const { outcome } = evidence;
  const resumeAt = resumption(outcome, record, now);
  await register.set(step.requestId, {
    status: outcome,
    finishedAt: evidence.finishedAt,
    ...(resumeAt === undefined ? {} : { resumeAt: resumeAt.toISOString() }),
    ...(outcome === 'completed' && record.answeredAt !== undefined ? { expiresAt: recordExpiry(now) } : {}),
  });
  return { outcome };
}

async function keep(evidence: EvidenceRecord, { evidence: { client, bucket } }: WorkflowTools): Promise<void> {
  try {
    await client.send(
      new PutObjectCommand({
        Bucket: bucket,
        Key: evidenceKey(evidence),
        Body: JSON.stringify(evidence, undefined, 2),
        ContentType: 'application/json',
        ChecksumAlgorithm: 'SHA256',
        // Object Lock keeps every version: a step that is tried again must not add one.
        IfNoneMatch: '*',
      }),
    );
  } catch (error) {
    if (!(error instanceof S3ServiceException) || error.name !== 'PreconditionFailed') throw error;
  }
}

function resumption(outcome: Outcome, { stores }: RequestRecord, now: Date): Date | undefined {
  if (outcome === 'completed') return undefined;
  if (outcome !== 'held') return now;
  const again = daysAfter(now, HELD_AGAIN_DAYS);
  const ends = Object.values(stores).map(({ heldUntil }) => (heldUntil === undefined ? again : new Date(heldUntil)));
  return new Date(Math.min(...ends.filter((end) => end > now).map((end) => end.getTime()), again.getTime()));
}
