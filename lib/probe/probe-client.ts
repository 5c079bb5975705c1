import { ProbeFailure } from './probe-failure';
import { get, type ProbeResponse } from './probe-request';
import type { ProbeTarget } from './probe-target';
import { type Handshake, handshake, type TlsOffer } from './tls-handshake';

/** How long a probe may take, and whom it trusts. */
export interface ClientOptions {
  /** For one request or handshake, in seconds. */
  readonly timeoutSeconds: number;
  /** Trusted authorities in PEM. */
  readonly ca?: readonly string[];
}

/** All requests of a probe together take no longer, in seconds. */
const LONGEST_PROBE = 300;

/** Asks one shop, and never another host. Its methods are called one after the other. */
export class ProbeClient {
  private readonly end = Date.now() + LONGEST_PROBE * 1000;

  public constructor(
    public readonly target: ProbeTarget,
    private readonly options: ClientOptions,
  ) {}

  /**
   * Gets a page of the shop, over HTTPS with a certificate that is trusted, or over plain HTTP.
   *
   * @throws ProbeFailure when there is no answer in time
   */
  public get(url: URL, readsBody = false): Promise<ProbeResponse> {
    const { secure, plain } = this.target;
    return get(url, { ...this.settings(), via: url.protocol === 'https:' ? secure : plain, readsBody });
  }

  /** Makes one TLS handshake with the shop. */
  public async handshake(offer: TlsOffer = {}): Promise<Handshake> {
    try {
      return await handshake({ ...this.settings(), via: this.target.secure }, offer);
    } catch (error) {
      if (error instanceof ProbeFailure) return { kind: 'failed', reason: error.reason };
      throw error;
    }
  }

  private settings() {
    const left = this.end - Date.now();
    if (left <= 0) throw new ProbeFailure(`the ${LONGEST_PROBE} s of the probe are over`, false);
    const { timeoutSeconds, ca } = this.options;
    return {
      host: this.target.host,
      timeoutMs: Math.min(timeoutSeconds * 1000, left),
      ...(ca === undefined ? {} : { ca }),
    };
  }
}
