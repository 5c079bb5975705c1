import type { ConnectionObservation } from './connection-observation';
import type { ProbeJudgement, ProbeRule } from './probe-rule';
import type { Handshake } from './tls-handshake';

/** PCI DSS 4.0.1, 4.2.1: certificates are confirmed as valid, and are neither expired nor revoked. */
const FRAMEWORKS = { 'pci-dss-4.0.1': ['4.2.1'] };

/** The certificate proves who answers. */
export const certificateTrusted: ProbeRule = {
  id: 'CertificateTrusted',
  title: "The shop's certificate is for its name, by an authority that is trusted",
  severity: 'critical',
  rationale: 'Browsers stop shoppers at a warning, and whoever clicks it away may be talking to somebody else.',
  remedy:
    'Serve a certificate for this name with its intermediate certificates, such as one of ACM; for an authority of your own give --ca.',
  frameworks: FRAMEWORKS,
};

/** The certificate is valid today, and will be for a while. */
export const certificateCurrent: ProbeRule = {
  id: 'CertificateCurrent',
  title: "The shop's certificate is valid, and renewed in good time",
  severity: 'high',
  rationale: 'On the day it expires, browsers turn every shopper away.',
  remedy: 'Renew the certificate; ACM does it by itself as long as its DNS validation record stands.',
  frameworks: FRAMEWORKS,
};

const DAY = 24 * 60 * 60 * 1000;
/** ACM renews 60 days before the end ("Managed certificate renewal", AWS Certificate Manager User Guide), others 30: what is not renewed by now has failed. */
const DAYS_LEFT = 14;
const REASONS: Readonly<Record<string, string>> = {
  DEPTH_ZERO_SELF_SIGNED_CERT: 'it is signed by itself',
  SELF_SIGNED_CERT_IN_CHAIN: 'its authority is not trusted here',
  UNABLE_TO_GET_ISSUER_CERT: 'its authority is not known here, or an intermediate certificate is missing',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'its authority is not known here, or an intermediate certificate is missing',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'its authority is not known here, or an intermediate certificate is missing',
};

/** A certificate, as far as it is told. */
export interface CertificateFacts {
  /** Whom it is for. */
  readonly subject: string;
  /** Who issued it. */
  readonly issuer: string;
  readonly from: Date;
  readonly to: Date;
}

/** Reads what a handshake showed; absent where there was none. */
export function certificateOf(handshake: Handshake): CertificateFacts | undefined {
  if (handshake.kind !== 'accepted') return undefined;
  const { subject, issuer, subjectaltname, valid_from, valid_to } = handshake.certificate;
  return {
    subject: nameOf(subject?.CN) ?? subjectaltname ?? 'nobody',
    issuer: nameOf(issuer?.CN) ?? nameOf(issuer?.O) ?? 'nobody',
    from: new Date(valid_from),
    to: new Date(valid_to),
  };
}

/** A part of a name; a certificate may have several of a kind. */
function nameOf(part: string | readonly string[] | undefined): string | undefined {
  return typeof part === 'string' || part === undefined ? part : part.join(', ');
}

/** Judges the certificate of the usual handshake; where its days are the trouble, nothing is said of trust. */
export function judgeCertificate(
  origin: string,
  { usual }: ConnectionObservation,
  now: Date,
): readonly ProbeJudgement[] {
  const facts = certificateOf(usual);
  if (usual.kind !== 'accepted' || facts === undefined) return [];
  const subject = { url: origin, type: 'Certificate', name: 'Certificate' };
  const current = { ...subject, rule: certificateCurrent, faults: dateFaults(facts, now) };
  if (usual.distrust === 'CERT_HAS_EXPIRED' || usual.distrust === 'CERT_NOT_YET_VALID') return [current];
  const faults = usual.distrust === undefined ? [] : [distrustText(usual.distrust, usual.certificate.subjectaltname)];
  return [{ ...subject, rule: certificateTrusted, faults }, current];
}

function distrustText(code: string, names = 'no name'): string {
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID') return `it is for other names: ${names}`;
  return `${REASONS[code] ?? 'it cannot be verified'} (${code})`;
}

function dateFaults({ from, to }: CertificateFacts, now: Date): readonly string[] {
  const day = (instant: Date) => instant.toISOString().slice(0, 10);
  if (now < from) return [`it is not valid before ${day(from)}`];
  if (now >= to) return [`it expired on ${day(to)}`];
  const left = (to.getTime() - now.getTime()) / DAY;
  const enough = Math.min(DAYS_LEFT, (to.getTime() - from.getTime()) / DAY / 3);
  return left >= enough ? [] : [`it expires on ${day(to)}, in ${Math.floor(left)} days`];
}
