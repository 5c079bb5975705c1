import { MANIFEST_FILE, type PreviousBundle } from './bundle-manifest';
import type { BundleFault, BundleVerdict } from './bundle-verdict';
import { verifyBundle } from './verify-bundle';

/** What became of proving a bundle and those before it. */
export interface ChainVerdict {
  /** As they were given: the newest first. */
  readonly bundles: readonly BundleVerdict[];
  /** The bundle before the oldest one given; `null` where the chain begins there, absent where nobody can tell. */
  readonly before?: PreviousBundle | null;
  /** Whether every bundle is whole, and follows the next. */
  readonly whole: boolean;
}

/**
 * Proves bundles, and that each follows the next: the SHA-256 of its manifest is the one that the newer one names.
 *
 * @param directories the newest first, each followed by the one that it names as previous
 * @param noted the SHA-256 of the newest one's manifest as it was noted, in lower-case hexadecimal
 * @throws EvidenceError in one line, when there is no such directory or it cannot be read
 */
export async function verifyChain(directories: readonly string[], noted?: string): Promise<ChainVerdict> {
  const alone: BundleVerdict[] = [];
  for (const directory of directories)
    alone.push(await verifyBundle(directory, alone.length === 0 ? noted : undefined));
  const bundles = alone.map((bundle, index) => {
    const older = alone[index + 1];
    return older === undefined
      ? bundle
      : { ...bundle, faults: [...bundle.faults, ...linkFaults(bundle, older, alone)] };
  });
  const before = bundles.at(-1)?.manifest?.previous;
  return {
    bundles,
    ...(before === undefined ? {} : { before }),
    whole: bundles.every(({ faults }) => faults.length === 0),
  };
}

/** What is wrong between a bundle and the one that was given as the one before it. */
function linkFaults(newer: BundleVerdict, older: BundleVerdict, all: readonly BundleVerdict[]): readonly BundleFault[] {
  if (newer.manifest === undefined) return [];
  const { previous, madeAt } = newer.manifest;
  if (previous === null) return [chain(`it begins a chain, so ${older.directory} is not before it`)];
  if (previous.manifestSha256 !== older.manifestSha256) {
    const named = all.find(({ manifestSha256 }) => manifestSha256 === previous.manifestSha256);
    if (named !== undefined) {
      return [chain(`reordered: the bundle before it is ${named.directory}, not ${older.directory}`)];
    }
    const found = older.manifestSha256 ?? 'missing';
    return [
      chain(
        `broken: the manifest of the bundle before it (${previous.name}) had the SHA-256 ${previous.manifestSha256}, that of ${older.directory} is ${found}`,
      ),
    ];
  }
  return older.manifest !== undefined && older.manifest.madeAt >= madeAt
    ? [chain(`${older.directory} was made at ${older.manifest.madeAt}, not before it`)]
    : [];
}

function chain(message: string): BundleFault {
  return { kind: 'chain', path: MANIFEST_FILE, message };
}
