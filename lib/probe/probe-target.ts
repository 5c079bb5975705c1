import { UsageError } from '../errors';
import { resolvedUrl } from './resolved-url';

/** Where a connection is made to. */
export interface Endpoint {
  readonly host: string;
  readonly port: number;
}

/** The live shop that is probed. */
export interface ProbeTarget {
  /** As in `https://shop.example`, without a path. */
  readonly origin: string;
  /** The name or address that the certificate must be for. */
  readonly host: string;
  /** Paths of the pages that are judged, each with a leading slash. */
  readonly paths: readonly string[];
  /** Where HTTPS is spoken. */
  readonly secure: Endpoint;
  /** Where plain HTTP would be spoken. */
  readonly plain: Endpoint;
}

/** The options that change where a probe goes. */
export interface TargetOptions {
  /** Paths; without any that of the address counts. */
  readonly paths?: readonly string[];
  /** `host:port` that HTTPS connects to, in place of the shop's own name. */
  readonly connectTo?: string;
  /** `host:port` that plain HTTP connects to; without it port 80 of the host that HTTPS connects to. */
  readonly connectToPlain?: string;
}

const HTTP_PORT = 80;
const HTTPS_PORT = 443;
/** Each path takes up to a dozen requests. */
const MOST_PATHS = 20;

/**
 * Understands where a probe goes.
 *
 * @param address the shop's, such as `https://shop.example`
 * @throws UsageError in one line
 */
export function probeTarget(address: string, options: TargetOptions = {}): ProbeTarget {
  const url = shopAddress(address);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const secure =
    options.connectTo === undefined
      ? { host, port: url.port === '' ? HTTPS_PORT : Number(url.port) }
      : endpoint('--connect-to', options.connectTo);
  const plain =
    options.connectToPlain === undefined
      ? { host: secure.host, port: HTTP_PORT }
      : endpoint('--connect-to-plain', options.connectToPlain);
  const paths = (options.paths ?? [`${url.pathname}${url.search}`]).map((path) => pathOf(path, url));
  if (paths.length > MOST_PATHS) {
    throw new UsageError(`--path: ${paths.length} paths are given; name at most ${MOST_PATHS}`);
  }
  return { origin: url.origin, host, paths: [...new Set(paths)], secure, plain };
}

function shopAddress(address: string): URL {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url?.protocol !== 'https:' || url.username !== '' || url.password !== '') {
    throw new UsageError(`${JSON.stringify(address)} is no address of a shop; write https://host`);
  }
  return url;
}

function pathOf(path: string, shop: URL): string {
  const url = path.startsWith('/') ? resolvedUrl(path, shop) : undefined;
  if (url?.origin !== shop.origin) {
    throw new UsageError(
      `--path ${JSON.stringify(path)}: this is no path; write one with one leading slash, such as /checkout`,
    );
  }
  return `${url.pathname}${url.search}`;
}

function endpoint(option: string, text: string): Endpoint {
  const [, bracketed, bare, digits] = /^(?:\[([^\]]+)\]|([^:[\]/]+)):(\d{1,5})$/.exec(text) ?? [];
  const host = bracketed ?? bare;
  const port = Number(digits);
  if (host === undefined || !(port >= 1 && port <= 65_535)) {
    throw new UsageError(
      `${option} ${JSON.stringify(text)}: this is no endpoint; write host:port, such as 127.0.0.1:8443`,
    );
  }
  return { host, port };
}
