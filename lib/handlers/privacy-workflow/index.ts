import { Logger } from '@aws-lambda-powertools/logger';
import { S3Client } from '@aws-sdk/client-s3';
import { PRIVACY_VARIABLES } from '../../privacy-steps/step-names';
import { errorName } from '../../shopper/error-name';
import { documentClient } from '../privacy/document-client';
import { variable } from '../privacy/environment';
import { HoldRegister } from '../privacy/hold-register';
import { refusalOf } from '../privacy/refusal';
import { RequestRegister } from '../privacy/request-register';
import { begin } from './begin';
import { finish } from './finish';
import { type StepEvent, stepEventOf } from './step-event';
import { turn } from './turn';
import type { WorkflowTools } from './workflow-tools';

const logger = new Logger();

/**
 * The steps of an execution between the calls of the stores: `begin`, a `turn` before and after each page, and `finish`.
 *
 * @throws Error named `RequestRefused` when the request cannot be used, or is worked on already
 */
export async function handler(event: unknown): Promise<unknown> {
  const client = documentClient();
  const tools: WorkflowTools = {
    register: new RequestRegister(client, variable(PRIVACY_VARIABLES.register)),
    holds: new HoldRegister(client, variable(PRIVACY_VARIABLES.holds)),
    evidence: { client: new S3Client({ maxAttempts: 5 }), bucket: variable(PRIVACY_VARIABLES.evidenceBucket) },
    exportBucket: variable(PRIVACY_VARIABLES.exportBucket),
    now: new Date(),
  };
  try {
    const step = stepEventOf(event);
    const result = await run(step, tools);
    logger.info(`${step.step} is done`, { requestId: step.step === 'begin' ? undefined : step.requestId });
    return result;
  } catch (error) {
    const refusal = refusalOf(error);
    logger.error('a step failed', { reason: errorName(refusal) });
    throw refusal;
  }
}

function run(step: StepEvent, tools: WorkflowTools): Promise<unknown> {
  switch (step.step) {
    case 'begin':
      return begin(step, tools);
    case 'turn':
      return turn(step, tools);
    case 'finish':
      return finish(step, tools);
  }
}
