import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics } from '@aws-lambda-powertools/metrics';
import { S3Client } from '@aws-sdk/client-s3';
import { SSMClient } from '@aws-sdk/client-ssm';
import { METRIC_NAMESPACE } from '../../page/monitor-names';
import { EvidenceStore } from '../page-watch/evidence-store';
import { monitorSecret } from '../page-watch/monitor-secret';
import { watchSettings } from '../page-watch/watch-settings';
import { runFetch } from './run-fetch';

const settings = watchSettings(__dirname, process.env);
const evidence = new EvidenceStore(new S3Client(), settings.evidenceBucket);
const parameters = new SSMClient();
const logger = new Logger();
const metrics = new Metrics({ namespace: METRIC_NAMESPACE });

/** Looks at the payment page without a browser, on a schedule. Fails when the page could not be looked at. */
export async function handler(): Promise<void> {
  const secret = await monitorSecret(parameters, settings.secretName);
  const now = () => new Date();
  await runFetch({
    fetcher: fetch,
    evidence,
    settings,
    logger,
    metrics,
    now,
    ...(secret === undefined ? {} : { secret }),
  });
}
