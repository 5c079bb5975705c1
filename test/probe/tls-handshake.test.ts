import { catalogue } from '../../lib/controls/catalogue';
import { reportOf } from '../../lib/probe/probe';
import { ProbeFailure } from '../../lib/probe/probe-failure';
import { withoutResult } from '../../lib/probe/tls-handshake';

const errorOf = (code: string) => Object.assign(new Error('handshake'), { code });

test.each<[string, unknown, boolean, ReturnType<typeof withoutResult>]>([
  [
    'an alert',
    errorOf('ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION'),
    true,
    { kind: 'refused', reason: 'the handshake is refused (ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION)' },
  ],
  ['a cut', errorOf('ECONNRESET'), true, { kind: 'refused', reason: 'the handshake is refused (ECONNRESET)' }],
  ['a cut before', errorOf('ECONNRESET'), false, { kind: 'failed', reason: 'the connection is cut off (ECONNRESET)' }],
  ['a refusal', errorOf('ECONNREFUSED'), false, { kind: 'failed', reason: 'the connection is refused (ECONNREFUSED)' }],
  ['silence', new ProbeFailure('no answer within 1 s', true), true, { kind: 'failed', reason: 'no answer within 1 s' }],
  ['a riddle', new Error('?'), true, { kind: 'failed', reason: 'the connection failed (unknown error)' }],
  [
    'an old protocol that OpenSSL here does not know',
    errorOf('ERR_SSL_NO_PROTOCOLS_AVAILABLE'),
    true,
    { kind: 'unavailable', reason: 'OpenSSL of this machine cannot offer it (ERR_SSL_NO_PROTOCOLS_AVAILABLE)' },
  ],
  [
    'ciphers that OpenSSL here does not know',
    errorOf('ERR_SSL_NO_CIPHER_MATCH'),
    false,
    { kind: 'unavailable', reason: 'OpenSSL of this machine cannot offer it (ERR_SSL_NO_CIPHER_MATCH)' },
  ],
])('of %s it is said what it proves', (_name, error, connected, expected) => {
  expect(withoutResult(error, connected)).toEqual(expected);
});

test('what cannot be offered leaves the floor open, and the probe incomplete', () => {
  const reason = 'OpenSSL of this machine cannot offer it (ERR_SSL_NO_PROTOCOLS_AVAILABLE)';
  const connection = { usual: { kind: 'refused', reason: '' }, undecided: [`TLS 1.0: ${reason}`] } as const;

  const report = reportOf(
    { origin: 'https://shop.example', connection, plain: [], pages: [] },
    { catalogue, now: new Date(), failOn: 'warning' },
  );

  expect(report.incomplete).toEqual([`https://shop.example: the oldest TLS that it takes: TLS 1.0: ${reason}`]);
  expect(report.outcome.exitCode).toBe(3);
  expect(report.tallies.map(({ rule }) => rule)).not.toContain('DistributionTlsPolicy');
});
