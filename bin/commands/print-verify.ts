import type { Colors } from 'picocolors/types';
import { amount } from '../../lib/amount';
import { scopeName } from '../../lib/audit/audit-scope';
import type { BundleVerdict } from '../../lib/audit/evidence/bundle-verdict';
import type { ChainVerdict } from '../../lib/audit/evidence/verify-chain';

/** A person reads the first ones; programs get all of them as JSON. */
const MOST_FAULTS = 100;

/**
 * The verdict for a person.
 *
 * @param noted the SHA-256 of the newest manifest that was given to compare with
 */
export function verifyText({ bundles, before, whole }: ChainVerdict, colors: Colors, noted?: string): string {
  const sections = bundles.map((bundle) => bundleLines(bundle, colors).join('\n'));
  return `${[...sections, conclusion({ bundles, whole }, before, noted, colors)].join('\n\n')}\n`;
}

/** The verdict for programs. */
export function verifyJson({ bundles, before, whole }: ChainVerdict): string {
  const document = {
    schema: 'urn:storefront-security-baseline:verify-report:1',
    whole,
    before: before ?? null,
    bundles: bundles.map(({ directory, manifestSha256 = null, manifest, faults }) => ({
      directory,
      whole: faults.length === 0,
      manifestSha256,
      madeAt: manifest?.madeAt ?? null,
      complete: manifest?.complete ?? null,
      faults,
    })),
  };
  return `${JSON.stringify(document, undefined, 2)}\n`;
}

function bundleLines(
  { directory, manifest, manifestSha256, faults }: BundleVerdict,
  colors: Colors,
): readonly string[] {
  const shown = faults.slice(0, MOST_FAULTS).map(({ path, message }) => `  ${path}: ${message}`);
  const rest = faults.length - shown.length;
  return [
    `${directory}: ${faults.length === 0 ? colors.green('whole') : colors.red(amount(faults.length, 'fault'))}`,
    ...(manifest === undefined ? [] : facts(manifest)),
    ...(manifestSha256 === undefined ? [] : [`  SHA-256 of the manifest: ${manifestSha256}`]),
    ...shown,
    ...(rest > 0 ? [`  and ${rest} more: see --format json`] : []),
  ];
}

function facts({ madeAt, tool, scopes, complete, files }: NonNullable<BundleVerdict['manifest']>): readonly string[] {
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  const audit = complete ? 'a complete audit' : 'a partial audit: something could not be read';
  return [
    `  made ${madeAt} by ${tool.name} ${tool.version}: ${audit}`,
    `  ${amount(files.length, 'file')}, ${amount(bytes, 'byte')}, of ${scopes.map(scopeName).join(', ') || 'no account'}`,
  ];
}

function conclusion(
  { bundles, whole }: Pick<ChainVerdict, 'bundles' | 'whole'>,
  before: ChainVerdict['before'],
  noted: string | undefined,
  colors: Colors,
): string {
  if (!whole) return colors.red('This is not the evidence that was made.');
  const proved =
    bundles.length === 1
      ? 'Every file is as the manifest says.'
      : `Every file is as the manifests say, and the ${bundles.length} bundles are a chain.`;
  const beginning = before == null ? 'The chain begins there.' : `Before it came ${before.name}, which was not given.`;
  const open =
    noted === undefined
      ? 'Whether the manifest is the one that was made, only its SHA-256 tells: compare it with the one noted then (--manifest-sha256).'
      : 'The manifest is the one that was noted.';
  return `${proved} ${beginning}\n${open}`;
}
