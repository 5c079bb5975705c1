import { AccessAnalyzerClient } from '@aws-sdk/client-accessanalyzer';
import { AccountClient } from '@aws-sdk/client-account';
import { CloudTrailClient } from '@aws-sdk/client-cloudtrail';
import { ConfigServiceClient } from '@aws-sdk/client-config-service';
import { GlueClient } from '@aws-sdk/client-glue';
import { GuardDutyClient } from '@aws-sdk/client-guardduty';
import { IAMClient } from '@aws-sdk/client-iam';
import { Inspector2Client } from '@aws-sdk/client-inspector2';
import { Macie2Client } from '@aws-sdk/client-macie2';
import { SecurityHubClient } from '@aws-sdk/client-securityhub';
import { STSClient } from '@aws-sdk/client-sts';
import { adoptPermissions } from '../../lib/permissions/adopt';
import { policyDocument } from '../../lib/permissions/policy-document';
import { readAccount } from '../account/read-account';
import { WELL_KEPT } from '../account/sample-account';
import { actionsOf, recordCalls } from './recorded-calls';

const CLIENTS = [
  AccessAnalyzerClient,
  AccountClient,
  CloudTrailClient,
  ConfigServiceClient,
  GlueClient,
  GuardDutyClient,
  IAMClient,
  Inspector2Client,
  Macie2Client,
  SecurityHubClient,
  STSClient,
];

test('the policy of adopt names exactly the calls that it makes', async () => {
  const recorded = recordCalls(...CLIENTS);

  const { server } = await readAccount(WELL_KEPT);
  recorded.stop();

  const actions = actionsOf(policyDocument(adoptPermissions.rows({}), { regions: [] }));
  expect(recorded.actions).toEqual(actions);
  expect(recorded.actions.length).toBeGreaterThan(15);
  // Nothing went over the wire that no client of these sent.
  expect(server.calls).toHaveLength(recorded.count);
  expect([...new Set(server.calls.map(({ action }) => action))].sort()).toEqual(actions);
});

test('a recording that is stopped lets calls pass unseen', async () => {
  const recorded = recordCalls(...CLIENTS);
  recorded.stop();

  await readAccount(WELL_KEPT);

  expect([recorded.actions, recorded.count]).toEqual([[], 0]);
});
