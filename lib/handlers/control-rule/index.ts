import { Logger } from '@aws-lambda-powertools/logger';
import { CloudControlClient } from '@aws-sdk/client-cloudcontrol';
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { ConfigServiceClient } from '@aws-sdk/client-config-service';
import { SNSClient } from '@aws-sdk/client-sns';
import { SQSClient } from '@aws-sdk/client-sqs';
import { WAFV2Client } from '@aws-sdk/client-wafv2';
import { Deadline } from './deadline';
import { ruleEvent } from './rule-event';
import { type RunSummary, runRule } from './run-rule';

/** Where the context does not tell, in milliseconds. */
const USUAL_TIME_MS = 60_000;

/** Kept for telling AWS Config what was judged, in milliseconds. */
const REPORTING_MS = 20_000;

const logger = new Logger();
const options = {
  maxAttempts: 5,
  retryMode: 'adaptive',
  requestHandler: { connectionTimeout: 3_000, requestTimeout: 15_000 },
};
const cloudControl = new CloudControlClient(options);
const config = new ConfigServiceClient(options);
const services = {
  cognito: new CognitoIdentityProviderClient(options),
  sns: new SNSClient(options),
  // The address in a queue's URL is not where requests are signed for.
  sqs: new SQSClient({ ...options, useQueueUrlAsEndpoint: false }),
  wafv2: new WAFV2Client(options),
};

/**
 * A custom rule of AWS Config: holds the control that the rule's parameter `controlId` names against the living resources,
 * read in CloudFormation's form through AWS Cloud Control. What it cannot read is NON_COMPLIANT, annotated `UNKNOWN: ...`.
 *
 * @throws UserError when the event is none of AWS Config's; Error when AWS Config does not take the verdicts
 */
export async function handler(event: unknown, context?: { getRemainingTimeInMillis?(): number }): Promise<RunSummary> {
  const remaining = context?.getRemainingTimeInMillis?.() ?? USUAL_TIME_MS;
  const deadline = new Deadline(Date.now() + remaining - REPORTING_MS);
  const request = ruleEvent(event);
  const summary = await runRule(request, { cloudControl, config, services, deadline, logger, today: new Date() });
  logger.info('judged', { rule: request.ruleName, ...summary });
  return summary;
}
