import { handler } from '../../../lib/handlers/step-up-token';

/** A V2 event as Cognito sends it. */
const event = (triggerSource: unknown, response: unknown = { claimsAndScopeOverrideDetails: null }) => ({
  version: '2',
  triggerSource,
  region: 'eu-central-1',
  userPoolId: 'eu-central-1_Shoppers1',
  userName: '7d1f4a52',
  callerContext: { awsSdkVersion: 'aws-sdk-unknown-unknown', clientId: '1example23456789' },
  request: {
    userAttributes: { sub: '7d1f4a52', email: 'jo@example.net' },
    groupConfiguration: { groupsToOverride: [], iamRolesToOverride: [], preferredRole: null },
    scopes: ['aws.cognito.signin.user.admin'],
  },
  response,
});

const SUPPRESSED = {
  claimsAndScopeOverrideDetails: { accessTokenGeneration: { scopesToSuppress: ['aws.cognito.signin.user.admin'] } },
};

test.each([
  ['TokenGeneration_HostedAuth'],
  ['TokenGeneration_Authentication'],
  ['TokenGeneration_NewPasswordChallenge'],
  ['TokenGeneration_AuthenticateDevice'],
])('%s is a sign-in: its token may change the account', async (source) => {
  const sent = event(source);

  await expect(handler(sent)).resolves.toEqual(sent);
});

test.each([
  ['TokenGeneration_RefreshTokens'],
  ['TokenGeneration_ClientCredentials'],
  ['TokenGeneration_Something'],
  [''],
])('%s is none: its token may not', async (source) => {
  const sent = event(source);

  await expect(handler(sent)).resolves.toEqual({ ...sent, response: SUPPRESSED });
});

test.each([[undefined], [null], [{}]])('a response %j is filled', async (response) => {
  const answered = await handler({ ...event('TokenGeneration_RefreshTokens'), response });

  expect(answered.response).toEqual(SUPPRESSED);
});

test.each([[undefined], [null], ['TokenGeneration_Authentication'], [[]], [{}], [event(7)], [event('x', 'y')]])(
  'there is no token for %j, and no word about why',
  async (sent) => {
    const printed = jest.spyOn(console, 'error').mockImplementation(() => {});
    const written = jest.spyOn(process.stderr, 'write').mockImplementation(() => true);

    await expect(handler(sent)).rejects.toThrow(new Error('Please sign in again.'));

    printed.mockRestore();
    written.mockRestore();
  },
);
