import { existsSync, realpathSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { TemplateInput } from '../controls/template-set';
import { isObject, own, scalarText } from '../controls/value';
import { AssemblyError } from '../errors';
import { printedValue } from '../input/printed-value';
import { readJsonObject } from './json-file';
import { readStackTemplates } from './stack-templates';

/** The file that makes a directory a cloud assembly. */
export const MANIFEST_FILE = 'manifest.json';

/** Newest major version of the manifest's schema that is understood: that of `@aws-cdk/cloud-assembly-schema` 55. */
const NEWEST_VERSION = 55;

/** A stack of a cloud assembly. */
export interface AssemblyStack {
  /** Construct path, such as `Shop/Edge`. */
  readonly path: string;
  /** The region it is deployed to; `undefined` where the deployment decides. */
  readonly region: string | undefined;
  /** The stack's template and those of its nested stacks, the stack's own first, named by path. */
  readonly templates: readonly TemplateInput[];
  /** The assembly in which the stack's files lie. */
  readonly directory: string;
  /** Name of the file with the metadata of the stack's constructs; `undefined` where it stands in the manifest. */
  readonly metadataFile: string | undefined;
}

/** What a cloud assembly holds. */
export interface CloudAssembly {
  /** In the order of the manifests. */
  readonly stacks: readonly AssemblyStack[];
  /** What the assembly names but does not hold, one clause each: `<file>: <what>`. */
  readonly unread: readonly string[];
}

/**
 * Reads the stacks of a cloud assembly, nested assemblies and nested stacks included.
 *
 * @param directory such as `cdk.out`
 * @throws AssemblyError in one line, when it is no cloud assembly, one of a newer schema than is understood, or a file of
 * it cannot be read
 */
export function readCloudAssembly(directory: string): CloudAssembly {
  const status = statSync(directory, { throwIfNoEntry: false });
  if (status === undefined) {
    throw new AssemblyError(`${directory}: there is no such directory; synthesize the app first`);
  }
  if (!status.isDirectory()) {
    throw new AssemblyError(`${directory}: this is no directory; name the directory of a cloud assembly`);
  }
  if (!existsSync(join(directory, MANIFEST_FILE))) {
    throw new AssemblyError(
      `${directory}: there is no cloud assembly here (no ${MANIFEST_FILE}); synthesize the app first`,
    );
  }
  return readAssembly(directory, new Set());
}

/** @param read directories read already, by real path: a manifest may name one in a circle, or through a link */
function readAssembly(directory: string, read: Set<string>): CloudAssembly {
  const file = join(directory, MANIFEST_FILE);
  const manifest = readJsonObject(file);
  read.add(realpathSync(directory));
  const artifacts = own(manifest, 'artifacts') ?? {};
  const version = own(manifest, 'version');
  if (typeof version !== 'string' || !isObject(artifacts)) {
    throw new AssemblyError(`${file}: this is no manifest of a cloud assembly; synthesize the app again`);
  }
  if (Number.parseInt(version, 10) > NEWEST_VERSION) {
    throw new AssemblyError(
      `${file}: version is ${printedValue(version)}, of which ${NEWEST_VERSION} is the newest understood; update storefront-security-baseline`,
    );
  }
  const parts = Object.entries(artifacts).map(([id, artifact]) =>
    isObject(artifact) ? readArtifact(directory, id, artifact, read) : { stacks: [], unread: [] },
  );
  return {
    stacks: parts.flatMap(({ stacks }) => stacks),
    unread: [...missingLookups(file, manifest), ...parts.flatMap(({ unread }) => unread)],
  };
}

function readArtifact(
  directory: string,
  id: string,
  artifact: Readonly<Record<string, unknown>>,
  read: Set<string>,
): CloudAssembly {
  const type = own(artifact, 'type');
  const declared = own(artifact, 'properties');
  const properties = isObject(declared) ? declared : {};
  if (type === 'cdk:cloud-assembly') {
    const nested = join(directory, fileWithin(directory, own(properties, 'directoryName')));
    if (existsSync(nested) && read.has(realpathSync(nested))) {
      throw new AssemblyError(`${join(directory, MANIFEST_FILE)}: ${nested} is named twice; synthesize the app again`);
    }
    return readAssembly(nested, read);
  }
  if (type !== 'aws:cloudformation:stack') return { stacks: [], unread: [] };
  const region = regionOf(own(artifact, 'environment'));
  const name = own(artifact, 'displayName');
  const { templates, unread } = readStackTemplates(directory, fileWithin(directory, own(properties, 'templateFile')), {
    stackName: scalarText(own(properties, 'stackName')) || id,
    ...(region === undefined ? {} : { region }),
  });
  const metadata = own(artifact, 'additionalMetadataFile');
  const stack = {
    path: typeof name === 'string' ? displayedPath(name) : id,
    region,
    templates,
    directory,
    metadataFile: metadata === undefined ? undefined : fileWithin(directory, metadata),
  };
  return { stacks: [stack], unread };
}

/** Values that AWS would have answered for are placeholders in the templates until somebody looks them up. */
function missingLookups(file: string, manifest: Readonly<Record<string, unknown>>): readonly string[] {
  const missing = own(manifest, 'missing');
  if (!Array.isArray(missing) || missing.length === 0) return [];
  const lookups = missing.length === 1 ? '1 context lookup has' : `${missing.length} context lookups have`;
  return [`${file}: ${lookups} no answer, so placeholders were judged; run cdk synth and commit cdk.context.json`];
}

/** A name from a manifest stays in its directory: anything else would be read in a circle, or from elsewhere. */
function fileWithin(directory: string, name: unknown): string {
  if (typeof name === 'string' && name !== '' && name !== '.' && name !== '..' && basename(name) === name) return name;
  throw new AssemblyError(
    `${join(directory, MANIFEST_FILE)}: ${printedValue(name)} names no file of the assembly; synthesize the app again`,
  );
}

/** The display name is the construct path, with the stack's own name in brackets where that differs. */
function displayedPath(name: string): string {
  return name.replace(/ \([^)]*\)$/, '');
}

/** `aws://<account>/<region>`, where `unknown-region` stands for one that the deployment decides. */
function regionOf(environment: unknown): string | undefined {
  const region = typeof environment === 'string' ? /^aws:\/\/[^/]+\/(.+)$/.exec(environment)?.[1] : undefined;
  return region === 'unknown-region' ? undefined : region;
}
