import { Inspector2Client } from '@aws-sdk/client-inspector2';
import { UserError } from '../../../lib/errors';
import { switchOn } from '../../../lib/handlers/inspector-switch/switch-on';
import type { Scan } from '../../../lib/handlers/inspector-switch/switch-request';
import { accountOfInspector, OFF, refusal, type States } from './account-of-inspector';
import { type InspectorAnswer, type InspectorServer, inspectorServer } from './inspector-server';
import { ACCOUNT } from './switch-event';

const ALL: Scan[] = ['EC2', 'ECR', 'LAMBDA', 'LAMBDA_CODE'];
const all = (status: string): States => ({ ec2: status, ecr: status, lambda: status, lambdaCode: status });

let server: InspectorServer;
let client: Inspector2Client;

async function start(answer: Parameters<typeof inspectorServer>[0]): Promise<void> {
  server = await inspectorServer(answer);
  client = new Inspector2Client({
    endpoint: server.endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'none', secretAccessKey: 'none' },
    maxAttempts: 1,
  });
}

afterEach(async () => {
  client.destroy();
  await server.close();
});

const enabled = () =>
  server.requests.filter(({ path }) => path === '/enable').map(({ body }) => [body.accountIds, body.resourceTypes]);

const run = (scans: readonly Scan[] = ALL, total = 5_000) => switchOn(client, ACCOUNT, scans, { total, pause: 5 });

describe('Inspector is switched on', () => {
  test.each<[string, States[], Scan[], unknown[], Scan[]]>([
    ['where it never was', [OFF, all('ENABLED')], ALL, [[[ACCOUNT], ALL]], ALL],
    ['and is waited for', [OFF, all('ENABLING'), all('ENABLING'), all('ENABLED')], ALL, [[[ACCOUNT], ALL]], ALL],
    ['not where all is on', [all('ENABLED')], ALL, [], []],
    ['not where it comes on by itself', [all('ENABLING'), all('ENABLED')], ALL, [], ALL],
    [
      'for what is missing alone',
      [{ ...all('ENABLED'), lambdaCode: 'DISABLED' }, all('ENABLED')],
      ALL,
      [[[ACCOUNT], ['LAMBDA_CODE']]],
      ['LAMBDA_CODE'],
    ],
    ['for what is asked for alone', [OFF, { ...OFF, ecr: 'ENABLED' }], ['ECR'], [[[ACCOUNT], ['ECR']]], ['ECR']],
    ['again where it was suspended', [all('SUSPENDED'), all('ENABLED')], ['EC2'], [[[ACCOUNT], ['EC2']]], ['EC2']],
    [
      'after it was switched off',
      [all('DISABLING'), all('DISABLED'), all('ENABLED')],
      ['EC2'],
      [[[ACCOUNT], ['EC2']]],
      ['EC2'],
    ],
    ['where the state leaves scans out', [{}, all('ENABLED')], ['LAMBDA'], [[[ACCOUNT], ['LAMBDA']]], ['LAMBDA']],
  ])('%s', async (_, looks, scans, requests, wereOff) => {
    await start(accountOfInspector(looks));

    await expect(run(scans)).resolves.toEqual(wereOff);

    expect(enabled()).toEqual(requests);
  });

  test.each([
    'ALREADY_ENABLED',
    'ENABLE_IN_PROGRESS',
    'DISABLE_IN_PROGRESS',
    'SUSPEND_IN_PROGRESS',
    'INTERNAL_ERROR',
    'EVENTBRIDGE_THROTTLED',
    'EVENTBRIDGE_UNAVAILABLE',
    'SSM_THROTTLED',
    'SSM_UNAVAILABLE',
  ])('though it answers %s first', async (code) => {
    await start(accountOfInspector([OFF, OFF, all('ENABLED')], [refusal(code)]));

    await expect(run()).resolves.toEqual(ALL);

    expect(enabled()).toHaveLength(2);
  });
});

describe('a part is no success', () => {
  test.each([
    'ACCESS_DENIED',
    'RESOURCE_NOT_FOUND',
    'ACCOUNT_IS_ISOLATED',
    'BLOCKED_BY_ORGANIZATION_POLICY',
    'EC2_SSM_RESOURCE_DATA_SYNC_LIMIT_EXCEEDED',
    'A_CODE_OF_LATER',
  ])('Inspector refuses by %s', async (code) => {
    await start(accountOfInspector([OFF], [refusal(code, 'it cannot be')]));

    await expect(run()).rejects.toThrow(
      new UserError(`Amazon Inspector refuses to scan EC2, ECR, LAMBDA, LAMBDA_CODE: ${code}, it cannot be`),
    );
    expect(enabled()).toHaveLength(1);
  });

  test('Inspector refuses beside an excuse that passes', async () => {
    const both = {
      accounts: [],
      failedAccounts: [...refusal('SSM_THROTTLED').failedAccounts, ...refusal('ACCESS_DENIED').failedAccounts],
    };
    await start(accountOfInspector([OFF], [both]));

    await expect(run(['EC2'])).rejects.toThrow('Amazon Inspector refuses to scan EC2: ACCESS_DENIED, refused');
  });

  test('Inspector speaks of another account', async () => {
    const other = { accounts: [{ accountId: '999999999999', status: 'ENABLING', resourceStatus: OFF }] };
    await start(accountOfInspector([OFF], [other]));

    await expect(run(['EC2'])).rejects.toThrow(
      new UserError(`Amazon Inspector does not speak of account ${ACCOUNT} when asked to scan it`),
    );
  });

  test.each<[string, States, InspectorAnswer[], string]>([
    [
      'one scan stays behind',
      { ...all('ENABLED'), lambdaCode: 'ENABLING' },
      [],
      'Amazon Inspector is not on in time: LAMBDA_CODE is ENABLING; deploy again',
    ],
    [
      'a service stays busy',
      { ...all('ENABLED'), ec2: 'DISABLED' },
      Array.from({ length: 100 }, () => refusal('SSM_THROTTLED')),
      'Amazon Inspector is not on in time: EC2 is DISABLED (SSM_THROTTLED); deploy again',
    ],
  ])('%s until time is over', async (_, states, answers, message) => {
    await start(accountOfInspector([states], answers));

    await expect(run(ALL, 60)).rejects.toThrow(new UserError(message));
  });

  test('there is no time at all: it looks once, and tells what is missing', async () => {
    await start(accountOfInspector([all('ENABLING')]));

    await expect(run(['ECR'], -1_000)).rejects.toThrow(
      new UserError('Amazon Inspector is not on in time: ECR is ENABLING; deploy again'),
    );
    expect(server.requests).toHaveLength(1);
  });

  test('Inspector does not tell its state', async () => {
    await start(({ path }) => (path === '/status/batch/get' ? refusal('ACCESS_DENIED', 'not here') : {}));

    await expect(run()).rejects.toThrow(
      new UserError('Amazon Inspector does not tell its state: ACCESS_DENIED, not here'),
    );
    expect(enabled()).toEqual([]);
  });
});
