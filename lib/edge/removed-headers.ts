import type { Construct } from 'constructs';
import { InvalidPropertyError } from '../errors';

/** Headers that name the software behind the shop. */
const ALWAYS = ['Server', 'X-Powered-By'];

/** "Headers that you can't remove", Understand response headers policies, Amazon CloudFront Developer Guide. */
const KEPT =
  /^(connection|content-encoding|content-length|expect|host|keep-alive|proxy-(authenticate|authorization|connection)|trailer|transfer-encoding|upgrade|via|warning|x-accel-(buffering|charset|limit-rate|redirect)|x-amz-cf-.*|x-amzn-(auth|cf-billing|cf-id|cf-xff|errortype|fle-profile|header-count|header-order|lambda-integration-tag|requestid)|x-cache|x-edge-.*|x-forwarded-proto|x-real-ip)$/i;

/** CloudFront takes out the origin's and writes its own ("Understand response headers policies"). */
const REWRITTEN = ['server', 'date'];

const TOKEN = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;

/**
 * The headers that CloudFront takes out of the origin's responses.
 *
 * @param further beside `Server` and `X-Powered-By`
 * @param sent lower-case names of the headers that the policy adds; CloudFront adds after it takes out
 * @throws InvalidPropertyError when CloudFront would refuse a name, or the policy sends it
 */
export function removedHeaders(scope: Construct, further: readonly string[], sent: readonly string[]): string[] {
  const names = [...ALWAYS];
  for (const name of further) {
    if (!TOKEN.test(name)) {
      throw new InvalidPropertyError(scope, 'removedHeaders', name, 'give the name of a header, such as X-Generator');
    }
    if (KEPT.test(name)) {
      throw new InvalidPropertyError(scope, 'removedHeaders', name, 'leave it out: CloudFront removes no such header');
    }
    if (names.some((other) => other.toLowerCase() === name.toLowerCase())) {
      throw new InvalidPropertyError(scope, 'removedHeaders', name, 'leave it out: it is removed already');
    }
    if (sent.includes(name.toLowerCase())) {
      throw new InvalidPropertyError(scope, 'removedHeaders', name, 'leave it out: this policy sends the header');
    }
    names.push(name);
  }
  return names;
}

/** Lower-case names of the removed headers that no browser receives: all but those that CloudFront writes anew. */
export function absentHeaders(removed: readonly string[]): string[] {
  return removed.map((name) => name.toLowerCase()).filter((name) => !REWRITTEN.includes(name));
}
