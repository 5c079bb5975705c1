import { join } from 'node:path';
import { AwsAccessError } from '../../lib/account/aws-access-error';
import { openAwsSession } from '../../lib/account/aws-session';
import { writtenFiles } from '../check/written-assembly';
import { type AccountServer, type Answer, Refusal, startAccountServer } from './account-server';
import { credentialsEnvironment, enterEnvironment, noCredentials } from './credentials-environment';
import { ACCOUNT, WELL_KEPT } from './sample-account';

jest.setTimeout(30_000);

let leave = () => {};
let server: AccountServer | undefined;

afterEach(async () => {
  leave();
  await server?.close();
  server = undefined;
});

/** An environment whose STS gives one answer. */
async function withAnswer(answer: Answer, environment: Readonly<Record<string, string>> = {}): Promise<AccountServer> {
  server = await startAccountServer({ 'sts:GetCallerIdentity': answer });
  leave = enterEnvironment({ ...credentialsEnvironment(server.endpoint), ...environment });
  return server;
}

/** An environment with a file of profiles. */
function withProfiles(profiles: string): Readonly<Record<string, string>> {
  const directory = writtenFiles({ config: profiles });
  return { AWS_CONFIG_FILE: join(directory, 'config') };
}

const refusalOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'nothing was refused',
    (error: unknown) => (error instanceof AwsAccessError ? error.message : error),
  );

const identity = WELL_KEPT['sts:GetCallerIdentity'] as string;

test('knows whose the credentials are', async () => {
  const { calls } = await withAnswer(identity);

  const session = await openAwsSession({ region: 'eu-central-1' });

  expect(session).toMatchObject({
    account: ACCOUNT,
    caller: `arn:aws:iam::${ACCOUNT}:user/ann`,
    region: 'eu-central-1',
  });
  expect(calls).toEqual([{ action: 'sts:GetCallerIdentity', region: 'eu-central-1', body: expect.any(String) }]);
});

test('takes region and credentials of a profile', async () => {
  const profiles = withProfiles(
    '[profile shop]\nregion = eu-west-3\naws_access_key_id = of-shop\naws_secret_access_key = none\n',
  );
  const { calls } = await withAnswer(identity, profiles);

  const session = await openAwsSession({ profile: 'shop' });

  expect(session.region).toBe('eu-west-3');
  expect(calls.map(({ region }) => region)).toEqual(['eu-west-3']);
  const { credentials } = session.clientSettings('us-east-1');
  expect((await credentials()).accessKeyId).toBe('of-shop');
});

test('bounds every call', async () => {
  await withAnswer(identity);

  const session = await openAwsSession({ region: 'eu-central-1' });

  expect(session.clientSettings('us-east-1')).toEqual({
    region: 'us-east-1',
    credentials: expect.any(Function),
    maxAttempts: 4,
    retryMode: 'adaptive',
    requestHandler: { connectionTimeout: 5_000, requestTimeout: 10_000, throwOnRequestTimeout: true },
  });
});

test('asks a profile for its credentials once', async () => {
  const directory = writtenFiles({
    'credentials.cjs': `const { appendFileSync } = require('node:fs');
      appendFileSync(__dirname + '/asked', 'x');
      console.log(JSON.stringify({ Version: 1, AccessKeyId: 'of-program', SecretAccessKey: 'none' }));`,
    asked: '',
  });
  const profiles = withProfiles(
    `[profile program]\nregion = eu-west-3\ncredential_process = node ${join(directory, 'credentials.cjs')}\n`,
  );
  await withAnswer(identity, profiles);
  const { readFileSync } = await import('node:fs');

  const session = await openAwsSession({ profile: 'program' });
  const [first, second] = [session.clientSettings('us-east-1'), session.clientSettings('eu-west-3')];
  await Promise.all([first.credentials(), second.credentials()]);

  expect(readFileSync(join(directory, 'asked'), 'utf8')).toBe('x');
});

describe('refuses in one line', () => {
  test('nobody who is signed in', async () => {
    leave = enterEnvironment(noCredentials());

    expect(await refusalOf(openAwsSession({ region: 'eu-central-1' }))).toBe(
      'no AWS credentials: Could not load credentials from any providers; sign in, or name a profile with --profile',
    );
  });

  test('a profile that is not there', async () => {
    leave = enterEnvironment(noCredentials());

    expect(await refusalOf(openAwsSession({ region: 'eu-central-1', profile: 'nope' }))).toBe(
      '--profile nope: Could not resolve credentials using profile: [nope] in configuration/credentials file(s); name a profile of the AWS configuration, or sign in to nope again',
    );
  });

  test.each<[object, string]>([
    [{}, 'no region: cdk.json and the environment name none; write --region, such as eu-central-1'],
    [{ profile: 'nope' }, 'no region: cdk.json and the profile nope name none; write --region, such as eu-central-1'],
  ])('no region, with %j', async (options, message) => {
    leave = enterEnvironment(noCredentials());

    expect(await refusalOf(openAwsSession(options))).toBe(message);
  });

  test.each<[string, Answer, string | RegExp]>([
    [
      'an expired token',
      new Refusal(403, 'ExpiredToken', 'The security token included in the request is expired'),
      'the AWS credentials have expired (ExpiredToken); sign in, or name a profile with --profile',
    ],
    [
      'a token that AWS does not know',
      new Refusal(403, 'InvalidClientTokenId', 'The security token included in the request is invalid.'),
      'AWS does not take the credentials in eu-central-1 (InvalidClientTokenId); sign in, or name a profile with --profile, or check that the account has eu-central-1 switched on',
    ],
    [
      'a fault',
      new Refusal(500, 'InternalFailure', 'oops'),
      'AWS does not say in eu-central-1 whose the credentials are (InternalFailure: oops); try again',
    ],
    [
      'silence',
      'silence',
      /^AWS cannot be reached in eu-central-1 \(.*\); check the network, the proxy and the region$/,
    ],
  ])('%s', async (_what, answer, message) => {
    await withAnswer(answer);

    const said = await refusalOf(openAwsSession({ region: 'eu-central-1', attempts: 2, timeoutMs: 300 }));

    expect(said).toEqual(typeof message === 'string' ? message : expect.stringMatching(message));
  });
});
