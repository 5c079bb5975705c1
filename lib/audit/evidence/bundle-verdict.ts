import type { BundleManifest } from './bundle-manifest';

/** What is wrong with one file of a bundle, or with its place among others. */
export type BundleFaultKind =
  /** Its content is another than the manifest says. */
  | 'changed'
  /** Its content is that of another file of the bundle. */
  | 'exchanged'
  /** Its end is missing. */
  | 'truncated'
  | 'missing'
  /** The manifest does not know it. */
  | 'added'
  /** A link, a pipe or the like: nothing that a bundle holds. */
  | 'no-file'
  /** The manifest cannot be read, or contradicts the report. */
  | 'manifest'
  /** It does not follow the bundle that was said to come before it. */
  | 'chain';

/** One thing that is wrong. */
export interface BundleFault {
  readonly kind: BundleFaultKind;
  /** Within the bundle. */
  readonly path: string;
  /** What is wrong with it, in a clause. */
  readonly message: string;
}

/** What became of proving one bundle. It is whole where there are no faults. */
export interface BundleVerdict {
  /** As it was given. */
  readonly directory: string;
  /** Absent where it cannot be read. */
  readonly manifest?: BundleManifest;
  /** Absent where there is no manifest. */
  readonly manifestSha256?: string;
  readonly faults: readonly BundleFault[];
}
