import type { AdoptKey } from '../../lib/account/account-thing';
import { adoption } from '../../lib/account/adoption';
import { openAwsSession } from '../../lib/account/aws-session';
import { whatExists } from '../../lib/account/what-exists';
import { ADOPT_KEYS } from '../../lib/settings/adopt-schema';
import { parseSettings } from '../../lib/settings/parse-settings';
import { type Answers, startAccountServer } from './account-server';
import { credentialsEnvironment, enterEnvironment } from './credentials-environment';
import { readAccount } from './read-account';
import { catalogEncryption, changed, EMPTY, inspectorStatus, WELL_KEPT } from './sample-account';

jest.setTimeout(60_000);

const HOME_KEYS = ADOPT_KEYS.filter((key) => !key.startsWith('edge'));

describe('an account that has everything', () => {
  test('is adopted whole, and lacks nothing', async () => {
    const { things } = await readAccount(WELL_KEPT);

    expect(things.map(({ key }) => key)).toEqual(ADOPT_KEYS);
    expect(things.filter(({ exists }) => exists !== true)).toEqual([]);
    expect(things.flatMap(({ key, lacks }) => lacks.map((lack) => `${key}: ${lack}`))).toEqual([]);
    expect(things.flatMap(({ unread }) => unread)).toEqual([]);
  });

  test('is told in clauses', async () => {
    const { thing } = await readAccount(WELL_KEPT);

    expect(thing('configRecorder')).toMatchObject({ region: 'eu-central-1', facts: ['named default', 'recording'] });
    expect(thing('edgeConfigRecorder')).toMatchObject({ region: 'us-east-1' });
    expect(thing('configDeliveryChannel').facts).toEqual(['named default', 'delivers to the bucket config-archive']);
    expect(thing('trail').facts).toEqual([
      'named audit of eu-west-1',
      "the account's own",
      'logging',
      'delivers to the bucket trail-archive',
    ]);
    expect(thing('detector').facts).toEqual(['id d1', 'protections on: LAMBDA_NETWORK_LOGS, S3_DATA_EVENTS']);
    expect(thing('securityHub').facts).toEqual([
      'standards: aws-foundational-security-best-practices/v/1.0.0, pci-dss/v/4.0.1',
    ]);
    expect(thing('accessAnalyzer').facts).toEqual(['outside (ACCOUNT)']);
    expect(thing('inspector').facts).toEqual(['scans EC2, LAMBDA']);
    expect(thing('macieSession').facts).toEqual(['enabled']);
    expect(thing('dataCatalogEncryption')).toMatchObject({
      region: 'eu-central-1',
      facts: ['catalog encrypted by SSE-KMS', 'passwords of connections encrypted'],
    });
    expect(thing('passwordPolicy')).toMatchObject({ region: 'us-east-1', facts: ['has a security contact'] });
  });

  test('is asked once where us-east-1 is its home', async () => {
    const { things, server } = await readAccount(WELL_KEPT, 'us-east-1');

    expect(things.map(({ key }) => key)).toEqual(HOME_KEYS);
    expect([...new Set(server.calls.map(({ region }) => region))]).toEqual(['us-east-1']);
    const once = server.calls
      .map(({ action }) => action)
      .filter((action) => action !== 'securityhub:GetEnabledStandards');
    expect(once).toEqual([...new Set(once)]);
  });

  test('is asked in two regions and no third', async () => {
    const { server } = await readAccount(WELL_KEPT);

    const regionsOf = (pattern: RegExp) => [
      ...new Set(server.calls.filter(({ action }) => pattern.test(action)).map(({ region }) => region)),
    ];
    expect(regionsOf(/^(config|guardduty|securityhub|access-analyzer|inspector2):/).sort()).toEqual([
      'eu-central-1',
      'us-east-1',
    ]);
    expect(regionsOf(/^(cloudtrail|macie2|glue|sts):/)).toEqual(['eu-central-1']);
    expect(regionsOf(/^(iam|account):/)).toEqual(['us-east-1']);
  });
});

test('an account that has nothing adopts nothing', async () => {
  const { things } = await readAccount(EMPTY);

  expect(adoption(things)).toEqual({
    adopt: Object.fromEntries(ADOPT_KEYS.map((key) => [key, false])),
    undecided: [],
    unread: [],
  });
  expect(things.flatMap(({ lacks }) => lacks)).toEqual([]);
});

test('the settings are what parseSettings takes', async () => {
  const { things } = await readAccount({ ...WELL_KEPT, 'guardduty:ListDetectors': { detectorIds: [] } });

  const { adopt } = adoption(things);

  const settings = parseSettings({ domainName: 'shop.example.com', homeRegion: 'eu-central-1', adopt });
  expect(settings.adopt).toEqual({
    ...Object.fromEntries(ADOPT_KEYS.map((key) => [key, true])),
    detector: false,
    edgeDetector: false,
  });
});

describe('there is', () => {
  const trails = (...list: readonly object[]) => ({
    trailList: list.map((each) => ({ ...firstTrail(), ...each })),
  });
  const firstTrail = () => (WELL_KEPT['cloudtrail:DescribeTrails'] as { trailList: readonly object[] }).trailList[0];
  const other = 'arn:aws:cloudtrail:eu-west-1:999999999999:trail/org';

  test.each<[AdoptKey, boolean, string, Answers, readonly string[]]>([
    [
      'trail',
      false,
      'where it records one region',
      { ...WELL_KEPT, 'cloudtrail:DescribeTrails': trails({ IsMultiRegionTrail: false }) },
      ['audit of eu-west-1 records one region'],
    ],
    [
      'trail',
      false,
      'where it does not log',
      { ...WELL_KEPT, 'cloudtrail:GetTrailStatus': { IsLogging: false } },
      ['audit of eu-west-1 is not known to be logging'],
    ],
    [
      'trail',
      true,
      'where the organization has one that logs',
      {
        ...WELL_KEPT,
        'cloudtrail:DescribeTrails': trails({}, { Name: 'org', TrailARN: other, IsOrganizationTrail: true }),
        'cloudtrail:GetTrailStatus': ({ body }) => ({ IsLogging: body.includes(other) }),
      },
      ['named org of eu-west-1', 'of the organization', 'logging', 'delivers to the bucket trail-archive'],
    ],
    [
      'accessAnalyzer',
      false,
      'where it looks for unused access alone',
      changed('access-analyzer:ListAnalyzers', 'analyzers', { name: 'unused', type: 'ACCOUNT_UNUSED_ACCESS' }),
      ['unused (ACCOUNT_UNUSED_ACCESS)'],
    ],
    [
      'accessAnalyzer',
      true,
      'of the organization',
      changed('access-analyzer:ListAnalyzers', 'analyzers', { name: 'org', type: 'ORGANIZATION' }),
      ['org (ORGANIZATION)'],
    ],
    [
      'inspector',
      false,
      'where it is suspended',
      { ...WELL_KEPT, 'inspector2:BatchGetAccountStatus': inspectorStatus('SUSPENDED', 'SUSPENDED') },
      ['status SUSPENDED'],
    ],
    [
      'dataCatalogEncryption',
      true,
      'where it guards passwords alone',
      { ...WELL_KEPT, 'glue:GetDataCatalogEncryptionSettings': catalogEncryption('DISABLED', true) },
      ['catalog not encrypted', 'passwords of connections encrypted'],
    ],
    [
      'dataCatalogEncryption',
      true,
      'where it guards the catalog alone',
      { ...WELL_KEPT, 'glue:GetDataCatalogEncryptionSettings': catalogEncryption('SSE-KMS', false) },
      ['catalog encrypted by SSE-KMS', 'passwords of connections not encrypted'],
    ],
    [
      'dataCatalogEncryption',
      false,
      'where nobody ever set it',
      { ...WELL_KEPT, 'glue:GetDataCatalogEncryptionSettings': {} },
      [],
    ],
    [
      'passwordPolicy',
      false,
      'where there is a contact alone',
      { ...WELL_KEPT, 'iam:GetAccountPasswordPolicy': EMPTY['iam:GetAccountPasswordPolicy'] ?? '' },
      ['has a security contact'],
    ],
  ])('%s %j %s', async (key, exists, _where, answers, facts) => {
    const { thing } = await readAccount(answers);

    expect(thing(key)).toMatchObject({ exists, facts, unread: [] });
  });
});

test('progress counts what was read', async () => {
  const server = await startAccountServer(EMPTY);
  const leave = enterEnvironment(credentialsEnvironment(server.endpoint));
  const told: string[] = [];
  try {
    const session = await openAwsSession({ region: 'eu-central-1' });

    await whatExists(session, 'eu-central-1', { onProgress: (done, total) => told.push(`${done}/${total}`) });
  } finally {
    leave();
    await server.close();
  }

  expect(told).toEqual(Array.from({ length: 17 }, (_, done) => `${done}/16`));
});
