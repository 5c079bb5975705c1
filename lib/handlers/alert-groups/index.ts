import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics } from '@aws-lambda-powertools/metrics';
import { SNSClient } from '@aws-sdk/client-sns';
import { SQSClient } from '@aws-sdk/client-sqs';
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { METRIC_NAMESPACE } from '../../page/monitor-names';
import { groupSettings } from './group-settings';
import { tellGroups } from './tell-groups';

const sns = new SNSClient({ maxAttempts: 3 });
const sqs = new SQSClient({ maxAttempts: 3 });
const logger = new Logger();
const metrics = new Metrics({ namespace: METRIC_NAMESPACE });

/** Tells a batch of security events in groups. Messages that could be neither told nor put aside come again. */
export async function handler(event: Pick<SQSEvent, 'Records'>): Promise<SQSBatchResponse> {
  const settings = groupSettings(process.env);
  const failed = await tellGroups(event.Records, { sns, sqs, settings, logger, metrics });
  return { batchItemFailures: failed.map((itemIdentifier) => ({ itemIdentifier })) };
}
