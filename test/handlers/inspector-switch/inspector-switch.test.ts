import './powertools-environment';
import { BatchGetAccountStatusCommand, Inspector2Client } from '@aws-sdk/client-inspector2';
import { UserError } from '../../../lib/errors';
import { handler } from '../../../lib/handlers/inspector-switch';
import { certificateMissing } from '../../browser/throw-away-certificate';
import { RESPONSE_HOST } from '../account-sign-in-settings/recorded-event';
import { type WaitingCloudFormation, waitingCloudFormation } from '../account-sign-in-settings/waiting-cloudformation';
import { localAwsMissing, localEnvironment, startLocalAws } from '../under-attack/local-aws';
import { accountOfInspector, OFF, refusal } from './account-of-inspector';
import { type InspectorServer, inspectorServer } from './inspector-server';
import { ACCOUNT, PROPERTIES, switchEvent } from './switch-event';

const withScans = (...Scans: string[]) => ({ ResourceProperties: { ...PROPERTIES, Scans } });

let environment: NodeJS.ProcessEnv;
let cloudFormation: WaitingCloudFormation;
let printed: jest.SpyInstance[];

beforeEach(() => {
  environment = { ...process.env };
  printed = (['log', 'info', 'warn', 'error'] as const).map((level) =>
    jest.spyOn(console, level).mockImplementation(() => {}),
  );
});

afterEach(() => {
  for (const spy of printed) spy.mockRestore();
  process.env = environment;
});

const answered = () => cloudFormation.answers.map(({ body }) => body);
const words = () => printed.flatMap((spy) => spy.mock.calls.flat().map(String)).join('\n');

jest.setTimeout(90_000);

const noCertificate = certificateMissing();
if (noCertificate !== undefined) console.warn(`SKIPPED: the switch of Inspector is not run: ${noCertificate}.`);

(noCertificate === undefined ? describe : describe.skip)(
  noCertificate === undefined ? 'the switch of Inspector' : `the switch of Inspector, SKIPPED: ${noCertificate}`,
  () => {
    let server: InspectorServer | undefined;

    async function start(answer: Parameters<typeof inspectorServer>[0]): Promise<void> {
      server = await inspectorServer(answer);
      Object.assign(process.env, localEnvironment(server.endpoint));
    }

    beforeEach(async () => {
      cloudFormation = await waitingCloudFormation();
    });

    afterEach(async () => {
      await cloudFormation.stop();
      await server?.close();
      server = undefined;
    });

    test('answers where CloudFormation waits', async () => {
      await start(accountOfInspector([{ ...OFF, ecr: 'ENABLED' }]));

      await handler(switchEvent('Create', withScans('ECR')));

      expect(cloudFormation.answers).toEqual([
        {
          method: 'PUT',
          host: RESPONSE_HOST,
          path: expect.stringMatching(/^\/arn%3Aaws%3Acloudformation.*\?X-Amz-Signature=5ec2e7$/),
          contentType: '',
          bytes: expect.any(Number),
          body: {
            Status: 'SUCCESS',
            Reason: 'every scan was on already',
            PhysicalResourceId: 'inspector-switch',
            StackId: switchEvent('Create').StackId,
            RequestId: switchEvent('Create').RequestId,
            LogicalResourceId: 'InspectorSwitch6A1D2C3B',
            Data: { Scans: 'ECR' },
          },
        },
      ]);
      expect(words()).not.toContain('X-Amz-Signature');
    });

    test('waits until Inspector is on', async () => {
      await start(accountOfInspector([OFF, { ...OFF, ecr: 'ENABLED' }]));

      await handler(switchEvent('Create', withScans('ECR')));

      expect(server?.requests.map(({ path }) => path)).toEqual(['/status/batch/get', '/enable', '/status/batch/get']);
      expect(answered()).toMatchObject([{ Status: 'SUCCESS', Reason: 'switched on: ECR' }]);
    });

    test('tells CloudFormation what Inspector refuses', async () => {
      await start(accountOfInspector([OFF], [refusal('BLOCKED_BY_ORGANIZATION_POLICY', 'ask your administrator')]));

      await handler(switchEvent('Create', withScans('EC2')));

      expect(answered()).toMatchObject([
        {
          Status: 'FAILED',
          Reason: 'Amazon Inspector refuses to scan EC2: BLOCKED_BY_ORGANIZATION_POLICY, ask your administrator',
        },
      ]);
    });

    test('tries again while its role is new, and then tells what denies it', async () => {
      await start(() => ({ errorType: 'AccessDeniedException', message: 'not allowed' }));

      await handler(switchEvent('Create', withScans('EC2')));

      expect(server?.requests).toHaveLength(3);
      expect(answered()).toMatchObject([
        {
          Status: 'FAILED',
          Reason:
            'AccessDeniedException: not allowed; see whether the region offers every scan, the organization decides, or a policy denies inspector2:Enable',
        },
      ]);
    });

    test('tells in time that Inspector is not on yet', async () => {
      await start(accountOfInspector([{ ...OFF, ec2: 'ENABLING' }]));

      await handler(switchEvent('Create', withScans('EC2')), { getRemainingTimeInMillis: () => 20_000 });

      expect(answered()).toMatchObject([
        { Status: 'FAILED', Reason: 'Amazon Inspector is not on in time: EC2 is ENABLING; deploy again' },
      ]);
    });

    test('tells in time that Inspector does not answer', async () => {
      await start(() => undefined);

      await handler(switchEvent('Create', withScans('EC2')), { getRemainingTimeInMillis: () => 16_500 });

      expect(answered()).toMatchObject([{ Status: 'FAILED', Reason: 'Error: AWS did not answer within 1 seconds' }]);
    });

    test.each([
      ['Delete', {}],
      ['Delete', { ResourceProperties: 'nonsense', PhysicalResourceId: 'of-a-failed-creation' }],
    ])('a %s asks Inspector for nothing, whatever it says: %j', async (type, more) => {
      await start(accountOfInspector([OFF]));

      await handler(switchEvent(type, more));

      expect(server?.requests).toEqual([]);
      const PhysicalResourceId = 'inspector-switch';
      expect(answered()).toMatchObject([
        { Status: 'SUCCESS', Reason: 'Amazon Inspector stays as it is', ...{ PhysicalResourceId, ...keep(more) } },
      ]);
    });

    test('an update that asks for fewer scans asks Inspector for nothing', async () => {
      await start(accountOfInspector([{ ec2: 'ENABLED', ecr: 'ENABLED', lambda: 'ENABLED', lambdaCode: 'ENABLED' }]));

      await handler(switchEvent('Update', { ...withScans('EC2'), OldResourceProperties: PROPERTIES }));

      expect(server?.requests.map(({ path }) => path)).toEqual(['/status/batch/get']);
      expect(answered()).toMatchObject([{ Status: 'SUCCESS', Data: { Scans: 'EC2' } }]);
    });

    test('a fault in the properties is told, and Inspector is asked for nothing', async () => {
      await start(accountOfInspector([OFF]));

      await handler(switchEvent('Create', withScans('EVERYTHING')));

      expect(server?.requests).toEqual([]);
      expect(answered()).toMatchObject([
        { Status: 'FAILED', Reason: expect.stringMatching(/^properties cannot be used: Scans\.0: /) },
      ]);
    });

    test('an event that nobody waits for is refused, and Inspector is asked for nothing', async () => {
      await start(accountOfInspector([OFF]));

      await expect(handler({})).rejects.toThrow(UserError);
      await expect(handler(switchEvent('Create', { ResponseURL: 'https://evil.example/' }))).rejects.toThrow(
        'ResponseURL is not an https address of the bucket cloudformation-custom-resource-response-useast1',
      );

      expect(server?.requests).toEqual([]);
      expect(cloudFormation.answers).toEqual([]);
    });
  },
);

const missing = noCertificate ?? localAwsMissing;
if (missing !== undefined) console.warn(`SKIPPED: the switch of Inspector is not run on a local AWS API: ${missing}.`);
const title = 'the switch of Inspector on a local AWS API';

(missing === undefined ? describe : describe.skip)(
  missing === undefined ? title : `${title}, SKIPPED: ${missing}`,
  () => {
    let stopAws = async () => {};
    let endpoint = '';

    beforeAll(async () => {
      const aws = await startLocalAws();
      stopAws = aws.stop;
      endpoint = aws.endpoint;
    });

    beforeEach(async () => {
      Object.assign(process.env, localEnvironment(endpoint));
      cloudFormation = await waitingCloudFormation();
    });

    afterEach(() => cloudFormation.stop());

    afterAll(() => stopAws());

    const states = async () => {
      const { accounts } = await new Inspector2Client({}).send(
        new BatchGetAccountStatusCommand({ accountIds: [ACCOUNT] }),
      );
      const { ec2, ecr, lambda, lambdaCode } = accounts?.[0]?.resourceState ?? {};
      return [ec2, ecr, lambda, lambdaCode].map((scan) => scan?.status);
    };

    test('is on after a creation, more after an update, and stays so after a deletion', async () => {
      await handler(switchEvent('Create', withScans('EC2', 'ECR')));
      expect(await states()).toEqual(['ENABLED', 'ENABLED', 'DISABLED', 'DISABLED']);

      await handler(switchEvent('Update'));
      expect(await states()).toEqual(['ENABLED', 'ENABLED', 'ENABLED', 'ENABLED']);

      await handler(switchEvent('Update', withScans('EC2')));
      await handler(switchEvent('Delete'));
      expect(await states()).toEqual(['ENABLED', 'ENABLED', 'ENABLED', 'ENABLED']);

      expect(answered().map(({ Status, Reason }) => `${Status}: ${Reason}`)).toEqual([
        'SUCCESS: switched on: EC2, ECR',
        'SUCCESS: switched on: LAMBDA, LAMBDA_CODE',
        'SUCCESS: every scan was on already',
        'SUCCESS: Amazon Inspector stays as it is',
      ]);
    });
  },
);

/** The id under which CloudFormation knows the resource is answered as it came. */
function keep(more: object): object {
  return 'PhysicalResourceId' in more ? { PhysicalResourceId: more.PhysicalResourceId } : {};
}
