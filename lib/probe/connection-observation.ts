import { getCiphers } from 'node:tls';
import type { ProbeClient } from './probe-client';
import type { Handshake } from './tls-handshake';

/** What handshakes tell of a shop. */
export interface ConnectionObservation {
  /** The handshake that a browser of today makes. */
  readonly usual: Handshake;
  /** The oldest that the server takes; absent where that could not be found out. */
  readonly floor?: TlsFloor;
  /** Why the floor could not be found out, one clause each. */
  readonly undecided: readonly string[];
}

/** The oldest that a server takes. */
export interface TlsFloor {
  /** The security policy of CloudFront that takes as much ("Supported protocols and ciphers between viewers and CloudFront"). */
  readonly securityPolicy: string;
  /** What was taken, in a clause. */
  readonly taken: string;
}

/** Names of the present: forward secrecy and authenticated encryption. The security policies from TLSv1.2_2021 have no other. */
const STRONG = /^(TLS_|(ECDHE|DHE)-.*(GCM|CCM|CHACHA20))/;
/** The lowest security level of OpenSSL: what it thinks too weak shall be offered. */
const ANYTHING = '@SECLEVEL=0';
/** What only servers of former days take in TLS 1.2. */
const WEAK_CIPHERS = getCiphers()
  .map((name) => name.toUpperCase())
  .filter((name) => !STRONG.test(name))
  .join(':');

/** Finds out, by one handshake after the other, what the server takes. */
export async function observeConnection(client: ProbeClient): Promise<ConnectionObservation> {
  const usual = await client.handshake();
  if (usual.kind === 'failed') return { usual, undecided: [] };
  const old = await handshakesOfOld(client);
  const taken = old.find(({ result }) => result.kind === 'accepted');
  if (taken !== undefined) {
    return {
      usual,
      floor: { securityPolicy: taken.policy, taken: takenText(taken.name, taken.result) },
      undecided: [],
    };
  }
  const undecided = old.flatMap(({ name, result }) =>
    result.kind === 'unavailable' || result.kind === 'failed' ? [`${name}: ${result.reason}`] : [],
  );
  if (undecided.length > 0 || usual.kind !== 'accepted') return { usual, undecided };
  return floorOfToday(client, usual);
}

/** The handshakes that a server of today refuses, the worst first. */
async function handshakesOfOld(client: ProbeClient) {
  const ciphers = `DEFAULT:${ANYTHING}`;
  const offers = [
    { name: 'TLS 1.0', policy: 'TLSv1', offer: { minVersion: 'TLSv1', maxVersion: 'TLSv1', ciphers } },
    { name: 'TLS 1.1', policy: 'TLSv1.1_2016', offer: { minVersion: 'TLSv1.1', maxVersion: 'TLSv1.1', ciphers } },
    {
      name: 'TLS 1.2 with an old cipher',
      policy: 'TLSv1.2_2019',
      offer: { minVersion: 'TLSv1.2', maxVersion: 'TLSv1.2', ciphers: `${WEAK_CIPHERS}:${ANYTHING}` },
    },
  ] as const;
  const results = [];
  for (const { name, policy, offer } of offers) results.push({ name, policy, result: await client.handshake(offer) });
  return results;
}

async function floorOfToday(
  client: ProbeClient,
  usual: Handshake & { readonly kind: 'accepted' },
): Promise<ConnectionObservation> {
  const both = { securityPolicy: 'TLSv1.2_2021', taken: 'TLS 1.2 is the oldest that the server takes' };
  if (usual.protocol === 'TLSv1.2') return { usual, floor: both, undecided: [] };
  const older = await client.handshake({ minVersion: 'TLSv1.2', maxVersion: 'TLSv1.2' });
  if (older.kind === 'accepted') return { usual, floor: both, undecided: [] };
  if (older.kind !== 'refused') return { usual, undecided: [`TLS 1.2: ${older.reason}`] };
  return { usual, floor: { securityPolicy: 'TLSv1.3_2025', taken: 'the server takes TLS 1.3 alone' }, undecided: [] };
}

function takenText(name: string, result: Handshake): string {
  return `the server takes ${name}${result.kind === 'accepted' ? ` (${result.cipher})` : ''}`;
}
