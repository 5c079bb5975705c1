import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import cdkJson from '../../cdk.json';
import { StorefrontPolicy } from '../../lib/policy/storefront-policy';
import { StorefrontExceptions } from '../../lib/stacks/storefront-exceptions';
import { temporaryDirectory } from '../check/temporary-directory';
import { shop } from './shop';

jest.setTimeout(120_000);

const GROUP = { identityStoreId: 'd-1234567890', trainedGroupId: '12345678-1234-1234-1234-123456789012' };
const EMERGENCY = 'arn:aws:iam::123456789012:user/emergency';

const read = (...path: string[]) => JSON.parse(readFileSync(join(...path), 'utf8'));

/** What the policy says of the sample shop, with settings of its training. */
function judged(training: object) {
  const outdir = temporaryDirectory();
  const context = {
    ...cdkJson.context,
    'storefront:today': '2026-11-22',
    '@aws-cdk/core:failSynthOnValidationErrors': false,
  };
  const app = new App({ context, outdir });
  StorefrontPolicy.enforce(app);
  StorefrontExceptions.grant(shop({ training }, app), 'platform@example.com');
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

test.each([
  ['a group that the job keeps', GROUP],
  ['IAM users', { iamUsersAdopted: true }],
  ['a role for emergencies', { breakGlassPrincipals: [EMERGENCY] }],
  [
    'everything',
    { ...GROUP, iamUsersAdopted: true, breakGlassPrincipals: [EMERGENCY], programmeReviewedOn: '2026-11-02' },
  ],
])('the sample shop with %s violates nothing, and excuses nothing in vain', (_, training) => {
  expect(judged(training)).toEqual({ packs: ['AwsSolutions', 'Storefront'], violated: [], problems: [] });
});
