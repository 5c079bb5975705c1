import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { isObject, own } from '../../lib/controls/value';
import type { JudgedTemplate } from './judged-template';

const TEMPLATE = '.template.json';

type JsonObject = Readonly<Record<string, unknown>>;

/**
 * Every template of a cloud assembly, those of nested assemblies and nested stacks included. It reads the assembly without
 * the project's own reader, whose faults it would otherwise share.
 *
 * @param variant names the assembly in what is printed
 * @throws Error when the directory holds no cloud assembly, or a template that no stack is known to use
 */
export function assemblyTemplates(directory: string, variant: string, weakened = false): readonly JudgedTemplate[] {
  const root = resolve(directory);
  const judged = templatesOf(root).map((template) => ({ ...template, variant, weakened }));
  for (const name of readdirSync(root, { recursive: true })) {
    const file = join(root, String(name));
    if (file.endsWith(TEMPLATE) && !judged.some((template) => template.file === file)) {
      throw new Error(`${file}: no stack is known to use this template, so it would go unjudged`);
    }
  }
  return judged;
}

type Read = Omit<JudgedTemplate, 'variant' | 'weakened'>;

function templatesOf(directory: string): readonly Read[] {
  const manifest = join(directory, 'manifest.json');
  if (!existsSync(manifest)) throw new Error(`${directory}: there is no cloud assembly here`);
  const artifacts = part(readObject(manifest), 'artifacts');
  return Object.keys(artifacts).flatMap((id) => {
    const artifact = part(artifacts, id);
    const properties = part(artifact, 'properties');
    switch (own(artifact, 'type')) {
      case 'cdk:cloud-assembly':
        return templatesOf(join(directory, String(own(properties, 'directoryName'))));
      case 'aws:cloudformation:stack':
        return stackTemplates(directory, artifact, part(part(artifacts, `${id}.assets`), 'properties'));
      default:
        return [];
    }
  });
}

/** A stack's own template, and those of its nested stacks, which are assets of it. */
function stackTemplates(directory: string, artifact: JsonObject, assets: JsonObject): readonly Read[] {
  const templateFile = String(own(part(artifact, 'properties'), 'templateFile'));
  const assetFile = own(assets, 'file');
  const files = typeof assetFile === 'string' ? part(readObject(join(directory, assetFile)), 'files') : {};
  const nested = Object.keys(files)
    .map((hash) => own(part(part(files, hash), 'source'), 'path'))
    .filter((path): path is string => typeof path === 'string' && path.endsWith(TEMPLATE));
  const stack = String(own(artifact, 'displayName') ?? templateFile).replace(/ \([^)]*\)$/, '');
  return [...new Set([templateFile, ...nested])].map((name) => {
    const file = join(directory, name);
    return { stack, file, region: regionOf(own(artifact, 'environment')), body: readObject(file) };
  });
}

/** `aws://<account>/<region>`, where `unknown-region` stands for one that the deployment decides. */
function regionOf(environment: unknown): string | undefined {
  const region = String(environment).split('/').at(-1);
  return region === 'unknown-region' ? undefined : region;
}

function part(object: JsonObject, key: string): JsonObject {
  const value = own(object, key);
  return isObject(value) ? value : {};
}

function readObject(file: string): JsonObject {
  const parsed: unknown = JSON.parse(readFileSync(file, 'utf8'));
  return isObject(parsed) ? parsed : {};
}
