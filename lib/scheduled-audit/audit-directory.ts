import { cpSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readRegister } from '../exceptions';
import { handlerDirectory } from '../handler-code';
import { REGISTER_FILE } from './audit-names';

/**
 * The folder of the function's code, with the register of exceptions in it. The same register gives the same files, and
 * with them the same asset.
 *
 * @param register path of the register; without one the bundle is taken as it is
 * @throws Error when the package is not built
 * @throws ExceptionsError in one line, when the register cannot be read
 */
export function auditDirectory(register?: string): string {
  const code = handlerDirectory('scheduled-audit');
  if (register === undefined) return code;
  const directory = mkdtempSync(join(tmpdir(), 'storefront-audit-'));
  cpSync(code, directory, { recursive: true });
  writeFileSync(join(directory, REGISTER_FILE), `${JSON.stringify(readRegister(register), undefined, 2)}\n`);
  return directory;
}
