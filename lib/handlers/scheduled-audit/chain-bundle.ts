import type { S3Client } from '@aws-sdk/client-s3';
import {
  MANIFEST_DIGEST_FILE,
  MANIFEST_FILE,
  manifestDigestText,
  manifestText,
  type PreviousBundle,
  REPORT_FILE,
  sha256Of,
} from '../../audit/evidence/bundle-manifest';
import type { SealedBundle } from '../../audit/evidence/bundle-writer';
import { type EvidenceBucket, putLockedObject } from '../../audit/evidence/locked-object';
import type { BundlePointer } from './bundle-pointer';
import type { ChainEnd, EvidenceArchive } from './evidence-archive';

/** More audits than this never end at one moment. */
const MOST_RIVALS = 5;

/** What a bundle says of the one that it follows. */
export function previousOf({ pointer }: ChainEnd): PreviousBundle | null {
  return pointer === undefined ? null : { name: pointer.name, manifestSha256: pointer.manifestSha256 };
}

/**
 * Refuses an audit that finished before the one that is the end of the chain: a chain goes forward in time.
 *
 * @throws Error, which has the audit done again
 */
export function refuseOlder(name: string, finishedAt: string, { pointer }: ChainEnd): void {
  if (pointer === undefined || pointer.finishedAt < finishedAt) return;
  throw new Error(`${name} finished before ${pointer.name}, the end of the chain, and cannot follow it`);
}

/**
 * Makes a bundle that lies in the bucket the last of the chain. Where another one became it since this one was sealed, the
 * manifest is written anew to follow that one, so that the chain never forks.
 *
 * @throws Error when the other one is of a later audit, or others are always faster; the bundle stays beside the chain
 */
export async function chainBundle(
  client: S3Client,
  archive: Pick<EvidenceArchive, 'chainEnd' | 'extendChain'>,
  { name, sealed, end, bucket }: ChainLink,
): Promise<BundlePointer> {
  let { manifest, manifestSha256 } = sealed;
  let last = end;
  for (let rivals = 0; rivals <= MOST_RIVALS; rivals++) {
    const pointer: BundlePointer = {
      schemaVersion: 1,
      name,
      prefix: bucket.prefix,
      manifestSha256,
      reportSha256: manifest.files.find(({ path }) => path === REPORT_FILE)?.sha256 ?? '',
      finishedAt: manifest.madeAt,
      complete: manifest.complete,
    };
    if (await archive.extendChain(pointer, last)) return pointer;
    last = await archive.chainEnd();
    // An answer may be lost: the SDK asks again then, and the bundle stands in its own way.
    if (last.pointer?.name === name) return last.pointer;
    refuseOlder(name, manifest.madeAt, last);
    manifest = { ...manifest, previous: previousOf(last) };
    const text = manifestText(manifest);
    manifestSha256 = sha256Of(text);
    await put(client, bucket, MANIFEST_DIGEST_FILE, manifestDigestText(manifestSha256));
    await put(client, bucket, MANIFEST_FILE, text);
  }
  throw new Error(`${name} could not be made the last bundle of the chain: others were faster ${MOST_RIVALS} times`);
}

/** A bundle that is to become the last. */
export interface ChainLink {
  readonly name: string;
  readonly sealed: SealedBundle;
  /** The end of the chain that it follows. */
  readonly end: ChainEnd;
  /** Where it lies. */
  readonly bucket: EvidenceBucket;
}

async function put(client: S3Client, bucket: EvidenceBucket, path: string, text: string): Promise<void> {
  await putLockedObject(client, bucket, { path, sha256: sha256Of(text) }, Buffer.from(text));
}
