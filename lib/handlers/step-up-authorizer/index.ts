import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics } from '@aws-lambda-powertools/metrics';
import { METRIC_NAMESPACE } from '../../page/monitor-names';
import { tokenVerifier } from './access-token';
import { authorize } from './authorize';
import type { AuthorizerAnswer } from './authorizer-answer';
import { stepUpSettings } from './step-up-settings';

const settings = stepUpSettings(process.env);
const verify = tokenVerifier(settings);
const logger = new Logger();
const metrics = new Metrics({ namespace: METRIC_NAMESPACE });

/** Lets a request through to a route that needs a recent sign-in with a second factor, or turns it away. */
export async function handler(event: unknown): Promise<AuthorizerAnswer> {
  return authorize(event, { settings, verify, logger, metrics, now: () => new Date() });
}
