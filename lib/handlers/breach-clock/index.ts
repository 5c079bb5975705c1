import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics } from '@aws-lambda-powertools/metrics';
import { SNSClient } from '@aws-sdk/client-sns';
import { INCIDENT_VARIABLES } from '../../incident/incident-names';
import { METRIC_NAMESPACE } from '../../page/monitor-names';
import { BreachRegister } from '../incident-register/breach-register';
import { documentClient } from '../privacy/document-client';
import { variable } from '../privacy/environment';
import { watch } from './watch';

const logger = new Logger();
const metrics = new Metrics({ namespace: METRIC_NAMESPACE });

/** Looks at the clock of every open breach: publishes the hours that are left, and reminds. */
export async function handler(): Promise<void> {
  await watch({
    register: new BreachRegister(documentClient(), variable(INCIDENT_VARIABLES.register)),
    client: new SNSClient({ maxAttempts: 5 }),
    topicArn: variable(INCIDENT_VARIABLES.topic),
    places: {
      plan: variable(INCIDENT_VARIABLES.plan),
      notificationRunbook: variable(INCIDENT_VARIABLES.notificationRunbook),
    },
    logger,
    metrics,
    now: new Date(),
  });
}
