import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { temporaryDirectory } from './temporary-directory';

/** Writes files into a directory of their own; what is no string is written as JSON. */
export function writtenFiles(files: Readonly<Record<string, unknown>>): string {
  const directory = temporaryDirectory();
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(directory, name)), { recursive: true });
    writeFileSync(join(directory, name), typeof content === 'string' ? content : JSON.stringify(content));
  }
  return directory;
}

/** A manifest with these artifacts. */
export function manifest(artifacts: object): object {
  return { version: '55.0.0', artifacts };
}

/** An artifact that names a nested assembly. */
export function nestedAssembly(directoryName: unknown): object {
  return { type: 'cdk:cloud-assembly', properties: { directoryName } };
}

/** An artifact that names a stack's template. */
export function stack(templateFile: unknown, environment = 'aws://unknown-account/eu-central-1'): object {
  return { type: 'aws:cloudformation:stack', environment, properties: { templateFile } };
}

/** A nested stack of a template, as the CDK renders it with asset metadata. */
export function nestedStack(file: string): object {
  return { Type: 'AWS::CloudFormation::Stack', Metadata: { 'aws:asset:path': file } };
}
