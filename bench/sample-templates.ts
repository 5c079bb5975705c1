import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { type SampleSize, sampleApp } from './sample-app';

/** Writes the templates of a {@link sampleApp} into a new directory, each as `<stack>.<format>`. */
export function writeSampleTemplates(directory: string, size: SampleSize, format: 'json' | 'yaml' = 'json'): void {
  mkdirSync(directory, { recursive: true });
  for (const { stackName, template } of sampleApp(size).synth().stacks) {
    const text = format === 'json' ? JSON.stringify(template, undefined, 1) : stringify(template);
    writeFileSync(join(directory, `${stackName}.${format}`), text);
  }
}
