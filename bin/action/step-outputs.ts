import { randomUUID } from 'node:crypto';
import { appendFileSync } from 'node:fs';
import type { Environment } from './inputs';

/**
 * Sets outputs of the step. Each value stands between delimiters that nobody can guess: whatever it holds, it ends no
 * value and begins no other output (GitHub Docs, "Workflow commands for GitHub Actions", multiline strings).
 */
export function setOutputs({ GITHUB_OUTPUT }: Environment, outputs: Readonly<Record<string, string>>): void {
  if (GITHUB_OUTPUT === undefined) return;
  const records = Object.entries(outputs).map(([name, value]) => {
    const delimiter = `delimiter_${randomUUID()}`;
    return `${name}<<${delimiter}\n${value}\n${delimiter}\n`;
  });
  appendFileSync(GITHUB_OUTPUT, records.join(''));
}
