import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AdoptFlags } from '../../bin/commands/adopt-settings';
import { adoptSettings } from '../../bin/commands/adopt-settings';
import { runAdopt } from '../../bin/commands/run-adopt';
import { SettingsError, UsageError } from '../../lib/errors';
import { type AccountServer, type Answers, startAccountServer } from '../account/account-server';
import { credentialsEnvironment, enterEnvironment, noCredentials } from '../account/credentials-environment';
import { denied, EMPTY, WELL_KEPT } from '../account/sample-account';
import { temporaryDirectory } from '../check/temporary-directory';
import { writtenFiles } from '../check/written-assembly';
import { storefrontBaseline } from './command-line';
import { inProcess } from './in-process';

jest.setTimeout(60_000);

const FLAGS: AdoptFlags = { region: 'eu-central-1', appSettings: 'cdk.json', format: 'text' };

let server: AccountServer | undefined;
let leave = () => {};

afterEach(async () => {
  leave();
  await server?.close();
  server = undefined;
});

/** Runs `adopt` against an account. */
async function adopt(answers: Answers, flags: Partial<AdoptFlags> = {}, directory = temporaryDirectory()) {
  server = await startAccountServer(answers);
  leave = enterEnvironment(credentialsEnvironment(server.endpoint));
  return inProcess(directory, () => runAdopt({ ...FLAGS, ...flags }));
}

test('tells what is there, what it lacks and what to paste, and exits 0', async () => {
  const answers = { ...EMPTY, 'guardduty:ListDetectors': { detectorIds: ['d1'] } };
  const suspended = { 'guardduty:GetDetector': { serviceRole: 'r', status: 'DISABLED', features: [] } };

  const { exitCode, stdout } = await adopt({ ...answers, ...suspended }, { region: 'us-east-1' });

  expect(exitCode).toBe(0);
  expect(stdout).toBe(`Account 123456789012, home region us-east-1

Found, to be adopted
  detector: GuardDuty detector in us-east-1 (id d1; protections on: none)
    lacks: DetectorEnabled: Enable is false; expected true

Not found: the shop makes its own
  configRecorder: AWS Config recorder in us-east-1
  configDeliveryChannel: AWS Config delivery channel in us-east-1
  trail: CloudTrail trail of every region in us-east-1
  securityHub: Security Hub CSPM in us-east-1
  accessAnalyzer: IAM Access Analyzer of external access in us-east-1
  inspector: Amazon Inspector in us-east-1 (status DISABLED)
  macieSession: Amazon Macie in us-east-1
  dataCatalogEncryption: AWS Glue data catalog encryption in us-east-1
  passwordPolicy: IAM password policy in us-east-1 (has no security contact)

Paste into context.storefront of cdk.json:
  "adopt": {
    "configRecorder": false,
    "configDeliveryChannel": false,
    "trail": false,
    "detector": true,
    "securityHub": false,
    "accessAnalyzer": false,
    "inspector": false,
    "macieSession": false,
    "dataCatalogEncryption": false,
    "passwordPolicy": false
  }

Complete; what is adopted lacks 1 thing that the shop would have made
`);
});

test('says nothing of lacks where there are none', async () => {
  const { stdout } = await adopt(WELL_KEPT);

  expect(stdout).toMatch(/\n\nComplete\n$/);
  expect(stdout).not.toMatch(/lacks|Not found|Undecided|Could not be read|Left out/);
});

test('names what was denied, leaves its keys out, and exits 3', async () => {
  const action = 'guardduty:ListDetectors';

  const { exitCode, stdout } = await adopt({ ...WELL_KEPT, [action]: denied(action) });

  expect(exitCode).toBe(3);
  expect(stdout).toContain(`
Undecided
  detector: GuardDuty detector in eu-central-1
  edgeDetector: GuardDuty detector in us-east-1

Could not be read
  guardduty:ListDetectors in eu-central-1: denied
  guardduty:ListDetectors in us-east-1: denied

`);
  expect(stdout).not.toMatch(/"(edgeD|d)etector":/);
  expect(stdout).toMatch(
    /\nLeft out, because nobody knows: detector, edgeDetector\.\nA key that is left out counts as false, .*\n/,
  );
  expect(stdout).toMatch(
    /\nIncomplete: 2 calls not answered, 2 keys undecided; storefront-baseline permissions adopt prints the policy that is needed\n$/,
  );
});

test('exits 3 where an answer only completes what is known', async () => {
  const action = 'cloudtrail:GetEventSelectors';

  const { exitCode, stdout } = await adopt({ ...WELL_KEPT, [action]: denied(action) });

  expect(exitCode).toBe(3);
  expect(stdout).toContain('"trail": true,');
  expect(stdout).toMatch(/\nIncomplete: 1 call not answered; storefront-baseline permissions adopt prints/);
});

test('writes JSON for programs', async () => {
  const action = 'macie2:GetMacieSession';

  const { exitCode, stdout } = await adopt({ ...WELL_KEPT, [action]: denied(action) }, { format: 'json' });

  expect(exitCode).toBe(3);
  const report = JSON.parse(stdout);
  expect(Object.keys(report)).toEqual(['schema', 'account', 'homeRegion', 'settings', 'undecided', 'unread', 'things']);
  expect(report).toMatchObject({
    schema: 'urn:storefront-security-baseline:adopt-report:1',
    account: '123456789012',
    homeRegion: 'eu-central-1',
    undecided: ['macieSession'],
    unread: [{ action, region: 'eu-central-1', denied: true, reason: 'denied' }],
  });
  expect(report.settings.adopt).toMatchObject({ configRecorder: true, edgeInspector: true });
  expect(report.settings.adopt).not.toHaveProperty('macieSession');
  expect(report.things).toContainEqual({
    key: 'macieSession',
    title: 'Amazon Macie',
    region: 'eu-central-1',
    exists: null,
    facts: [],
    lacks: [],
  });
});

describe('the home region', () => {
  const settingsIn = (files: Readonly<Record<string, string>>, flags: Partial<AdoptFlags>) => {
    const directory = writtenFiles({ 'other.txt': '', ...files });
    const home = process.cwd();
    process.chdir(directory);
    try {
      return adoptSettings({ appSettings: 'cdk.json', format: 'text', ...flags });
    } finally {
      process.chdir(home);
    }
  };
  const shop = (homeRegion: unknown) => JSON.stringify({ context: { storefront: { homeRegion } } });

  test.each<[string, Readonly<Record<string, string>>, Partial<AdoptFlags>, string | undefined]>([
    ['of the flag', { 'cdk.json': shop('eu-west-1') }, { region: 'eu-north-1' }, 'eu-north-1'],
    ['of the flag, whatever the file', { 'cdk.json': '{' }, { region: 'eu-north-1' }, 'eu-north-1'],
    ['of cdk.json', { 'cdk.json': shop('eu-west-1') }, {}, 'eu-west-1'],
    ['of another file', { 'shop.json': `\uFEFF${shop('eu-west-3')}` }, { appSettings: 'shop.json' }, 'eu-west-3'],
    ['of nobody without a file', {}, {}, undefined],
    ['of nobody without settings', { 'cdk.json': '{"app": "node app.js"}' }, {}, undefined],
    ['of nobody in an empty context', { 'cdk.json': '{"context": null}' }, {}, undefined],
  ])('is that %s', (_whose, files, flags, region) => {
    expect(settingsIn(files, flags).region).toBe(region);
  });

  test.each<[string, Readonly<Record<string, string>>, Partial<AdoptFlags>, typeof UsageError, string]>([
    [
      'a mistyped flag',
      {},
      { region: 'eu-centrall-1' },
      UsageError,
      '--region is "eu-centrall-1"; did you mean eu-central-1?',
    ],
    [
      'a flag that is no region',
      {},
      { region: 'here' },
      UsageError,
      '--region is "here"; write an AWS region such as eu-central-1',
    ],
    [
      'a setting that is no region',
      { 'cdk.json': shop(7) },
      {},
      UsageError,
      'cdk.json: storefront.homeRegion is 7; write an AWS region such as eu-central-1',
    ],
    [
      'a file that is no JSON',
      { 'cdk.json': '{' },
      {},
      SettingsError,
      'cdk.json: this is not JSON; mend it, or write --region',
    ],
    [
      'a file that is not there',
      {},
      { appSettings: 'shop.json' },
      SettingsError,
      'shop.json: the file cannot be read (ENOENT); name the cdk.json of the shop, or write --region',
    ],
    ['a format', {}, { format: 'yaml' }, UsageError, '--format yaml: there is no such value; use text, json'],
  ])('refuses %s', (_what, files, flags, kind, message) => {
    const act = () => settingsIn(files, flags);

    expect(act).toThrow(new kind(message));
  });
});

describe('as a program', () => {
  test('reads cdk.json, and writes nothing to standard error', async () => {
    server = await startAccountServer(WELL_KEPT);
    const directory = temporaryDirectory();
    writeFileSync(join(directory, 'cdk.json'), '{"context": {"storefront": {"homeRegion": "eu-west-1"}}}');

    const ran = await storefrontBaseline(['adopt'], {
      cwd: directory,
      env: { ...credentialsEnvironment(server.endpoint), AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: undefined },
    });

    expect(ran).toMatchObject({ exitCode: 0, stderr: '' });
    expect(ran.stdout).toMatch(/^Account 123456789012, home region eu-west-1\n/);
  });

  test.each<[string, readonly string[], Readonly<Record<string, string>>, RegExp]>([
    ['nobody who is signed in', ['--region', 'eu-central-1'], {}, /^no AWS credentials: .*\n$/],
    ['a wrong profile', ['--region', 'eu-central-1', '--profile', 'nope'], {}, /^--profile nope: .*\n$/],
    [
      'no region',
      [],
      {},
      /^no region: cdk\.json and the environment name none; write --region, such as eu-central-1\n$/,
    ],
    ['an unknown region', ['--region', 'eu-mars-1'], {}, /^--region is "eu-mars-1"; .*\n$/],
    [
      'a region of another partition',
      [],
      { AWS_REGION: 'cn-north-1', AWS_ACCESS_KEY_ID: 'none', AWS_SECRET_ACCESS_KEY: 'none' },
      /^the region of the AWS configuration is "cn-north-1"; did you mean eu-north-1\?\n$/,
    ],
    [
      'no network',
      ['--region', 'eu-central-1'],
      { AWS_ACCESS_KEY_ID: 'none', AWS_SECRET_ACCESS_KEY: 'none' },
      /^AWS cannot be reached in eu-central-1 \(connect ECONNREFUSED 127\.0\.0\.1:9\); check the network, the proxy and the region\n$/,
    ],
  ])('refuses %s in one line with exit code 2', async (_what, args, environment, stderr) => {
    const ran = await storefrontBaseline(['adopt', ...args], {
      cwd: temporaryDirectory(),
      env: { ...noCredentials(), AWS_ENDPOINT_URL: 'http://127.0.0.1:9', ...environment },
    });

    expect(ran).toEqual({ exitCode: 2, signal: null, stdout: '', stderr: expect.stringMatching(stderr) });
    expect(ran.stderr.match(/\n/g)).toHaveLength(1);
  });
});
