import '../privacy/powertools-environment';
import {
  AdminConfirmSignUpCommand,
  AdminCreateUserCommand,
  AdminGetUserCommand,
  AdminInitiateAuthCommand,
  AdminSetUserPasswordCommand,
  CognitoIdentityProviderClient,
  CreateUserPoolClientCommand,
  CreateUserPoolCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { UserError } from '../../../lib/errors';
import { handler } from '../../../lib/handlers/incident-sessions';
import { describeWithStores, LocalStores, silenced } from '../privacy/local-stores';

jest.setTimeout(90_000);

describeWithStores('revoking sessions', () => {
  let stores: LocalStores;
  let output: ReturnType<typeof silenced>;
  let client: CognitoIdentityProviderClient;
  let UserPoolId: string;
  let ClientId: string;

  beforeAll(async () => {
    stores = await LocalStores.start();
    client = new CognitoIdentityProviderClient({});
  });

  beforeEach(async () => {
    output = silenced();
    const { UserPool: pool } = await client.send(new CreateUserPoolCommand({ PoolName: 'shop' }));
    UserPoolId = pool?.Id ?? '';
    const { UserPoolClient: app } = await client.send(
      new CreateUserPoolClientCommand({
        UserPoolId,
        ClientName: 'web',
        ExplicitAuthFlows: ['ALLOW_ADMIN_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
      }),
    );
    ClientId = app?.ClientId ?? '';
    process.env.USER_POOLS = JSON.stringify([UserPoolId]);
  });

  afterEach(() => output.restore());
  afterAll(() => stores.end());

  /** A user with a password and an address that is verified. */
  async function user(Username: string): Promise<string> {
    await client.send(
      new AdminCreateUserCommand({
        UserPoolId,
        Username,
        MessageAction: 'SUPPRESS',
        UserAttributes: [
          { Name: 'email', Value: `${Username}@example.com` },
          { Name: 'email_verified', Value: 'true' },
        ],
      }),
    );
    await client.send(
      new AdminSetUserPasswordCommand({ UserPoolId, Username, Password: 'A-long-one-7!', Permanent: true }),
    );
    return Username;
  }

  const signIn = (USERNAME: string) =>
    client.send(
      new AdminInitiateAuthCommand({
        UserPoolId,
        ClientId,
        AuthFlow: 'ADMIN_USER_PASSWORD_AUTH',
        AuthParameters: { USERNAME, PASSWORD: 'A-long-one-7!' },
      }),
    );
  const refresh = (REFRESH_TOKEN: string) =>
    client.send(
      new AdminInitiateAuthCommand({
        UserPoolId,
        ClientId,
        AuthFlow: 'REFRESH_TOKEN_AUTH',
        AuthParameters: { REFRESH_TOKEN },
      }),
    );
  const stateOf = async (Username: string) => {
    const { Enabled, UserStatus } = await client.send(new AdminGetUserCommand({ UserPoolId, Username }));
    return { Enabled, UserStatus };
  };

  test('signs out: refresh tokens no longer work, and the user may sign in again', async () => {
    const Username = await user('anna');
    const { AuthenticationResult: tokens } = await signIn(Username);
    const token = tokens?.RefreshToken ?? '';
    await refresh(token);

    const outcome = await handler({ userPoolId: UserPoolId, usernames: [Username], also: 'nothing' });

    expect(outcome).toEqual({
      message: '1 signed out, 0 disabled, 0 passwords reset, 0 failures',
      signedOut: 1,
      disabled: 0,
      reset: 0,
      failed: [],
    });
    await expect(refresh(token)).rejects.toMatchObject({ name: 'NotAuthorizedException' });
    expect(await stateOf(Username)).toEqual({ Enabled: true, UserStatus: 'CONFIRMED' });
    await expect(signIn(Username)).resolves.toBeDefined();
  });

  test('disables', async () => {
    const Username = await user('bert');

    const { disabled, signedOut } = await handler({ userPoolId: UserPoolId, usernames: [Username], also: 'disable' });

    expect({ disabled, signedOut }).toEqual({ disabled: 1, signedOut: 1 });
    expect(await stateOf(Username)).toEqual({ Enabled: false, UserStatus: 'CONFIRMED' });
  });

  test('makes them choose a new password', async () => {
    const Username = await user('carl');

    const { reset } = await handler({ userPoolId: UserPoolId, usernames: [Username], also: 'reset-password' });

    expect(reset).toBe(1);
    expect(await stateOf(Username)).toEqual({ Enabled: true, UserStatus: 'RESET_REQUIRED' });
  });

  test('does each user once, and does no harm the second time', async () => {
    const Username = await user('dora');
    const event = { userPoolId: UserPoolId, usernames: [Username, Username], also: 'disable' };

    const first = await handler(event);
    const second = await handler(event);

    expect([first.signedOut, second.signedOut, second.disabled]).toEqual([1, 1, 1]);
  });

  test('tries everybody, then fails: by place, for names are no business of a log', async () => {
    const known = await user('emil');

    const run = handler({ userPoolId: UserPoolId, usernames: ['nobody-knows', known], also: 'disable' });

    await expect(run).rejects.toThrow(
      new Error(
        '1 signed out, 1 disabled, 0 passwords reset, 2 failures: user 1, disable: UserNotFoundException; user 1, sign-out: UserNotFoundException',
      ),
    );
    expect(await stateOf(known)).toEqual({ Enabled: false, UserStatus: 'CONFIRMED' });
    const lines = JSON.stringify(output.lines());
    expect(lines).toContain('user 1, disable: UserNotFoundException');
    expect(lines).not.toContain('nobody-knows');
    expect(lines).not.toContain('emil');
  });

  test('signs out who cannot be given a new password', async () => {
    const Username = 'federated';
    await client.send(new AdminCreateUserCommand({ UserPoolId, Username, MessageAction: 'SUPPRESS' }));
    await expect(client.send(new AdminConfirmSignUpCommand({ UserPoolId, Username }))).resolves.toBeDefined();

    const run = handler({ userPoolId: UserPoolId, usernames: [Username], also: 'reset-password' });

    await expect(run).rejects.toThrow(
      new Error(
        '1 signed out, 0 disabled, 0 passwords reset, 1 failures: user 1, reset-password: InvalidParameterException',
      ),
    );
  });

  test('works on the pools that it was given alone', async () => {
    process.env.USER_POOLS = JSON.stringify(['us-east-1_Other']);

    await expect(handler({ userPoolId: UserPoolId, usernames: ['anna'], also: 'disable' })).rejects.toThrow(
      new UserError(`the user pool ${UserPoolId} is none of this runbook's; take us-east-1_Other`),
    );
  });
});
