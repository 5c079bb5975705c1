import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Every file of a bundle, by path from its directory. */
export function filesOf(bundle: string): readonly string[] {
  return readdirSync(bundle, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(bundle.length + 1))
    .sort();
}

/** Changes one bit of a file. */
export function flipBit(bundle: string, path: string, bit: number): void {
  const bytes = readFileSync(join(bundle, path));
  const at = Math.floor(bit / 8) % bytes.length;
  bytes[at] = (bytes[at] ?? 0) ^ (1 << (bit % 8));
  writeFileSync(join(bundle, path), bytes);
}

/** Takes away the end of a file. */
export function truncate(bundle: string, path: string, bytes: number): void {
  truncateSync(join(bundle, path), bytes);
}

/** Takes a file away. */
export function remove(bundle: string, path: string): void {
  rmSync(join(bundle, path));
}

/** Gives each of two files the content of the other. */
export function exchange(bundle: string, one: string, other: string): void {
  const [ofOne, ofOther] = [readFileSync(join(bundle, one)), readFileSync(join(bundle, other))];
  writeFileSync(join(bundle, one), ofOther);
  writeFileSync(join(bundle, other), ofOne);
}

/** Writes a manifest anew, with its digest, as a forger would who can write both. */
export function forge(bundle: string, change: (manifest: Manifest) => void): void {
  const manifest = JSON.parse(readFileSync(join(bundle, 'manifest.json'), 'utf8')) as Manifest;
  change(manifest);
  write(bundle, `${JSON.stringify(manifest, undefined, 2)}\n`);
}

/** Writes the text of a manifest, with its digest. */
export function write(bundle: string, text: string): void {
  writeFileSync(join(bundle, 'manifest.json'), text);
  const digest = createHash('sha256').update(text).digest('hex');
  writeFileSync(join(bundle, 'manifest.sha256'), `${digest}  manifest.json\n`);
}

/** What a forger may change. */
export interface Manifest {
  madeAt: string;
  complete: boolean;
  scopes: { account: string; region: string }[];
  previous: { name: string; manifestSha256: string } | null;
  files: { path: string; bytes: number; sha256: string }[];
}
