import { execFileSync } from 'node:child_process';
import { createHash, X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A certificate that nobody trusts, for servers on loopback. */
export interface ThrowAwayCertificate {
  readonly key: Buffer;
  readonly cert: Buffer;
  /** SHA-256 of its public key, by which Chromium can be told to take it. */
  readonly publicKeyDigest: string;
}

/** Why none can be made here; `undefined` where one can. */
export function certificateMissing(): string | undefined {
  try {
    execFileSync('openssl', ['version'], { stdio: 'ignore' });
    return undefined;
  } catch {
    return 'no openssl';
  }
}

/** Makes a certificate for these host names, valid for a day. */
export function throwAwayCertificate(hosts: readonly string[]): ThrowAwayCertificate {
  const directory = mkdtempSync(join(tmpdir(), 'storefront-certificate-'));
  const [keyFile, certFile] = [join(directory, 'key.pem'), join(directory, 'cert.pem')];
  const names = hosts.map((host) => `DNS:${host}`).join(',');
  execFileSync(
    'openssl',
    [
      ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '1'],
      ...['-subj', '/CN=storefront.test', '-addext', `subjectAltName=${names}`, '-keyout', keyFile, '-out', certFile],
    ],
    { stdio: 'ignore' },
  );
  const [key, cert] = [readFileSync(keyFile), readFileSync(certFile)];
  rmSync(directory, { recursive: true });
  const publicKey = new X509Certificate(cert).publicKey.export({ type: 'spki', format: 'der' });
  return { key, cert, publicKeyDigest: createHash('sha256').update(publicKey).digest('base64') };
}
