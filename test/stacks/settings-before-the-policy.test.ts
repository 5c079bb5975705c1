import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import cdkJson from '../../cdk.json';
import { StorefrontPolicy } from '../../lib/policy/storefront-policy';
import { ADOPT_KEYS } from '../../lib/settings/adopt-schema';
import { StorefrontExceptions } from '../../lib/stacks/storefront-exceptions';
import { temporaryDirectory } from '../check/temporary-directory';
import { shop } from './shop';

jest.setTimeout(120_000);

const GROUP = { identityStoreId: 'd-1234567890', trainedGroupId: '12345678-1234-1234-1234-123456789012' };
const EMERGENCY = 'arn:aws:iam::123456789012:user/emergency';

const read = (...path: string[]) => JSON.parse(readFileSync(join(...path), 'utf8'));

/** What the policy says of the sample shop with settings that differ. */
function judged(settings: object) {
  const outdir = temporaryDirectory();
  const context = {
    ...cdkJson.context,
    'storefront:today': '2026-11-22',
    '@aws-cdk/core:failSynthOnValidationErrors': false,
  };
  const app = new App({ context, outdir });
  StorefrontPolicy.enforce(app);
  StorefrontExceptions.grant(shop(settings, app), 'platform@example.com', 'security@example.com');
  app.synth();
  const reports: readonly { pluginName: string; violations: readonly { ruleName: string }[] }[] = read(
    outdir,
    'validation-report.json',
  ).pluginReports;
  return {
    packs: reports.map(({ pluginName }) => pluginName),
    violated: reports.flatMap(({ violations }) => violations.map(({ ruleName }) => ruleName)),
    problems: read(outdir, 'storefront-evidence.json').problems,
  };
}

const EVERYTHING = Object.fromEntries(ADOPT_KEYS.map((key) => [key, true]));

test.each<[string, object]>([
  ['a group that the job keeps', { training: GROUP }],
  ['IAM users', { training: { iamUsersAdopted: true } }],
  [
    'every way of training',
    {
      training: {
        ...GROUP,
        iamUsersAdopted: true,
        breakGlassPrincipals: [EMERGENCY],
        programmeReviewedOn: '2026-11-02',
      },
    },
  ],
  ['everything adopted', { adopt: EVERYTHING }],
  ['the recorder of one region adopted', { adopt: { configRecorder: true, configDeliveryChannel: true } }],
  [
    'roles that can be isolated, a channel, a budget and automatic remediation',
    {
      homeRegion: 'eu-north-1',
      allowedRegions: ['eu-north-1'],
      incident: { ...cdkJson.context.storefront.incident, isolatableRoles: ['Shop-*'] },
      slack: { workspaceId: 'T07EA123LEP', channelId: 'C0123456789' },
      monthlyBudget: 200,
      automaticRemediation: ['BucketVersioning'],
    },
  ],
])('the sample shop with %s violates nothing, and excuses nothing in vain', (_, settings) => {
  expect(judged(settings)).toEqual({ packs: ['AwsSolutions', 'Storefront'], violated: [], problems: [] });
});
