import type { Control } from '../controls/control';
import type { ConnectionObservation } from './connection-observation';
import type { PageObservation } from './page-observation';
import type { PlainObservation } from './plain-observation';

/** What a control on a distribution needs to be known. */
export const HOST_CONTROLS: Readonly<Record<string, 'handshakes' | 'plain HTTP'>> = {
  DistributionTlsPolicy: 'handshakes',
  DistributionHttpsOnly: 'plain HTTP',
};

/** Controls on response headers policies that a live page does not decide, each with the reason. */
export const NOT_SEEN_LIVE: Readonly<Record<string, string>> = {
  SecurityHeadersOverride: 'What arrives does not tell what the origin sent.',
  ResponseHeadersWithinLimits: "What arrives has the origin's headers beside those of the policy.",
};

/** The controls of the catalogue that observations decide. */
export function decidedControls(
  catalogue: readonly Control[],
  connection: ConnectionObservation,
  plain: readonly PlainObservation[],
  pages: readonly PageObservation[],
): readonly Control[] {
  const known = new Set([
    ...(connection.floor === undefined ? [] : ['handshakes']),
    ...(plain.some(({ answer }) => answer.kind !== 'failed') ? ['plain HTTP'] : []),
  ]);
  const headersSeen = pages.some(({ page }) => page !== undefined);
  return catalogue.filter((control) => {
    const needed = HOST_CONTROLS[control.id];
    return needed === undefined ? headersSeen && isSeenInHeaders(control) : known.has(needed);
  });
}

/** Whether a page's response headers decide a control. */
export function isSeenInHeaders({ id, check }: Control): boolean {
  return check.types.includes('AWS::CloudFront::ResponseHeadersPolicy') && NOT_SEEN_LIVE[id] === undefined;
}
