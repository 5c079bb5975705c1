import type { Logger } from '@aws-lambda-powertools/logger';
import { type Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import { errorName } from '../../shopper/error-name';
import { STEP_UP_FAILURE_METRIC, STEP_UP_REFUSAL_METRIC } from '../../shopper/trigger-names';
import type { TokenVerifier } from './access-token';
import { type AuthorizerAnswer, authorizerAnswer, type Decision } from './authorizer-answer';
import { type AuthorizerRequest, authorizerRequestOf } from './authorizer-request';
import { stepUpVerdict } from './step-up-decision';
import type { StepUpSettings } from './step-up-settings';

/** What judging needs. */
export interface AuthorizerTools {
  readonly settings: StepUpSettings;
  readonly verify: TokenVerifier;
  readonly logger: Pick<Logger, 'info' | 'error'>;
  readonly metrics: Pick<Metrics, 'singleMetric'>;
  readonly now: () => Date;
}

/**
 * Judges a request to a route that needs a recent, strong sign-in. The log names the user's id and never a token.
 *
 * @throws Error `Unauthorized` for a REST API without a token of the user pool, and for an event of another kind; another
 * error, which API Gateway answers with 500, when the user pool's keys cannot be fetched
 */
export async function authorize(event: unknown, tools: AuthorizerTools): Promise<AuthorizerAnswer> {
  const request = authorizerRequestOf(event);
  if (request === undefined) throw new Error('Unauthorized');
  const decision = await decide(request, tools).catch((error: unknown) => {
    tools.logger.error('the keys of the user pool could not be had', { reason: errorName(error) });
    tools.metrics.singleMetric().addMetric(STEP_UP_FAILURE_METRIC, MetricUnit.Count, 1);
    throw error;
  });
  if (decision.reason !== 'granted') {
    tools.logger.info('turned away', { ...decision });
    const metric = tools.metrics.singleMetric();
    metric.addDimension('reason', decision.reason);
    metric.addMetric(STEP_UP_REFUSAL_METRIC, MetricUnit.Count, 1);
  }
  return authorizerAnswer(decision, request.methodArn);
}

async function decide({ token }: AuthorizerRequest, { settings, verify, now }: AuthorizerTools): Promise<Decision> {
  if (token === undefined) return { reason: 'no-token' };
  const claims = await verify(token);
  if (claims === undefined) return { reason: 'invalid-token' };
  return { reason: stepUpVerdict(claims, settings, now()), sub: claims.sub };
}
