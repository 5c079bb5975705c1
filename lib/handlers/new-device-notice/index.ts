import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics } from '@aws-lambda-powertools/metrics';
import { SESv2Client } from '@aws-sdk/client-sesv2';
import { METRIC_NAMESPACE } from '../../page/monitor-names';
import { tellShopper } from './tell-shopper';

const client = new SESv2Client({ maxAttempts: 2 });
const logger = new Logger();
const metrics = new Metrics({ namespace: METRIC_NAMESPACE });

/** Tells a shopper of a sign-in from a new device. Gives Cognito its event back as it was, whatever happens. */
export async function handler(event: unknown): Promise<unknown> {
  await tellShopper(event, { client, environment: process.env, logger, metrics, now: () => new Date() });
  return event;
}
