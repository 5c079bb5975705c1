import { ProbeClient } from '../../lib/probe/probe-client';
import { probeTarget } from '../../lib/probe/probe-target';

afterEach(() => jest.restoreAllMocks());

test('asks nothing more after five minutes', async () => {
  const begin = Date.now();
  const client = new ProbeClient(probeTarget('https://shop.invalid'), { timeoutSeconds: 10 });
  jest.spyOn(Date, 'now').mockReturnValue(begin + 301_000);

  await expect(client.handshake()).resolves.toEqual({ kind: 'failed', reason: 'the 300 s of the probe are over' });
  await expect(async () => client.get(new URL('https://shop.invalid/'))).rejects.toMatchObject({
    reason: 'the 300 s of the probe are over',
    connected: false,
  });
});
