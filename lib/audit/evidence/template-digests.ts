import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { readCloudAssembly } from '../../check/cloud-assembly';
import { slashed } from '../../check/template-files';
import { byCode, sha256Of } from './bundle-manifest';

/** A template of an assembly, as evidence: which one, and that it is the same one. */
export interface TemplateDigest {
  /** From the assembly's directory, with `/` between names. */
  readonly template: string;
  readonly bytes: number;
  /** Lower-case hexadecimal, of the file as it lies there. */
  readonly sha256: string;
}

/**
 * The digests of every template of an assembly, those of nested stacks and stages too, by name.
 *
 * @throws AssemblyError in one line, when it is no cloud assembly or a template cannot be read
 */
export function templateDigests(assembly: string): readonly TemplateDigest[] {
  const files = readCloudAssembly(assembly).stacks.flatMap(({ templates }) => templates.map(({ name }) => name));
  return [...new Set(files)]
    .map((file) => {
      const content = readFileSync(file);
      return { template: slashed(relative(assembly, file)), bytes: content.byteLength, sha256: sha256Of(content) };
    })
    .sort((left, right) => byCode(left.template, right.template));
}
