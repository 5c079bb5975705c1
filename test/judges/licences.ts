import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { isObject, own } from '../../lib/controls/value';
import { isAllowedLicence } from './allowed-licence';

const PROJECT = resolve(__dirname, '..', '..');

/** A package that users of this one install. */
interface Installed {
  /** Its folder, such as `node_modules/yaml`. */
  readonly folder: string;
  readonly licence: string | undefined;
}

/** Whatever is installed with this package: its dependencies down to the last, and its peers by name. */
function installed(): readonly Installed[] {
  const packages = section(readObject('package-lock.json'), 'packages');
  const peers = Object.keys(section(readObject('package.json'), 'peerDependencies')).map(
    (name) => `node_modules/${name}`,
  );
  const production = Object.entries(packages)
    .filter(([folder, entry]) => folder !== '' && isObject(entry) && own(entry, 'dev') !== true)
    .map(([folder]) => folder);
  return [...new Set([...production, ...peers])].sort().map((folder) => {
    const locked = section(packages, folder);
    // The package's own word counts; an optional one for another platform is not installed here.
    const licence = licenceOf(tryRead(join(folder, 'package.json'))) ?? licenceOf(locked);
    return { folder, licence };
  });
}

function licenceOf(manifest: Readonly<Record<string, unknown>> | undefined): string | undefined {
  const licence = manifest === undefined ? undefined : own(manifest, 'license');
  return typeof licence === 'string' ? licence : undefined;
}

function section(object: Readonly<Record<string, unknown>>, key: string): Readonly<Record<string, unknown>> {
  const value = own(object, key);
  return isObject(value) ? value : {};
}

function readObject(file: string): Readonly<Record<string, unknown>> {
  const parsed: unknown = JSON.parse(readFileSync(join(PROJECT, file), 'utf8'));
  return isObject(parsed) ? parsed : {};
}

function tryRead(file: string): Readonly<Record<string, unknown>> | undefined {
  try {
    return readObject(file);
  } catch {
    return undefined;
  }
}

const all = installed();
const refused = all.filter(({ licence }) => !isAllowedLicence(licence));
for (const { folder, licence } of refused) console.log(`  ${folder}: ${licence ?? 'no licence'} is not on the list`);
console.log(`licences: ${all.length} packages, ${refused.length} findings`);
// Nothing at all would mean that the lock file was not understood.
process.exitCode = refused.length === 0 && all.length > 0 ? 0 : 1;
