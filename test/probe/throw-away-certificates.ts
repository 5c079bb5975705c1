import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryDirectory } from '../check/temporary-directory';

const OPENSSL = '/usr/bin/openssl';
const DAY = 24 * 60 * 60 * 1000;

/** Certificates of one authority, in PEM, all with one key. */
export interface Certificates {
  /** File with the authority's certificate. */
  readonly caFile: string;
  readonly ca: string;
  readonly key: string;
  /** For `shop.example` and 90 days. */
  readonly good: string;
  /** For `shop.example`, over since 1 February 2020. */
  readonly expired: string;
  /** For `shop.example`, with five of 90 days left. */
  readonly ending: string;
  /** For `other.example`. */
  readonly ofAnother: string;
}

/** `describe`, or a skip that says why. */
export const describeWithOpenssl = existsSync(OPENSSL)
  ? describe
  : (name: string, body: () => void) =>
      describe.skip(`${name} (SKIPPED: ${OPENSSL} is missing, install openssl)`, body);

/** Makes certificates that live as long as the test file. */
export function throwAwayCertificates(): Certificates {
  const directory = temporaryDirectory();
  const file = (name: string) => join(directory, name);
  const openssl = (...args: readonly string[]) => execFileSync(OPENSSL, args, { cwd: directory, stdio: 'pipe' });
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  writeFileSync(file('index.txt'), '');
  writeFileSync(file('serial'), '01');
  writeFileSync(file('ca.cnf'), CONFIGURATION);
  openssl('req', '-x509', ...key, '-keyout', 'ca.key', '-out', 'ca.pem', '-days', '100', '-subj', '/CN=Throw-away CA');
  openssl('req', ...key, '-keyout', 'shop.key', '-out', 'shop.csr', '-subj', '/CN=shop.example');

  const issued = (name: string, host: string, from: Date, to: Date) => {
    writeFileSync(file('names'), `subjectAltName=DNS:${host}`);
    const dates = ['-startdate', asn1Time(from), '-enddate', asn1Time(to)];
    const signing = ['-cert', 'ca.pem', '-keyfile', 'ca.key', '-in', 'shop.csr', '-extfile', 'names', '-notext'];
    openssl('ca', '-batch', '-config', 'ca.cnf', ...signing, ...dates, '-out', name);
    return readFileSync(file(name), 'utf8');
  };
  const inDays = (days: number) => new Date(Date.now() + days * DAY);
  return {
    caFile: file('ca.pem'),
    ca: readFileSync(file('ca.pem'), 'utf8'),
    key: readFileSync(file('shop.key'), 'utf8'),
    good: issued('good.pem', 'shop.example', inDays(-1), inDays(89)),
    expired: issued('expired.pem', 'shop.example', new Date('2020-01-01'), new Date('2020-02-01')),
    ending: issued('ending.pem', 'shop.example', inDays(-85), inDays(5.5)),
    ofAnother: issued('another.pem', 'other.example', inDays(-1), inDays(89)),
  };
}

const CONFIGURATION = `[ca]
default_ca = authority
[authority]
database = index.txt
serial = serial
new_certs_dir = .
default_md = sha256
policy = names
unique_subject = no
[names]
commonName = supplied
`;

/** `YYYYMMDDHHMMSSZ` */
function asn1Time(instant: Date): string {
  return `${instant
    .toISOString()
    .replace(/\.\d+Z$/, '')
    .replace(/\D/g, '')}Z`;
}
