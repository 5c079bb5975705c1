import { certificateCurrent, certificateTrusted } from './certificate';
import { cookieHttpOnly, cookieSameSite, cookieSecure } from './cookies';
import type { ProbeRule } from './probe-rule';
import { redirectPermanent, redirectSameHost, redirectsEnd, redirectsOverHttps } from './redirects';
import { securityTxtCanonical, securityTxtContact, securityTxtCurrent, securityTxtServed } from './security-txt-rules';

/** What is asked of a live shop that no template tells. */
export const probeRules: readonly ProbeRule[] = [
  certificateTrusted,
  certificateCurrent,
  redirectPermanent,
  redirectSameHost,
  redirectsOverHttps,
  redirectsEnd,
  cookieSecure,
  cookieHttpOnly,
  cookieSameSite,
  securityTxtServed,
  securityTxtContact,
  securityTxtCurrent,
  securityTxtCanonical,
];
