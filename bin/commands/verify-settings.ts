import { UsageError } from '../../lib/errors';
import { printedValue } from '../../lib/input/printed-value';
import { oneOf } from '../one-of';

/** The flags of `verify` as they were given. */
export interface VerifyFlags {
  readonly previous?: readonly string[];
  readonly manifestSha256?: string;
  readonly format: string;
}

/** The flags, understood. */
export interface VerifySettings {
  /** The newest first. */
  readonly bundles: readonly string[];
  /** Lower-case hexadecimal. */
  readonly noted?: string;
  readonly format: 'text' | 'json';
}

/**
 * Understands the flags of `verify`.
 *
 * @throws UsageError in one line
 */
export function verifySettings(bundle: string, { previous = [], manifestSha256, format }: VerifyFlags): VerifySettings {
  if (manifestSha256 !== undefined && !/^[0-9a-fA-F]{64}$/.test(manifestSha256)) {
    throw new UsageError(
      `--manifest-sha256 is ${printedValue(manifestSha256)}; write the 64 hexadecimal digits that were noted`,
    );
  }
  return {
    bundles: [bundle, ...previous],
    ...(manifestSha256 === undefined ? {} : { noted: manifestSha256.toLowerCase() }),
    format: oneOf('--format', format, ['text', 'json'] as const),
  };
}
