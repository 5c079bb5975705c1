import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { TemplateInput } from '../controls/template-set';
import { isObject, own } from '../controls/value';
import { AssemblyError } from '../errors';

/** A stack of a cloud assembly. */
export interface AssemblyStack {
  /** Construct path, such as `Shop/Edge`. */
  readonly path: string;
  /** The region it is deployed to; `undefined` where the deployment decides. */
  readonly region: string | undefined;
  /** The stack's template and those of its nested stacks, named by absolute path. */
  readonly templates: readonly TemplateInput[];
}

/**
 * Reads the stacks of a cloud assembly, nested assemblies and nested stacks included.
 *
 * @param directory such as `cdk.out`
 * @throws AssemblyError when it is no cloud assembly, or a file of it cannot be read
 */
export function readCloudAssembly(directory: string): readonly AssemblyStack[] {
  if (!existsSync(join(directory, 'manifest.json'))) {
    throw new AssemblyError(
      `${directory}: there is no cloud assembly here (no manifest.json); synthesize the app first`,
    );
  }
  const artifacts = own(readObject(join(directory, 'manifest.json')), 'artifacts');
  return Object.entries(isObject(artifacts) ? artifacts : {}).flatMap(([id, artifact]) =>
    isObject(artifact) ? readArtifact(directory, id, artifact) : [],
  );
}

function readArtifact(
  directory: string,
  id: string,
  artifact: Readonly<Record<string, unknown>>,
): readonly AssemblyStack[] {
  const declared = own(artifact, 'properties');
  const properties = isObject(declared) ? declared : {};
  if (artifact.type === 'cdk:cloud-assembly') {
    return readCloudAssembly(join(directory, fileWithin(directory, own(properties, 'directoryName'))));
  }
  if (artifact.type !== 'aws:cloudformation:stack') return [];
  const file = fileWithin(directory, own(properties, 'templateFile'));
  const region = regionOf(own(artifact, 'environment'));
  const path = own(artifact, 'displayName');
  const stackName = String(own(properties, 'stackName') ?? id);
  return [
    {
      path: typeof path === 'string' ? displayedPath(path) : id,
      region,
      templates: readTemplates(directory, file, new Set([file]), { stackName, ...optionalRegion(region) }),
    },
  ];
}

/** A name from a manifest stays in its directory: anything else would be read in a circle, or from elsewhere. */
function fileWithin(directory: string, name: unknown): string {
  if (typeof name === 'string' && name !== '' && name !== '.' && name !== '..' && basename(name) === name) return name;
  throw new AssemblyError(
    `${join(directory, 'manifest.json')}: ${JSON.stringify(name)} names no file of the assembly; synthesize the app again`,
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

/** @param seen files on the way here: a template that nests itself is read once */
function readTemplates(
  directory: string,
  file: string,
  seen: ReadonlySet<string>,
  context: Omit<TemplateInput, 'name' | 'body'>,
): readonly TemplateInput[] {
  const name = join(directory, file);
  const body = readObject(name);
  const resources = own(body, 'Resources');
  const nested = Object.entries(isObject(resources) ? resources : {}).flatMap(([logicalId, resource]) => {
    const path = nestedTemplate(resource);
    const child = path === undefined ? undefined : basename(path);
    if (child === undefined || seen.has(child) || !existsSync(join(directory, child))) return [];
    const { stackName: _own, ...inherited } = context;
    return readTemplates(directory, child, new Set([...seen, child]), {
      ...inherited,
      nestedIn: { template: name, logicalId },
    });
  });
  return [{ ...context, name, body }, ...nested];
}

function optionalRegion(region: string | undefined): { readonly region?: string } {
  return region === undefined ? {} : { region };
}

/** The CDK notes in a nested stack's metadata where in the assembly its template lies. */
function nestedTemplate(resource: unknown): string | undefined {
  if (!isObject(resource) || own(resource, 'Type') !== 'AWS::CloudFormation::Stack') return undefined;
  const metadata = own(resource, 'Metadata');
  const path = isObject(metadata) ? own(metadata, 'aws:asset:path') : undefined;
  return typeof path === 'string' && path.endsWith('.json') ? path : undefined;
}

/** Larger than any template CloudFormation takes (1 MB), with room for assemblies that split later. */
const LARGEST_FILE_BYTES = 64 * 1024 * 1024;

/**
 * Reads a JSON file of an assembly.
 *
 * @throws AssemblyError naming the file, when it is missing, too large, not JSON, or not an object
 */
export function readObject(file: string): Readonly<Record<string, unknown>> {
  let parsed: unknown;
  try {
    if (statSync(file).size > LARGEST_FILE_BYTES) throw new Error(`it is larger than ${LARGEST_FILE_BYTES} bytes`);
    parsed = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new AssemblyError(`${file}: it cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
  if (!isObject(parsed)) throw new AssemblyError(`${file}: it holds no JSON object; synthesize the app again`);
  return parsed;
}
