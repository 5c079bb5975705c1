import { existsSync, readFileSync } from 'node:fs';
import { isObject, own } from '../../lib/controls/value';

/** A template that goes before the judges. */
export interface JudgedTemplate {
  /** Which synthesis of the app it comes from. */
  readonly variant: string;
  /** Construct path of its stack, such as `Shop/Edge`. */
  readonly stack: string;
  /** Absolute path of the file. */
  readonly file: string;
  /** Where it is deployed to; `undefined` where the deployment decides. */
  readonly region: string | undefined;
  readonly body: unknown;
  /** Whether the variant gives up protection on purpose. */
  readonly weakened: boolean;
}

/** A template's resources by logical id. */
export function resourcesOf({ body }: Pick<JudgedTemplate, 'body'>): readonly (readonly [string, unknown])[] {
  const resources = isObject(body) ? own(body, 'Resources') : undefined;
  return Object.entries(isObject(resources) ? resources : {});
}

/**
 * The path of the construct behind a resource: from the template's path metadata, else from the assembly's metadata file,
 * else the stack's path and the logical id.
 */
export function constructPath(template: JudgedTemplate, logicalId: string | undefined): string {
  if (logicalId === undefined) return template.stack;
  const resource = resourcesOf(template).find(([id]) => id === logicalId)?.[1];
  const metadata = isObject(resource) ? own(resource, 'Metadata') : undefined;
  const path = isObject(metadata) ? own(metadata, 'aws:cdk:path') : undefined;
  if (typeof path === 'string') return path;
  return pathFromMetadataFile(template.file, logicalId) ?? `${template.stack}/${logicalId}`;
}

function pathFromMetadataFile(templateFile: string, logicalId: string): string | undefined {
  const file = templateFile.replace(/\.template\.json$/, '.metadata.json');
  if (file === templateFile || !existsSync(file)) return undefined;
  const metadata: unknown = JSON.parse(readFileSync(file, 'utf8'));
  const entry = Object.entries(isObject(metadata) ? metadata : {}).find(
    ([, entries]) =>
      Array.isArray(entries) &&
      entries.some((each) => isObject(each) && each.type === 'aws:cdk:logicalId' && each.data === logicalId),
  );
  return entry?.[0].replace(/^\//, '');
}
