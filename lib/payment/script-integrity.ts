import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import type { Construct } from 'constructs';
import { InvalidPropertyError } from '../errors';

/** 48 and 64 bytes in base64 ("Subresource Integrity", W3C). */
const VALUE = /^(sha384-[A-Za-z0-9+/]{64}|sha512-[A-Za-z0-9+/]{86}==)$/;

/**
 * Subresource integrity of a file: `sha384-...`.
 *
 * @throws InvalidPropertyError when there is no such file, or it is empty
 */
export function integrityOfFile(scope: Construct, property: string, filePath: string): string {
  const isFile = statSync(filePath, { throwIfNoEntry: false })?.isFile() ?? false;
  if (!isFile) {
    const mend = 'give a file that exists: build the page before the synthesis';
    throw new InvalidPropertyError(scope, property, filePath, mend);
  }
  const content = readFileSync(filePath);
  if (content.length === 0) {
    throw new InvalidPropertyError(scope, property, filePath, 'give a file with content: this one is empty');
  }
  return `sha384-${createHash('sha384').update(content).digest('base64')}`;
}

/**
 * Hash by which a policy lets inline code run: `sha256-...` of the text as browsers see it, with line feeds alone.
 *
 * @throws InvalidPropertyError when the code is blank, or would end its own element
 */
export function integrityOfCode(scope: Construct, property: string, code: string): string {
  if (code.trim() === '') {
    throw new InvalidPropertyError(scope, property, code, 'give the code between <script> and </script>');
  }
  if (/<\/script|<!--/i.test(code)) {
    const mend = 'write "<\\/script" and "<\\!--" in it: the page would end the script there';
    throw new InvalidPropertyError(scope, property, shortened(code), mend);
  }
  const text = code.replace(/\r\n?/g, '\n');
  return `sha256-${createHash('sha256').update(text, 'utf8').digest('base64')}`;
}

/**
 * Refuses integrity metadata that browsers would ignore: they load a script whose metadata they cannot read.
 *
 * @throws InvalidPropertyError when a value is not a whole SHA-384 or SHA-512 hash in base64
 */
export function refuseWrongIntegrity(scope: Construct, property: string, integrity: string): void {
  if (!integrity.split(' ').every((value) => VALUE.test(value))) {
    const mend = 'give "sha384-" or "sha512-" and the whole hash in base64; more than one separated by single spaces';
    throw new InvalidPropertyError(scope, property, integrity, mend);
  }
}

function shortened(code: string): string {
  return code.length > 40 ? `${code.slice(0, 40)}...` : code;
}
