import type { ConnectionObservation } from './connection-observation';
import { observeConnection } from './connection-observation';
import { observePage, type PageObservation } from './page-observation';
import { observePlain, type PlainObservation } from './plain-observation';
import type { ProbeClient } from './probe-client';
import { observeSecurityTxt, type SecurityTxtObservation } from './security-txt-observation';

/** Everything that was observed of a live shop. */
export interface Observations {
  readonly origin: string;
  readonly connection: ConnectionObservation;
  /** One a path. */
  readonly plain: readonly PlainObservation[];
  /** One a path; none where no connection proves who answers. */
  readonly pages: readonly PageObservation[];
  /** Absent where no connection proves who answers. */
  readonly securityTxt?: SecurityTxtObservation;
}

/** Asks a shop for everything, one request after the other. Where nothing takes the connection, it asks no further. */
export async function observe(client: ProbeClient): Promise<Observations> {
  const { origin, paths } = client.target;
  const connection = await observeConnection(client);
  const { usual } = connection;
  if (usual.kind === 'failed' || usual.kind === 'unavailable') return { origin, connection, plain: [], pages: [] };
  const plain: PlainObservation[] = [];
  for (const path of paths) plain.push(await observePlain(client, path));
  if (usual.kind === 'refused' || usual.distrust !== undefined) return { origin, connection, plain, pages: [] };
  const pages: PageObservation[] = [];
  for (const path of paths) pages.push(await observePage(client, path));
  return { origin, connection, plain, pages, securityTxt: await observeSecurityTxt(client) };
}
