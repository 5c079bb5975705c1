import './powertools-environment';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AccountClient, GetAlternateContactCommand, PutAlternateContactCommand } from '@aws-sdk/client-account';
import { GetAccountPasswordPolicyCommand, IAMClient, UpdateAccountPasswordPolicyCommand } from '@aws-sdk/client-iam';
import { UserError } from '../../../lib/errors';
import { handler } from '../../../lib/handlers/account-sign-in-settings';
import { certificateMissing } from '../../browser/throw-away-certificate';
import { localAwsMissing, localEnvironment, startLocalAws } from '../under-attack/local-aws';
import { CONTACT, PROPERTIES, RESPONSE_HOST, recordedEvent } from './recorded-event';
import { type WaitingCloudFormation, waitingCloudFormation } from './waiting-cloudformation';

const missing = certificateMissing() ?? localAwsMissing;
if (missing !== undefined) console.warn(`SKIPPED: the sign-in settings are not run: ${missing}.`);
const title = 'the sign-in settings on a local AWS API';

const STRICT = {
  MinimumPasswordLength: 14,
  PasswordReusePrevention: 24,
  MaxPasswordAge: 90,
  RequireLowercaseCharacters: true,
  RequireUppercaseCharacters: true,
  RequireNumbers: true,
  RequireSymbols: true,
};

const DATA = {
  MinimumPasswordLength: '14',
  PasswordReusePrevention: '24',
  MaxPasswordAge: '90',
  KeptPasswordSettings: 'none',
  SecurityContact: 'not asked for',
};

const OTHER_CONTACT = { ...CONTACT, Name: 'Jane Doe', EmailAddress: 'jane.doe@elsewhere.example' };

const withContact = (contact: object, more: object = {}) => ({ ...PROPERTIES, SecurityContact: contact, ...more });

jest.setTimeout(90_000);

(missing === undefined ? describe : describe.skip)(
  missing === undefined ? title : `${title}, SKIPPED: ${missing}`,
  () => {
    const environment = { ...process.env };
    let stopAws = async () => {};
    let cloudFormation: WaitingCloudFormation;
    let printed: jest.SpyInstance[];
    let iam: IAMClient;
    let account: AccountClient;

    beforeAll(async () => {
      const aws = await startLocalAws();
      stopAws = aws.stop;
      Object.assign(process.env, localEnvironment(aws.endpoint));
      iam = new IAMClient({});
      account = new AccountClient({});
    });

    beforeEach(async () => {
      await fetch(`${process.env.AWS_ENDPOINT_URL}/moto-api/reset`, { method: 'POST' });
      cloudFormation = await waitingCloudFormation();
      printed = (['log', 'info', 'warn', 'error'] as const).map((level) =>
        jest.spyOn(console, level).mockImplementation(() => {}),
      );
    });

    afterEach(async () => {
      for (const spy of printed) spy.mockRestore();
      await cloudFormation.stop();
    });

    afterAll(async () => {
      await stopAws();
      process.env = environment;
    });

    const policy = async () => (await iam.send(new GetAccountPasswordPolicyCommand({}))).PasswordPolicy;
    const contact = async () =>
      (await account.send(new GetAlternateContactCommand({ AlternateContactType: 'SECURITY' }))).AlternateContact;
    const setContact = (values: typeof CONTACT) =>
      account.send(new PutAlternateContactCommand({ ...values, AlternateContactType: 'SECURITY' }));
    const answered = () => cloudFormation.answers.map(({ body }) => body);
    const words = () => printed.flatMap((spy) => spy.mock.calls.flat().map(String)).join('\n');

    test('a creation sets the policy and answers where CloudFormation waits', async () => {
      await handler(recordedEvent('Create'));

      expect(await policy()).toMatchObject({ ...STRICT, AllowUsersToChangePassword: true });
      expect(cloudFormation.answers).toEqual([
        {
          method: 'PUT',
          host: RESPONSE_HOST,
          path: expect.stringMatching(/^\/arn%3Aaws%3Acloudformation.*\?X-Amz-Signature=5ec2e7$/),
          contentType: '',
          bytes: expect.any(Number),
          body: {
            Status: 'SUCCESS',
            Reason: 'the password policy was made stricter; security contact: not asked for',
            PhysicalResourceId: 'account-sign-in-settings',
            StackId: recordedEvent('Create').StackId,
            RequestId: recordedEvent('Create').RequestId,
            LogicalResourceId: 'SignInSettingsB4C088A2',
            Data: DATA,
          },
        },
      ]);
    });

    test('a second time nothing changes', async () => {
      await handler(recordedEvent('Create'));
      const before = await policy();

      const send = jest.spyOn(IAMClient.prototype, 'send');
      await handler(recordedEvent('Update'));
      const asked = send.mock.calls.map(([command]) => command.constructor.name);
      send.mockRestore();

      expect(asked).toEqual(['GetAccountPasswordPolicyCommand']);
      expect(await policy()).toEqual(before);
      expect(answered().at(-1)).toMatchObject({
        Status: 'SUCCESS',
        Reason: 'the password policy was strict enough; security contact: not asked for',
        Data: DATA,
      });
    });

    test('what the account has stricter stays, and is named', async () => {
      await iam.send(
        new UpdateAccountPasswordPolicyCommand({ MinimumPasswordLength: 20, MaxPasswordAge: 30, RequireNumbers: true }),
      );

      await handler(recordedEvent('Create'));

      expect(await policy()).toMatchObject({ ...STRICT, MinimumPasswordLength: 20, MaxPasswordAge: 30 });
      expect(answered()).toMatchObject([
        { Data: { MinimumPasswordLength: '20', KeptPasswordSettings: 'MinimumPasswordLength 20, MaxPasswordAge 30' } },
      ]);
    });

    test('without an age asked for, passwords need not expire', async () => {
      const { MaxPasswordAge: _, ...ResourceProperties } = PROPERTIES;

      await handler(recordedEvent('Create', { ResourceProperties }));

      expect(await policy()).toMatchObject({ ExpirePasswords: false });
      expect(answered()).toMatchObject([{ Status: 'SUCCESS', Data: { MaxPasswordAge: 'none' } }]);
    });

    test('a deletion leaves everything alone, and succeeds', async () => {
      await handler(recordedEvent('Create', { ResourceProperties: withContact(CONTACT) }));
      const before = [await policy(), await contact()];

      await handler(recordedEvent('Delete', { ResourceProperties: 'nonsense' }));

      expect([await policy(), await contact()]).toEqual(before);
      expect(answered().at(-1)).toMatchObject({
        Status: 'SUCCESS',
        Reason: 'the settings of the account stay as they are',
      });
      expect(answered().at(-1)).not.toHaveProperty('Data');
    });

    test('a deletion does so where there never was a policy', async () => {
      await handler(recordedEvent('Delete'));

      await expect(policy()).rejects.toThrow(/cannot be found/);
      expect(answered()).toMatchObject([{ Status: 'SUCCESS' }]);
    });

    test.each([
      ['set', undefined, withContact(CONTACT), undefined, CONTACT],
      ['unchanged', CONTACT, withContact(CONTACT), undefined, CONTACT],
      ['kept', OTHER_CONTACT, withContact(CONTACT), undefined, OTHER_CONTACT],
      ['kept', OTHER_CONTACT, withContact(CONTACT, { ReplaceContact: 'false' }), undefined, OTHER_CONTACT],
      ['replaced', OTHER_CONTACT, withContact(CONTACT, { ReplaceContact: 'true' }), undefined, CONTACT],
      ['replaced', OTHER_CONTACT, withContact(CONTACT), withContact(OTHER_CONTACT), CONTACT],
      ['not asked for', OTHER_CONTACT, PROPERTIES, withContact(OTHER_CONTACT), OTHER_CONTACT],
    ])('the contact is %s', async (outcome, before, ResourceProperties, OldResourceProperties, after) => {
      if (before !== undefined) await setContact(before);
      const type = OldResourceProperties === undefined ? 'Create' : 'Update';

      await handler(recordedEvent(type, { ResourceProperties, OldResourceProperties }));

      expect(await contact()).toMatchObject(after);
      expect(answered()).toMatchObject([{ Status: 'SUCCESS', Data: { SecurityContact: outcome } }]);
    });

    test.each([
      ['an unknown type', { RequestType: 'Read' }, 'RequestType is none of Create, Update and Delete'],
      [
        'a short password',
        { ResourceProperties: { ...PROPERTIES, MinimumPasswordLength: '8' } },
        'properties cannot be used: MinimumPasswordLength: Too small: expected number to be >=12',
      ],
    ])('%s is answered with its fault, and changes nothing', async (_, more, reason) => {
      await handler(recordedEvent('Create', more));

      expect(answered()).toMatchObject([{ Status: 'FAILED', Reason: reason }]);
      await expect(policy()).rejects.toThrow(/cannot be found/);
    });

    test('an oversized event is answered briefly', async () => {
      const SecurityContact = { ...CONTACT, Name: 'x'.repeat(200_000), Title: 'y'.repeat(200_000) };

      await handler(recordedEvent('Create', { ResourceProperties: withContact(SecurityContact) }));

      expect(cloudFormation.answers).toMatchObject([{ body: { Status: 'FAILED' } }]);
      expect(cloudFormation.answers[0]?.bytes).toBeLessThanOrEqual(4_096);
    });

    test('an event that nobody waits for is refused, and nothing is done or sent', async () => {
      const { ResponseURL: _, ...event } = recordedEvent('Create');

      await expect(handler(event)).rejects.toThrow(UserError);
      await expect(handler(recordedEvent('Create', { ResponseURL: 'https://evil.example/' }))).rejects.toThrow(
        'ResponseURL is not an https address of the bucket cloudformation-custom-resource-response-useast1',
      );

      await expect(policy()).rejects.toThrow(/cannot be found/);
      expect(cloudFormation.answers).toEqual([]);
    });

    test('an answer that is refused is sent again, three times at most', async () => {
      cloudFormation.refuse(503, 500);

      await handler(recordedEvent('Delete'));

      expect(cloudFormation.answers).toHaveLength(3);

      cloudFormation.refuse(403, 403, 403);

      await expect(handler(recordedEvent('Delete'))).rejects.toThrow(
        new Error('CloudFormation could not be answered: HTTP 403'),
      );
      expect(cloudFormation.answers).toHaveLength(6);
    });

    test('nothing of the contact or the signed address is logged or answered', async () => {
      await setContact(OTHER_CONTACT);

      await handler(recordedEvent('Create', { ResourceProperties: withContact(CONTACT) }));

      const said = `${words()}\n${JSON.stringify(answered())}`;
      expect(words()).toContain('the password policy was made stricter; security contact: kept');
      for (const secret of [...Object.values(CONTACT).slice(2), ...Object.values(OTHER_CONTACT), 'X-Amz-Signature']) {
        if (secret !== 'Security') expect(said).not.toContain(secret);
      }
    });

    test('when AWS does not answer in time, CloudFormation hears so before the function ends', async () => {
      const silent = createServer(() => {}).listen(0, '127.0.0.1');
      await once(silent, 'listening');
      const endpoint = process.env.AWS_ENDPOINT_URL;
      process.env.AWS_ENDPOINT_URL = `http://127.0.0.1:${(silent.address() as AddressInfo).port}`;
      try {
        await handler(recordedEvent('Create'), { getRemainingTimeInMillis: () => 16_500 });
      } finally {
        process.env.AWS_ENDPOINT_URL = endpoint;
        silent.closeAllConnections();
        silent.close();
      }

      expect(answered()).toMatchObject([{ Status: 'FAILED', Reason: 'Error: AWS did not answer within 1 seconds' }]);
    });

    test('when AWS refuses the contact, its error is named and the contact is not', async () => {
      const refusing = createServer((request, response) => {
        const isContact = request.url?.includes('Contact') === true;
        const status = isContact ? 400 : 404;
        response.writeHead(status, {
          'content-type': isContact ? 'application/json' : 'text/xml',
          'x-amzn-errortype': isContact ? 'ValidationException' : 'NoSuchEntity',
        });
        response.end(
          isContact
            ? JSON.stringify({ message: 'jane.doe@elsewhere.example is no address' })
            : '<ErrorResponse><Error><Type>Sender</Type><Code>NoSuchEntity</Code><Message>none</Message></Error></ErrorResponse>',
        );
      }).listen(0, '127.0.0.1');
      await once(refusing, 'listening');
      const port = (refusing.address() as AddressInfo).port;
      process.env.AWS_ENDPOINT_URL_ACCOUNT = `http://127.0.0.1:${port}`;
      try {
        await handler(recordedEvent('Create', { ResourceProperties: withContact(OTHER_CONTACT) }));
      } finally {
        delete process.env.AWS_ENDPOINT_URL_ACCOUNT;
        refusing.closeAllConnections();
        refusing.close();
      }

      expect(answered()).toMatchObject([
        {
          Status: 'FAILED',
          Reason:
            'the alternate contact for security could not be read or set (ValidationException); see CloudTrail, and whether a service control policy denies account:PutAlternateContact',
        },
      ]);
      expect(words()).not.toContain('jane.doe');
    });
  },
);
