import { certificateOf } from './certificate';
import { observedSecurityTxt } from './judge-security-txt';
import type { Observations } from './observations';

const DAY = 24 * 60 * 60 * 1000;

/** What was observed, for people and programs to read: no bodies, no values of cookies. */
export interface ObservedFacts {
  /** Absent without a handshake of today. */
  readonly tls?: { readonly protocol: string; readonly cipher: string };
  /** What the server takes at the least, in a clause. */
  readonly tlsFloor?: string;
  readonly certificate?: {
    readonly subject: string;
    readonly issuer: string;
    /** ISO 8601. */
    readonly validFrom: string;
    /** ISO 8601. */
    readonly validTo: string;
    /** Whole days; negative when it is over. */
    readonly daysLeft: number;
    /** Code of what is wrong with it. */
    readonly distrust?: string;
  };
  readonly plainHttp: readonly string[];
  readonly pages: readonly {
    readonly url: string;
    readonly status?: number;
    readonly redirects: readonly string[];
  }[];
  readonly securityTxt?: { readonly url: string; readonly expires?: string; readonly signed: boolean };
}

/** Sums up what was observed. */
export function observedFacts(observations: Observations, now: Date): ObservedFacts {
  const { connection, plain, pages, securityTxt } = observations;
  const { usual, floor } = connection;
  const certificate = certificateOf(usual);
  const file = securityTxt === undefined ? undefined : observedSecurityTxt(securityTxt);
  const expires = file?.fields.get('expires')?.[0];
  return {
    ...(usual.kind === 'accepted' ? { tls: { protocol: usual.protocol, cipher: usual.cipher } } : {}),
    ...(floor === undefined ? {} : { tlsFloor: floor.taken }),
    ...(certificate === undefined
      ? {}
      : {
          certificate: {
            subject: certificate.subject,
            issuer: certificate.issuer,
            validFrom: certificate.from.toISOString(),
            validTo: certificate.to.toISOString(),
            daysLeft: Math.floor((certificate.to.getTime() - now.getTime()) / DAY),
            ...(usual.kind === 'accepted' && usual.distrust !== undefined ? { distrust: usual.distrust } : {}),
          },
        }),
    plainHttp: plain.flatMap(({ answer }) => (answer.kind === 'failed' ? [] : [answer.text])),
    pages: pages.map(({ url, chain }) => ({
      url,
      ...(chain?.end.kind === 'answer' ? { status: chain.end.response.status } : {}),
      redirects: chain?.hops.map(({ location }) => location) ?? [],
    })),
    ...(securityTxt === undefined || file === undefined
      ? {}
      : { securityTxt: { url: securityTxt.url, ...(expires === undefined ? {} : { expires }), signed: file.signed } }),
  };
}
