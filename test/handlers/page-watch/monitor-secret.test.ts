import { SSMClient } from '@aws-sdk/client-ssm';
import { monitorSecret } from '../../../lib/handlers/page-watch/monitor-secret';
import { type LocalService, startLocalService } from '../local-service';

let service: LocalService;

afterEach(() => service.close());

const read = (name?: string) => monitorSecret(new SSMClient(service.client), name);

test('the secret is read through its reference in Parameter Store', async () => {
  service = await startLocalService(200, JSON.stringify({ Parameter: { Value: 'known to few' } }));

  await expect(read('shop/monitor')).resolves.toBe('known to few');

  expect(service.requests).toEqual([
    expect.objectContaining({
      headers: expect.objectContaining({ 'x-amz-target': 'AmazonSSM.GetParameter' }),
      body: JSON.stringify({ Name: '/aws/reference/secretsmanager/shop/monitor', WithDecryption: true }),
    }),
  ]);
});

test('a monitor without a secret asks for none', async () => {
  service = await startLocalService(200, '{}');

  await expect(read()).resolves.toBeUndefined();

  expect(service.requests).toEqual([]);
});

test.each([
  ['is empty', 200, { Parameter: { Value: '' } }, 'the secret of the monitor is empty'],
  ['has no text', 200, { Parameter: {} }, 'the secret of the monitor is empty'],
  ['is not there', 400, { __type: 'ParameterNotFound', message: 'none' }, 'none'],
])('a secret that %s is an error', async (_title, status, body, message) => {
  service = await startLocalService(status, JSON.stringify(body));

  await expect(read('shop/monitor')).rejects.toThrow(message);
});
