import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics } from '@aws-lambda-powertools/metrics';
import { ConfigServiceClient } from '@aws-sdk/client-config-service';
import { IAMClient } from '@aws-sdk/client-iam';
import { IdentitystoreClient } from '@aws-sdk/client-identitystore';
import { SESv2Client } from '@aws-sdk/client-sesv2';
import { SNSClient } from '@aws-sdk/client-sns';
import { METRIC_NAMESPACE } from '../../page/monitor-names';
import { TRAINING_VARIABLES } from '../../training/training-names';
import { documentClient } from '../privacy/document-client';
import { variable } from '../privacy/environment';
import { closeGroup } from './close-group';
import { daySettings, groupSettings } from './day-settings';
import { JobItems } from './job-items';
import { isRuleEvent, judgeStaff } from './judge-staff';
import { TrainedGroup } from './trained-group';
import { trainingDay } from './training-day';

const logger = new Logger();
const metrics = new Metrics({ namespace: METRIC_NAMESPACE });
const options = {
  maxAttempts: 5,
  retryMode: 'adaptive',
  requestHandler: { connectionTimeout: 3_000, requestTimeout: 15_000, throwOnRequestTimeout: true },
};

/** Runs the daily job; where AWS Config calls, judges whether everybody is trained. */
export async function handler(event: unknown): Promise<void> {
  const settings = daySettings(process.env);
  const documents = documentClient();
  const config = new ConfigServiceClient(options);
  const now = new Date();
  if (isRuleEvent(event)) return judgeStaff(event, { settings, documents, config, now });
  await trainingDay({
    settings,
    documents,
    config,
    identityStore: identityStoreClient(settings.group?.region),
    iam: new IAMClient(options),
    sns: new SNSClient(options),
    ses: new SESv2Client(options),
    region: variable('AWS_REGION'),
    logger,
    metrics,
    now,
  });
}

/** Empties the group of the trained, where the daily job has stopped. */
export async function close(): Promise<void> {
  const settings = groupSettings(process.env);
  if (settings === undefined) throw new Error('no group is kept');
  await closeGroup({
    items: new JobItems(documentClient(), variable(TRAINING_VARIABLES.register)),
    group: new TrainedGroup(identityStoreClient(settings.region), settings),
    logger,
    now: new Date(),
  });
}

function identityStoreClient(region: string | undefined): IdentitystoreClient {
  return new IdentitystoreClient({ ...options, ...(region === undefined ? {} : { region }) });
}
