import { type ConnectionOptions, checkServerIdentity, connect, type PeerCertificate } from 'node:tls';
import { systemErrorCode } from '../input/system-error-code';
import { failureOf, ProbeFailure } from './probe-failure';
import { type RequestSettings, tlsName, tooLate } from './probe-request';

/** What is offered in a handshake: versions and ciphers. */
export type TlsOffer = Pick<ConnectionOptions, 'minVersion' | 'maxVersion' | 'ciphers'>;

/** What became of a handshake. */
export type Handshake =
  | {
      readonly kind: 'accepted';
      /** As in `TLSv1.3`. */
      readonly protocol: string;
      /** OpenSSL's name. */
      readonly cipher: string;
      readonly certificate: PeerCertificate;
      /** The code of what is wrong with the certificate; absent where it proves who answers. */
      readonly distrust?: string;
    }
  /** The server does not take the offer. */
  | { readonly kind: 'refused'; readonly reason: string }
  /** This machine's OpenSSL cannot make the offer. */
  | { readonly kind: 'unavailable'; readonly reason: string }
  /** Nothing was learned. */
  | { readonly kind: 'failed'; readonly reason: string };

/** Errors of the own side, raised before anything is sent. */
const OWN_SIDE =
  /^ERR_(TLS_INVALID_PROTOCOL_VERSION|TLS_PROTOCOL_VERSION_CONFLICT|SSL_(NO_PROTOCOLS_AVAILABLE|NO_CIPHERS_AVAILABLE|NO_CIPHER_MATCH|LIBRARY_HAS_NO_CIPHERS|UNSUPPORTED_SSL_VERSION))$/;

/**
 * Makes one TLS handshake and sends nothing in it. The certificate is not insisted upon: whether it is trusted is what is
 * asked here, and pages are read over connections of their own, which insist.
 */
export function handshake(settings: Omit<RequestSettings, 'readsBody'>, offer: TlsOffer = {}): Promise<Handshake> {
  const { via, host, ca, timeoutMs } = settings;
  return new Promise((fulfil) => {
    let connected = false;
    try {
      const socket = connect({
        ...via,
        ...tlsName(host),
        ...(ca === undefined ? {} : { ca: [...ca] }),
        checkServerIdentity: (_name, certificate) => checkServerIdentity(host, certificate),
        rejectUnauthorized: false,
        ...offer,
      });
      const end = (result: Handshake) => {
        clearTimeout(timer);
        socket.destroy();
        fulfil(result);
      };
      const timer = setTimeout(() => end(withoutResult(tooLate(timeoutMs, connected), connected)), timeoutMs);
      socket.once('connect', () => (connected = true));
      socket.on('error', (error) => end(withoutResult(error, connected)));
      socket.once('secureConnect', () => {
        end({
          kind: 'accepted',
          protocol: socket.getProtocol() ?? 'unknown',
          cipher: socket.getCipher().name,
          certificate: socket.getPeerCertificate(),
          ...(socket.authorized ? {} : { distrust: String(socket.authorizationError) }),
        });
      });
    } catch (error) {
      fulfil(withoutResult(error, connected));
    }
  });
}

/**
 * What an error of a handshake tells: after the connection is taken, an alert or a cut is a refusal of what was offered.
 *
 * @param connected whether the connection was taken
 */
export function withoutResult(error: unknown, connected: boolean): Handshake {
  const code = systemErrorCode(error);
  if (OWN_SIDE.test(code)) return { kind: 'unavailable', reason: `OpenSSL of this machine cannot offer it (${code})` };
  const { reason } = failureOf(error, connected);
  if (connected && !(error instanceof ProbeFailure) && /^(ERR_SSL_.*|ECONNRESET|EPROTO|EPIPE)$/.test(code)) {
    return { kind: 'refused', reason: `the handshake is refused (${code})` };
  }
  return { kind: 'failed', reason };
}
