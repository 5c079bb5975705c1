import '../privacy/powertools-environment';
import {
  AdminAddUserToGroupCommand,
  AdminCreateUserCommand,
  AdminGetUserCommand,
  CognitoIdentityProviderClient,
  CreateGroupCommand,
  CreateUserPoolCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { UserError } from '../../../lib/errors';
import { handler } from '../../../lib/handlers/privacy-user-pool';
import { describeWithStores, LocalStores, silenced } from '../privacy/local-stores';

jest.setTimeout(90_000);

describeWithStores('the account of a subject in a user pool', () => {
  let stores: LocalStores;
  let output: ReturnType<typeof silenced>;
  let client: CognitoIdentityProviderClient;
  let UserPoolId: string;
  let subject: string;
  let count = 0;

  beforeAll(async () => {
    stores = await LocalStores.start();
    client = new CognitoIdentityProviderClient({});
    await stores.bucket('exports');
  });

  beforeEach(async () => {
    output = silenced();
    count++;
    const { UserPool: pool } = await client.send(new CreateUserPoolCommand({ PoolName: `shoppers-${count}` }));
    UserPoolId = pool?.Id ?? '';
    await create('other');
    subject = await create('jane');
    process.env.STORE = JSON.stringify({ userPoolId: UserPoolId, devices: false, signInEvents: false });
  });

  afterEach(() => output.restore());
  afterAll(() => stores.end());

  async function create(Username: string): Promise<string> {
    const { User: user } = await client.send(
      new AdminCreateUserCommand({
        UserPoolId,
        Username,
        UserAttributes: [{ Name: 'email', Value: `${Username}@example.com` }],
        MessageAction: 'SUPPRESS',
      }),
    );
    return user?.Attributes?.find(({ Name }) => Name === 'sub')?.Value ?? '';
  }

  const find = (Username: string) => client.send(new AdminGetUserCommand({ UserPoolId, Username }));

  const event = (action: 'export' | 'erase', page = 1, cursor?: string) => ({
    action,
    requestId: `R-2026-${count}`,
    subject,
    store: 'accounts',
    page,
    ...(cursor === undefined ? {} : { cursor }),
    ...(action === 'export' ? { output: { bucket: 'exports', prefix: `exports/${count}/` } } : {}),
  });

  test('is exported by its sub, under whatever name', async () => {
    await client.send(new CreateGroupCommand({ UserPoolId, GroupName: 'wholesale' }));
    await client.send(new AdminAddUserToGroupCommand({ UserPoolId, Username: 'jane', GroupName: 'wholesale' }));

    const result = await handler(event('export'));

    expect(result).toMatchObject({ status: 'done', items: 1 });
    const { [`exports/${count}/page-00001.json`]: text = '' } = await stores.objects('exports', `exports/${count}/`);
    expect(JSON.parse(text).items).toEqual([
      expect.objectContaining({
        userName: 'jane',
        enabled: true,
        groups: ['wholesale'],
        attributes: expect.objectContaining({ sub: subject, email: 'jane@example.com' }),
      }),
    ]);
  });

  test('is shut first, and deleted once the other stores are through', async () => {
    const first = await handler(event('erase'));

    expect(first).toEqual({ status: 'wait', items: 0, cursor: 'shut' });
    expect((await find('jane')).Enabled).toBe(false);

    const second = await handler(event('erase', 2, first.cursor));

    expect(second).toEqual({ status: 'done', items: 1 });
    await expect(find('jane')).rejects.toThrow('User does not exist');
    expect((await find('other')).Enabled).toBe(true);
  });

  test('is shut again after a failure, and an account that is gone is done', async () => {
    await handler(event('erase'));

    expect(await handler(event('erase'))).toEqual({ status: 'wait', items: 0, cursor: 'shut' });
    await handler(event('erase', 2, 'shut'));
    expect(await handler(event('erase', 2, 'shut'))).toEqual({ status: 'done', items: 0 });
    expect(await handler(event('export'))).toMatchObject({ status: 'done', items: 0 });
  });

  test('no line of the log names the subject', async () => {
    await handler(event('erase'));

    const text = JSON.stringify(output.lines());
    expect(text).toContain('"status":"wait"');
    expect(text).not.toContain(subject);
    expect(text).not.toContain('jane');
  });
});

test('a function without its setting says so', async () => {
  process.env.STORE = '{}';

  await expect(handler({})).rejects.toThrow(
    new UserError('the setting STORE is none of a user pool; deploy the function with PrivacyRequests.addUserPool'),
  );
});
