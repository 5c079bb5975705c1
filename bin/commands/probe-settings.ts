import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { rootCertificates } from 'node:tls';
import { UsageError } from '../../lib/errors';
import { systemErrorCode } from '../../lib/input/system-error-code';
import { type ProbeTarget, probeTarget } from '../../lib/probe/probe-target';
import { oneOf } from '../one-of';

/** The flags of `probe` as they were given. */
export interface ProbeFlags {
  readonly path?: readonly string[];
  readonly timeout: string;
  readonly ca?: string;
  readonly connectTo?: string;
  readonly connectToPlain?: string;
  readonly format?: readonly string[];
  readonly failOn: string;
}

/** The flags, understood. */
export interface ProbeSettings {
  readonly target: ProbeTarget;
  readonly timeoutSeconds: number;
  /** In PEM; absent where Node.js decides. */
  readonly ca?: readonly string[];
  readonly reports: readonly { readonly format: ProbeFormat; readonly file: string | undefined }[];
  readonly failOn: 'error' | 'warning';
}

/** Without those that need files of a repository: code scanning and annotations. */
const FORMATS = ['text', 'json', 'markdown', 'junit', 'html'] as const;

/** The name of a format. */
export type ProbeFormat = (typeof FORMATS)[number];

const LONGEST_TIMEOUT = 120;
const CERTIFICATE = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g;

/**
 * Understands the address and the flags of `probe`.
 *
 * @throws UsageError in one line
 */
export function probeSettings(address: string, flags: ProbeFlags): ProbeSettings {
  const { path, connectTo, connectToPlain } = flags;
  const reports = (flags.format ?? ['text']).map(reportOf);
  const second = reports.filter(({ file }) => file === undefined)[1];
  if (second !== undefined) {
    throw new UsageError(`--format ${second.format}: two reports would mix on the terminal; name a file for one`);
  }
  return {
    target: probeTarget(address, {
      ...(path === undefined ? {} : { paths: path }),
      ...(connectTo === undefined ? {} : { connectTo }),
      ...(connectToPlain === undefined ? {} : { connectToPlain }),
    }),
    timeoutSeconds: seconds(flags.timeout),
    ...(flags.ca === undefined ? {} : { ca: [...rootCertificates, ...certificates(flags.ca)] }),
    reports,
    failOn: oneOf('--fail-on', flags.failOn, ['error', 'warning'] as const),
  };
}

function reportOf(text: string) {
  const [format = '', ...rest] = text.split('=');
  const file = rest.length === 0 ? undefined : rest.join('=');
  if (file === '') throw new UsageError(`--format ${text}: the file has no name; write ${format}=<file>`);
  return { format: oneOf('--format', format, FORMATS), file };
}

function seconds(text: string): number {
  const value = /^\d{1,3}(\.\d{1,3})?$/.test(text) ? Number(text) : Number.NaN;
  if (!(value > 0 && value <= LONGEST_TIMEOUT)) {
    throw new UsageError(`--timeout ${text}: this is no time; write seconds above 0, at most ${LONGEST_TIMEOUT}`);
  }
  return value;
}

function certificates(file: string): readonly string[] {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new UsageError(`--ca ${file}: the file cannot be read (${systemErrorCode(error)}); name a PEM file`);
  }
  const found = text.match(CERTIFICATE) ?? [];
  if (found.length === 0 || !found.every(isCertificate)) {
    throw new UsageError(`--ca ${file}: this holds no certificates; name a PEM file`);
  }
  return found;
}

function isCertificate(pem: string): boolean {
  try {
    return new X509Certificate(pem).raw.length > 0;
  } catch {
    return false;
  }
}
