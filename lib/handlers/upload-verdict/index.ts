import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics } from '@aws-lambda-powertools/metrics';
import { S3Client } from '@aws-sdk/client-s3';
import { SNSClient } from '@aws-sdk/client-sns';
import type { SQSEvent } from 'aws-lambda';
import { METRIC_NAMESPACE } from '../../page/monitor-names';
import { carryOut } from './carry-out';
import { verdictOf } from './verdict';
import { verdictSettings } from './verdict-settings';

const s3 = new S3Client();
const sns = new SNSClient();
const logger = new Logger();
const metrics = new Metrics({ namespace: METRIC_NAMESPACE });

/** Carries out what GuardDuty says of uploads. A message that fails comes again, and ends in the dead-letter queue. */
export async function handler(event: Pick<SQSEvent, 'Records'>): Promise<void> {
  const settings = verdictSettings(process.env);
  for (const { body } of event.Records) {
    await carryOut(verdictOf(body), { s3, sns, settings, logger, metrics });
  }
}
