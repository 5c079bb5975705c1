import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics } from '@aws-lambda-powertools/metrics';
import { SFNClient } from '@aws-sdk/client-sfn';
import { METRIC_NAMESPACE } from '../../page/monitor-names';
import { PRIVACY_VARIABLES } from '../../privacy-steps/step-names';
import { documentClient } from '../privacy/document-client';
import { variable } from '../privacy/environment';
import { RequestRegister } from '../privacy/request-register';
import { watch } from './watch';

const logger = new Logger();
const metrics = new Metrics({ namespace: METRIC_NAMESPACE });

/** Counts the requests that are near their deadline or past it, and starts those anew that can go on. */
export async function handler(): Promise<void> {
  await watch({
    register: new RequestRegister(documentClient(), variable(PRIVACY_VARIABLES.register)),
    client: new SFNClient({ maxAttempts: 5 }),
    stateMachineArn: variable(PRIVACY_VARIABLES.stateMachine),
    logger,
    metrics,
    now: new Date(),
  });
}
