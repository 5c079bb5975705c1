import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigServiceClient } from '@aws-sdk/client-config-service';
import { S3Client } from '@aws-sdk/client-s3';
import { STSClient } from '@aws-sdk/client-sts';
import { attest } from '../../lib/audit/attest/attest';
import { openAttestSession } from '../../lib/audit/attest/attest-session';
import { attestationRequest } from '../../lib/audit/attest/attestation-request';
import { BucketStore } from '../../lib/audit/attest/bucket-store';
import { attestPermissions } from '../../lib/permissions/attest';
import { policyDocument } from '../../lib/permissions/policy-document';
import { credentialsEnvironment, enterEnvironment } from '../account/credentials-environment';
import { accountWith, NOW, processRule, REGION, RULE } from '../audit/attest/sample-attestation';
import { startConfigServer } from '../audit/config-server';
import { temporaryDirectory } from '../check/temporary-directory';
import { startLocalService } from '../handlers/local-service';
import { actionsOf, recordCalls } from './recorded-calls';

/** Amazon S3 asks AWS KMS for it on the caller's behalf, where the bucket has a key: no call of ours shows it. */
const ASKED_BY_S3 = 'kms:GenerateDataKey';

test('the policy of attest names exactly the calls that it makes', async () => {
  const config = await startConfigServer(accountWith(processRule(RULE)));
  const s3 = await startLocalService(200, '');
  const leave = enterEnvironment({
    ...credentialsEnvironment(config.endpoint),
    AWS_ENDPOINT_URL_S3: s3.client.endpoint,
  });
  const recorded = recordCalls(ConfigServiceClient, S3Client, STSClient);
  const evidence = join(temporaryDirectory(), 'report.pdf');
  writeFileSync(evidence, 'tested');
  try {
    const session = await openAttestSession({ region: REGION });
    const store = new BucketStore(session.s3, { name: 'shop-evidence', prefix: '' });
    const request = attestationRequest({ check: 'penetration-test', evidence, by: 'Me', on: '2026-11-02' }, NOW);
    await attest(request, { session, store, now: NOW });
    session.close();
  } finally {
    recorded.stop();
    leave();
    s3.close();
    await config.close();
  }

  const allowed = actionsOf(
    policyDocument(attestPermissions.rows({ evidenceBucket: 'shop-evidence' }), { regions: [] }),
  );
  expect([...recorded.actions, ASKED_BY_S3].sort()).toEqual(allowed);
  // Nothing went over the wire that no client of these sent.
  expect(config.requests.length + s3.requests.length).toBe(recorded.count);
});
