import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CloudTrailClient, CreateTrailCommand, StartLoggingCommand } from '@aws-sdk/client-cloudtrail';
import {
  ConfigServiceClient,
  PutConfigurationRecorderCommand,
  PutDeliveryChannelCommand,
  StartConfigurationRecorderCommand,
} from '@aws-sdk/client-config-service';
import { GlueClient, PutDataCatalogEncryptionSettingsCommand } from '@aws-sdk/client-glue';
import { CreateDetectorCommand, GuardDutyClient } from '@aws-sdk/client-guardduty';
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import cdkJson from '../../cdk.json';
import { parseSettings } from '../../lib/settings/parse-settings';
import { type AccountServer, startAccountServer } from '../account/account-server';
import { credentialsEnvironment, enterEnvironment } from '../account/credentials-environment';
import { EMPTY } from '../account/sample-account';
import { temporaryDirectory } from '../check/temporary-directory';
import { type LocalAws, localAwsMissing, startLocalAws } from '../handlers/under-attack/local-aws';
import { shop, templatesOf } from '../stacks/shop';
import { storefrontBaseline } from './command-line';

jest.setTimeout(180_000);

if (localAwsMissing !== undefined) console.warn(`SKIPPED: adopt does not read a seeded account: ${localAwsMissing}.`);
const describeWithAws = localAwsMissing === undefined ? describe : describe.skip;
const title = 'adopt, of an account of a local AWS API';

const HOME = 'eu-central-1';

/** A recorder that records some types and a catalog under a key in the home region, a trail of every region, a detector in us-east-1. */
async function seed(): Promise<void> {
  const s3 = new S3Client({ region: 'us-east-1', forcePathStyle: true });
  for (const Bucket of ['config-archive', 'trail-archive']) await s3.send(new CreateBucketCommand({ Bucket }));
  const config = new ConfigServiceClient({ region: HOME });
  await config.send(
    new PutConfigurationRecorderCommand({
      ConfigurationRecorder: {
        name: 'landing-zone',
        roleARN: 'arn:aws:iam::123456789012:role/config',
        recordingGroup: {
          allSupported: false,
          includeGlobalResourceTypes: false,
          resourceTypes: ['AWS::EC2::Instance'],
        },
      },
    }),
  );
  await config.send(
    new PutDeliveryChannelCommand({ DeliveryChannel: { name: 'landing-zone', s3BucketName: 'config-archive' } }),
  );
  await config.send(new StartConfigurationRecorderCommand({ ConfigurationRecorderName: 'landing-zone' }));
  const trails = new CloudTrailClient({ region: HOME });
  await trails.send(
    new CreateTrailCommand({ Name: 'landing-zone', S3BucketName: 'trail-archive', IsMultiRegionTrail: true }),
  );
  await trails.send(new StartLoggingCommand({ Name: 'landing-zone' }));
  await new GlueClient({ region: HOME }).send(
    new PutDataCatalogEncryptionSettingsCommand({
      DataCatalogEncryptionSettings: { EncryptionAtRest: { CatalogEncryptionMode: 'SSE-KMS' } },
    }),
  );
  await new GuardDutyClient({ region: 'us-east-1' }).send(new CreateDetectorCommand({ Enable: true }));
}

describeWithAws(localAwsMissing === undefined ? title : `${title}, SKIPPED: ${localAwsMissing}`, () => {
  let aws: LocalAws;
  let others: AccountServer;
  let environment: Readonly<Record<string, string>>;

  beforeAll(async () => {
    aws = await startLocalAws();
    // The local API does not know IAM Access Analyzer, and says of the others what AWS does not.
    others = await startAccountServer(EMPTY);
    environment = {
      ...credentialsEnvironment(aws.endpoint),
      AWS_ENDPOINT_URL_ACCESSANALYZER: others.endpoint,
      AWS_ENDPOINT_URL_INSPECTOR2: others.endpoint,
      AWS_ENDPOINT_URL_MACIE2: others.endpoint,
    };
    const leave = enterEnvironment(environment);
    try {
      await seed();
    } finally {
      leave();
    }
  });

  afterAll(async () => {
    await others.close();
    await aws.stop();
  });

  /** The sample's cdk.json in a directory of its own. */
  const directoryOfTheShop = () => {
    const directory = temporaryDirectory();
    writeFileSync(join(directory, 'cdk.json'), readFileSync('cdk.json'));
    return directory;
  };

  test('finds what was seeded, and the shop makes no second one', async () => {
    const ran = await storefrontBaseline(['adopt', '--format', 'json'], {
      cwd: directoryOfTheShop(),
      env: environment,
    });

    const { settings, things, undecided, unread } = JSON.parse(ran.stdout);
    // Of all the calls this one alone the local API does not answer; no setting depends on it.
    expect(undecided).toEqual([]);
    expect(unread).toEqual([
      { action: 'config:DescribeDeliveryChannelStatus', region: HOME, denied: false, reason: expect.any(String) },
    ]);
    expect(ran).toMatchObject({ exitCode: 3, stderr: '' });
    const parsed = parseSettings({ ...cdkJson.context.storefront, ...settings });
    expect(parsed.adopt).toEqual({
      configRecorder: true,
      configDeliveryChannel: true,
      trail: true,
      detector: false,
      securityHub: false,
      accessAnalyzer: false,
      inspector: false,
      macieSession: false,
      dataCatalogEncryption: true,
      passwordPolicy: false,
      edgeConfigRecorder: false,
      edgeConfigDeliveryChannel: false,
      edgeDetector: true,
      edgeSecurityHub: false,
      edgeAccessAnalyzer: false,
      edgeInspector: false,
    });
    const recorder = things.find(({ key }: { key: string }) => key === 'configRecorder');
    expect(recorder).toMatchObject({
      region: HOME,
      facts: ['named landing-zone', 'recording'],
      lacks: [expect.stringMatching(/^ConfigRecorderComplete: /)],
    });

    const catalog = things.find(({ key }: { key: string }) => key === 'dataCatalogEncryption');
    expect(catalog).toMatchObject({
      region: HOME,
      facts: ['catalog encrypted by SSE-KMS', 'passwords of connections not encrypted'],
      lacks: [expect.stringMatching(/^GlueEncrypted: /)],
    });

    const templates = templatesOf(shop(settings));
    const count = (stack: string, type: string) => Object.keys(templates.get(stack)?.findResources(type) ?? {}).length;
    expect(count('Account', 'AWS::Config::ConfigurationRecorder')).toBe(0);
    expect(count('Account', 'AWS::Config::DeliveryChannel')).toBe(0);
    expect(count('Account', 'AWS::CloudTrail::Trail')).toBe(0);
    expect(count('Audit', 'AWS::Glue::DataCatalogEncryptionSettings')).toBe(0);
    expect(count('EdgeAccount', 'AWS::Config::ConfigurationRecorder')).toBe(1);
    expect(count('EdgeAccount', 'AWS::GuardDuty::Detector')).toBe(0);
  });

  test('says it to a person', async () => {
    const ran = await storefrontBaseline(['adopt', '--region', HOME], { cwd: temporaryDirectory(), env: environment });

    expect(ran).toMatchObject({ exitCode: 3, stderr: '' });
    expect(ran.stdout).toMatch(/^Account 123456789012, home region eu-central-1\n\nFound, to be adopted\n/);
    expect(ran.stdout).toContain(
      '  configRecorder: AWS Config recorder in eu-central-1 (named landing-zone; recording)\n',
    );
    const pasted = /^ {2}"adopt": (\{[\s\S]*?\n {2}\})$/m.exec(ran.stdout)?.[1] ?? '';
    const settings = parseSettings({ ...cdkJson.context.storefront, adopt: JSON.parse(pasted) });
    expect(settings.adopt).toMatchObject({ configRecorder: true, trail: true, edgeDetector: true, detector: false });
  });
});
