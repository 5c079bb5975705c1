import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { readTemplate } from '../lib/check/read-template';
import { catalogue } from '../lib/controls';
import { readDisputes } from './disputed';
import { readMapping } from './mapping';
import { measure } from './measurement';
import { measurementText } from './measurement-text';
import { INDEX, readLabels } from './read-labels';
import { figuresOf, requirementsOn } from './requirements';
import { withDefaults } from './with-defaults';

const PROJECT = resolve(__dirname, '..');
const USUAL_FOLDER = join(PROJECT, '..', 'shared', 'corpus');

function main(argv: readonly string[]): boolean {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      'assume-defaults': { type: 'boolean', default: false },
      mapping: { type: 'string', default: join(__dirname, 'mapping.yaml') },
      disputed: { type: 'string', default: join(__dirname, 'disputed.yaml') },
    },
  });
  const directory = resolve(positionals[0] ?? process.env.STOREFRONT_CORPUS ?? USUAL_FOLDER);
  if (!existsSync(join(directory, INDEX))) {
    if (positionals.length > 0)
      throw new Error(`${join(directory, INDEX)}: there is no such file; see measure/README.md`);
    console.log(`measure: SKIPPED: no labelled templates at ${directory}. Nothing was measured.`);
    return true;
  }
  const set = readLabels(directory);
  const read = (file: string) => readTemplate(join(directory, file)).body;
  const measurement = measure({
    set,
    controls: catalogue,
    mapping: readMapping(values.mapping, new Set(catalogue.map(({ id }) => id))),
    disputes: readDisputes(values.disputed),
    read: values['assume-defaults'] ? (file) => withDefaults(read(file)) : read,
    progress: showProgress,
  });
  console.log(measurementText(measurement, set.leftOut));
  const requirements = requirementsOn(figuresOf(measurement));
  for (const { text, met } of requirements) console.log(`${met ? 'met' : 'NOT MET'}: ${text}`);
  return requirements.every(({ met }) => met);
}

function showProgress(done: number, of: number): void {
  const step = process.stderr.isTTY ? 25 : 500;
  if (done % step !== 0 && done !== of) return;
  process.stderr.write(`${process.stderr.isTTY ? '\r' : ''}judged ${done} of ${of} templates`);
  if (!process.stderr.isTTY || done === of) process.stderr.write('\n');
}

try {
  process.exitCode = main(process.argv.slice(2)) ? 0 : 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}
