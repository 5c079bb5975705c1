import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { S3Client } from '@aws-sdk/client-s3';
import { exportAccount } from '../../../lib/handlers/privacy-user-pool/export-account';
import { type LocalService, startLocalService } from '../local-service';

/** What the service says, by operation; one that is asked again gets its last answer. A local AWS API knows neither. */
const ANSWERS: Readonly<Record<string, readonly object[]>> = {
  ListUsers: [{ Users: [{ Username: 'jane' }] }],
  AdminGetUser: [{ Username: 'jane', UserAttributes: [{ Name: 'email', Value: 'jane@example.com' }] }],
  AdminListGroupsForUser: [{ Groups: [] }],
  AdminListDevices: [
    {
      Devices: [{ DeviceKey: 'secret-1', DeviceAttributes: [{ Name: 'device_name', Value: 'Phone' }] }],
      PaginationToken: 'p2',
    },
    { Devices: [{ DeviceKey: 'secret-2', DeviceAttributes: [{ Name: 'device_name', Value: 'Laptop' }] }] },
  ],
  AdminListUserAuthEvents: [
    {
      AuthEvents: [
        {
          EventId: 'e1',
          EventType: 'SignIn',
          EventResponse: 'Pass',
          CreationDate: 1_780_000_000,
          EventContextData: { IpAddress: '192.0.2.1', DeviceName: 'Phone', City: 'Bonn', Country: 'Germany' },
        },
      ],
      NextToken: 'n2',
    },
    { AuthEvents: [{ EventId: 'e2', EventType: 'SignIn', EventResponse: 'Fail' }] },
  ],
};

let cognito: Server;
let bucket: LocalService;
let asked: string[];

beforeEach(async () => {
  asked = [];
  bucket = await startLocalService(200, '');
  cognito = createServer((incoming, outgoing) => {
    incoming.resume();
    const operation = String(incoming.headers['x-amz-target']).split('.')[1] ?? '';
    const answers = ANSWERS[operation] ?? [];
    const count = asked.filter((each) => each === operation).length;
    asked.push(operation);
    outgoing.writeHead(200, { 'content-type': 'application/x-amz-json-1.1' });
    outgoing.end(JSON.stringify(answers[Math.min(count, answers.length - 1)]));
  }).listen(0, '127.0.0.1');
  await once(cognito, 'listening');
});

afterEach(() => {
  bucket.close();
  cognito.closeAllConnections();
  cognito.close();
});

async function exported(devices: boolean, signInEvents: boolean): Promise<Readonly<Record<string, unknown>>> {
  await exportAccount(
    {
      action: 'export',
      requestId: 'R-2026-0001',
      subject: '11111111-2222-3333-4444-555555555555',
      store: 'accounts',
      page: 1,
      output: { bucket: 'exports', prefix: 'p/' },
    },
    { userPoolId: 'eu-central-1_Shop', devices, signInEvents },
    new CognitoIdentityProviderClient({
      ...bucket.client,
      endpoint: `http://127.0.0.1:${(cognito.address() as AddressInfo).port}`,
    }),
    new S3Client({ ...bucket.client, forcePathStyle: true }),
  );
  const body = bucket.requests.find(({ method }) => method === 'PUT')?.body ?? '';
  return JSON.parse(/\{[\s\S]*\}/.exec(body)?.[0] ?? '').items[0];
}

test('devices and sign-ins are exported to their last page, without keys of devices', async () => {
  const account = await exported(true, true);

  expect(account.devices).toEqual([
    { attributes: { device_name: 'Phone' } },
    { attributes: { device_name: 'Laptop' } },
  ]);
  expect(account.signIns).toEqual([
    {
      kind: 'SignIn',
      result: 'Pass',
      at: new Date(1_780_000_000_000).toISOString(),
      address: '192.0.2.1',
      device: 'Phone',
      city: 'Bonn',
      country: 'Germany',
    },
    { kind: 'SignIn', result: 'Fail' },
  ]);
});

test('a pool that keeps neither is not asked', async () => {
  const account = await exported(false, false);

  expect(account).toMatchObject({ userName: 'jane', attributes: { email: 'jane@example.com' } });
  expect(asked).toEqual(['ListUsers', 'AdminGetUser', 'AdminListGroupsForUser']);
});
