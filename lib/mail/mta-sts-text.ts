import { createHash } from 'node:crypto';

/** Where senders look for the policy, at the host `mta-sts.` of the domain (RFC 8461, section 3.3). */
export const MTA_STS_PATH = '/.well-known/mta-sts.txt';

/** For how long senders keep the policy, in seconds: a week, as in the example of RFC 8461, section 3.2. */
export const MTA_STS_MAX_AGE = 604_800;

/** Whether senders only report what fails, or refuse to send. */
export type MtaStsMode = 'testing' | 'enforce';

/** The policy file (RFC 8461, section 3.2). */
export function mtaStsText(mode: MtaStsMode, mxHosts: readonly string[]): string {
  const terms = [
    'version: STSv1',
    `mode: ${mode}`,
    ...mxHosts.map((host) => `mx: ${host}`),
    `max_age: ${MTA_STS_MAX_AGE}`,
  ];
  return terms.map((term) => `${term}\n`).join('');
}

/** The policy's id, which differs exactly when the policy does: 32 letters and digits, the most there may be. */
export function mtaStsId(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}

/**
 * The CloudFront function that answers every request itself: with the policy at its path, else that there is nothing.
 * It sets the security headers too, as CloudFront's documentation promises them for no response that a function makes.
 */
export function mtaStsFunction(text: string): string {
  return `var POLICY = ${JSON.stringify(text)};
var HEADERS = {
  'content-type': { value: 'text/plain; charset=utf-8' },
  'cache-control': { value: 'max-age=300' },
  'strict-transport-security': { value: 'max-age=63072000; includeSubDomains' },
  'x-content-type-options': { value: 'nosniff' },
  'content-security-policy': { value: "default-src 'none'; frame-ancestors 'none'" }
};
function handler(event) {
  if (event.request.uri !== '${MTA_STS_PATH}') {
    return { statusCode: 404, statusDescription: 'Not Found', headers: HEADERS, body: 'Not found\\n' };
  }
  return { statusCode: 200, statusDescription: 'OK', headers: HEADERS, body: POLICY };
}
`;
}
