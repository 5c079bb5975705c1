import { existsSync, lstatSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { UsageError } from '../../lib/errors';
import { DEFAULT_REGISTER } from '../../lib/exceptions';
import { systemErrorCode } from '../../lib/input/system-error-code';
import { version } from '../../lib/version';
import { setupSettings } from './setup-settings';
import { OTHER_WORKFLOW, WORKFLOW, workflowText } from './setup-workflow';
import { writeFiles } from './write-files';

const REGISTER_TEXT = `# Findings that may stand, and why. Each has an owner, a reason and an end; an unused one fails the synth.
exceptions: []
`;

/**
 * Writes what is missing into the working directory, and tells each file.
 *
 * @throws UsageError in one line, when cdk.json cannot be read, nothing being written then, or a file cannot be written
 */
export function writeSetup(): void {
  const settings = setupSettings();
  if (existsSync(OTHER_WORKFLOW)) tellLeft(OTHER_WORKFLOW);
  else writeNew(WORKFLOW, workflowText(settings.app));
  writeNew(DEFAULT_REGISTER, REGISTER_TEXT);
  if (settings.text !== undefined) writeFiles([{ file: 'cdk.json', text: settings.text }], 'let it be written');
  tell(settings.told);
  tell(`version ${version}: call StorefrontPolicy.enforce(app) right after new App() to enforce the controls at synth`);
}

/** Writes a file where there is none, be it only a link that leads nowhere. */
function writeNew(file: string, text: string): void {
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text, { flag: 'wx' });
  } catch (error) {
    const code = systemErrorCode(error);
    if (code !== 'EEXIST' || lstatSync(file, { throwIfNoEntry: false }) === undefined) {
      throw new UsageError(`${file}: the file cannot be written (${code}); make room for it`);
    }
    tellLeft(file);
    return;
  }
  tell(`${file}: written`);
}

function tellLeft(file: string): void {
  tell(`${file}: exists, left as it is`);
}

function tell(line: string): void {
  process.stdout.write(`${line}\n`);
}
