import { S3Client } from '@aws-sdk/client-s3';
import { SSMClient } from '@aws-sdk/client-ssm';
import { EvidenceStore } from '../page-watch/evidence-store';
import { monitorSecret } from '../page-watch/monitor-secret';
import { watchSettings } from '../page-watch/watch-settings';
import { runMonitor } from './run-monitor';
import type { SyntheticsLibrary } from './synthetics-library';

/** Only the runtime of CloudWatch Synthetics has this package, so it cannot be imported by name here. */
const RUNTIME_PACKAGE = '@aws/synthetics-playwright';

/** The canary: looks at the payment page once. Fails when the page differs or could not be looked at. */
export async function handler(): Promise<void> {
  const { synthetics } = require(RUNTIME_PACKAGE) as { readonly synthetics: SyntheticsLibrary };
  const settings = watchSettings(__dirname, process.env);
  const secret = await monitorSecret(new SSMClient(), settings.secretName);
  await runMonitor({
    synthetics,
    evidence: new EvidenceStore(new S3Client(), settings.evidenceBucket),
    settings,
    options: secret === undefined ? {} : { secret },
    now: () => new Date(),
  });
}
