import type { Control } from '../controls/control';
import type { Observations } from './observations';

/** What a probe does not tell, a line each. */
export interface Missing {
  /** What could not be read: the probe is then incomplete. */
  readonly incomplete: readonly string[];
  /** What could not be judged, for a reason that is a finding or lies in the nature of a probe. */
  readonly unread: readonly string[];
}

/**
 * Says what is not known of a shop, so that nobody takes it for good.
 *
 * @param decided the controls of the catalogue that the observations decide
 */
export function whatIsMissing(
  observations: Observations,
  catalogue: readonly Control[],
  decided: readonly Control[],
): Missing {
  const others = catalogue.length - decided.length;
  return {
    incomplete: [...connectionGaps(observations), ...answerGaps(observations)],
    unread: [
      ...untrusted(observations),
      ...redirected(observations),
      `${others} of ${catalogue.length} controls: the live shop does not tell; storefront-baseline check judges templates`,
    ],
  };
}

function connectionGaps({ origin, connection: { usual, floor, undecided } }: Observations): readonly string[] {
  if (usual.kind === 'failed' || usual.kind === 'unavailable') return [`${origin}: ${usual.reason}`];
  if (undecided.length > 0) return undecided.map((reason) => `${origin}: the oldest TLS that it takes: ${reason}`);
  return usual.kind === 'refused' && floor === undefined ? [`${origin}: ${usual.reason}`] : [];
}

function answerGaps({ plain, pages, securityTxt }: Observations): readonly string[] {
  return [
    ...plain.flatMap(({ url, answer }) => (answer.kind === 'failed' ? [`${url}: ${answer.reason}`] : [])),
    ...[...pages, ...(securityTxt === undefined ? [] : [securityTxt])].flatMap(({ url, unread }) =>
      unread === undefined ? [] : [`${url}: ${unread}`],
    ),
  ];
}

function untrusted({ origin, connection: { usual, floor } }: Observations): readonly string[] {
  if (usual.kind === 'accepted' && usual.distrust !== undefined) {
    return [`${origin}: its pages and security.txt, as the certificate does not prove who answers`];
  }
  if (usual.kind !== 'refused' || floor === undefined) return [];
  return [`${origin}: its pages and security.txt, as it takes no TLS of today`];
}

function redirected({ pages, securityTxt }: Observations): readonly string[] {
  const end = securityTxt?.chain?.end;
  return [
    ...pages.flatMap(({ url, chain }) =>
      chain?.end.kind === 'insecure' || chain?.end.kind === 'endless' ? [`${url}: its redirects lead to no page`] : [],
    ),
    ...(end?.kind === 'elsewhere' ? [`${securityTxt?.url}: it lies on another host, ${end.location}`] : []),
  ];
}
