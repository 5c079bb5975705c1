import type { ObservedPage } from './observed-page';
import type { PageDifference } from './page-difference';

/** What one look at a payment page leaves behind, for an assessor: kept as JSON under {@link evidenceKey}. */
export interface PageEvidence {
  /** When the page was loaded: ISO 8601, UTC. */
  readonly observedAt: string;
  /** As in the inventory, such as `/checkout*`. */
  readonly path: string;
  /** The page as received. */
  readonly page: ObservedPage;
  /** How it differed from its inventory; none when it did not. */
  readonly differences: readonly PageDifference[];
}

/** The folder of all evidence in its bucket. */
export const EVIDENCE_PREFIX = 'payment-page/';

/** The object that evidence is kept in: its day in UTC as folders, so that a period is found by prefix. */
export function evidenceKey({ observedAt, page }: PageEvidence): string {
  const day = observedAt.slice(0, 10).replaceAll('-', '/');
  const kind = page.ran ? 'browser' : 'fetch';
  return `${EVIDENCE_PREFIX}${day}/${observedAt.replaceAll(':', '-')}-${kind}.json`;
}
