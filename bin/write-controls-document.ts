import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { catalogue } from '../lib/controls/catalogue';
import { controlsDocument } from '../lib/controls/document';
import { frameworks } from '../lib/controls/frameworks';

const file = join(__dirname, '..', 'CONTROLS.md');
const document = controlsDocument(catalogue, frameworks);

if (!process.argv.includes('--check')) {
  writeFileSync(file, document);
} else if (!existsSync(file) || readFileSync(file, 'utf8') !== document) {
  console.error('CONTROLS.md differs from the catalogue: run npm run docs and commit the file');
  process.exitCode = 1;
}
