import { isObject, own } from '../controls/value';
import { AssemblyError } from '../errors';
import { readJson } from './template-json';
import { readFoundText, readTemplateText } from './template-text';
import type { TemplateValues } from './template-values';
import { readYaml } from './yaml-template';

/** A CloudFormation template, read from a file. */
export interface ReadTemplate {
  /** As it was named. */
  readonly file: string;
  readonly format: 'json' | 'yaml';
  /** With line feeds between its lines and without a byte-order mark, for {@link TemplateLines}. */
  readonly text: string;
  /** Short forms of functions are written out. */
  readonly body: Readonly<Record<string, unknown>>;
  /** What stands in it but was not judged, one clause each: `<file>:<line>:<column>: <what>`. */
  readonly unread: readonly string[];
}

/**
 * Reads a template that somebody named, JSON or YAML by what stands in it.
 *
 * @throws AssemblyError in one line, `file:line:column: ...` where there is a place: when it cannot be read, has more
 * than 16 MiB, is no JSON or YAML, nests more than 100 levels deep, or is no template
 */
export function readTemplate(file: string): ReadTemplate {
  const template = readText(file, readTemplateText(file));
  if (isObject(own(template.body, 'Resources'))) return template;
  throw new AssemblyError(`${file}: this is no CloudFormation template (it has no Resources); name another file`);
}

/**
 * Reads a file that was found beside templates.
 *
 * @returns undefined for a file that is no template
 * @throws AssemblyError for one that looks like a template and cannot be read
 */
export function readFoundTemplate(file: string): ReadTemplate | undefined {
  const text = readFoundText(file);
  if (text === undefined || !looksLikeTemplate(text)) return undefined;
  const template = readText(file, text);
  return isTemplate(template.body) ? template : undefined;
}

/** Whether a parsed text is a CloudFormation template: it has resources, and something that only templates have. */
export function isTemplate(body: unknown): boolean {
  const resources = isObject(body) ? own(body, 'Resources') : undefined;
  if (!isObject(body) || !isObject(resources)) return false;
  const named = ['AWSTemplateFormatVersion', 'Transform'].some((key) => own(body, key) !== undefined);
  return named || Object.entries(resources).some(([id, resource]) => id.startsWith('Fn::') || isTyped(resource));
}

function isTyped(resource: unknown): boolean {
  const type = isObject(resource) ? own(resource, 'Type') : undefined;
  return typeof type === 'string' && type.includes('::');
}

/** Most files beside templates are told from them without being parsed. */
function looksLikeTemplate(text: string): boolean {
  return /(?:^[ \t]*|["'{,])Resources["']?\s*:/m.test(text) && /::|AWSTemplateFormatVersion|Transform/.test(text);
}

function readText(file: string, text: string): ReadTemplate {
  const { format, values } = valuesOf(file, text);
  const body = isObject(values.value) ? values.value : {};
  return { file, format, text, body, unread: values.unread };
}

function valuesOf(
  file: string,
  text: string,
): { readonly format: ReadTemplate['format']; readonly values: TemplateValues } {
  if (!/^\s*\{/.test(text)) return { format: 'yaml', values: readYaml(text, file) };
  try {
    return { format: 'json', values: readJson(text, file) };
  } catch (error) {
    // YAML may begin with a brace as well.
    if (!/\.ya?ml$/i.test(file)) throw error;
    return { format: 'yaml', values: readYaml(text, file) };
  }
}
