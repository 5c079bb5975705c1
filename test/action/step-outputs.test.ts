import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setOutputs } from '../../bin/action/step-outputs';
import { temporaryDirectory } from '../check/temporary-directory';
import { outputsIn } from './output-file';

const hostile = {
  findings: '3',
  empty: '',
  'json-file': '/tmp/a\nfindings=0\nexit-code<<EOF\n0\nEOF\n',
  'sarif-file': '<<delimiter\n\n=',
};

function written(...sets: readonly Readonly<Record<string, string>>[]): string {
  const file = join(temporaryDirectory(), 'output');
  writeFileSync(file, '');
  for (const outputs of sets) setOutputs({ GITHUB_OUTPUT: file }, outputs);
  return readFileSync(file, 'utf8');
}

test('the runner reads the values that were set, whatever they hold', () => {
  expect(outputsIn(written(hostile, { findings: '4' }))).toEqual({ ...hostile, findings: '4' });
});

test('who knows the delimiters of one run knows none of another', () => {
  const delimiters = [written(hostile), written(hostile)].flatMap(
    (text) => text.match(/(?<=^[a-z-]+<<)\w+[\w-]*$/gm) ?? [],
  );

  expect(delimiters.filter((delimiter) => delimiter !== 'EOF')).toHaveLength(2 * Object.keys(hostile).length);
  expect(new Set(delimiters.filter((delimiter) => delimiter !== 'EOF')).size).toBe(2 * Object.keys(hostile).length);
});

test('nothing is set without a runner', () => {
  expect(() => setOutputs({}, hostile)).not.toThrow();
});
