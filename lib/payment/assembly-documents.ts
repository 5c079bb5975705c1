import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Stack, Stage } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

/**
 * Has documents written beside the template of a construct's stack, once the app is whole and valid enough to synthesize.
 * They are named `<stack>.<path of the construct in it>.<ending>`. All are written, or none.
 *
 * @param documents text by ending, such as `scripts.json`
 */
export function writeIntoAssembly(scope: Construct, documents: Readonly<Record<string, string>>): void {
  const stack = Stack.of(scope);
  const place = scope.node.path.slice(stack.node.path.length + 1).replaceAll('/', '.');
  scope.node.addValidation({
    validate: () => {
      const directory = Stage.of(scope)?.outdir;
      if (directory !== undefined) {
        const prefix = join(directory, `${stack.artifactId}.${place}`);
        writeAll(
          directory,
          Object.entries(documents).map(([ending, text]) => [`${prefix}.${ending}`, text]),
        );
      }
      return [];
    },
  });
}

/** A rename within a folder is whole or not at all; what can fail for want of space or rights is done before. */
function writeAll(directory: string, files: readonly (readonly [path: string, text: string])[]): void {
  mkdirSync(directory, { recursive: true });
  const drafts: string[] = [];
  try {
    for (const [path, text] of files) {
      writeFileSync(`${path}.draft`, text);
      drafts.push(`${path}.draft`);
    }
    for (const [path] of files) renameSync(`${path}.draft`, path);
  } finally {
    for (const draft of drafts) rmSync(draft, { force: true });
  }
}
