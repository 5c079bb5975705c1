import { verifyChain } from '../../lib/audit/evidence/verify-chain';
import { terminalColors } from '../terminal-colors';
import { verifyJson, verifyText } from './print-verify';
import { type VerifyFlags, verifySettings } from './verify-settings';

/**
 * Proves a bundle and those before it, prints what became of it and sets the exit code.
 *
 * @throws UserError when the flags cannot be used, or a directory cannot be read
 */
export async function runVerify(bundle: string, flags: VerifyFlags): Promise<void> {
  const { bundles, noted, format } = verifySettings(bundle, flags);
  const verdict = await verifyChain(bundles, noted);
  const text = format === 'json' ? verifyJson(verdict) : verifyText(verdict, terminalColors(process.stdout), noted);
  process.stdout.write(text);
  process.exitCode = verdict.whole ? 0 : 1;
}
