import { mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SynthesisProgress } from '../../bin/synthesis-progress';
import { temporaryDirectory } from '../check/temporary-directory';

const CLEAR = '\r\u001b[K';

/** A stream that remembers. */
class Recorded {
  public readonly written: string[] = [];

  public constructor(public readonly isTTY?: boolean) {}

  public write(text: string): void {
    this.written.push(text);
  }
}

beforeEach(() => {
  jest.useFakeTimers();
});

afterEach(() => {
  jest.useRealTimers();
});

test('tells seconds and templates once a second on a terminal, and takes the line away', () => {
  const directory = temporaryDirectory();
  const output = new Recorded(true);
  const progress = new SynthesisProgress(directory, output);

  jest.advanceTimersByTime(1_000);
  mkdirSync(join(directory, 'assembly-Shop'));
  for (const name of ['Alone.template.json', 'assembly-Shop/Data.template.json', 'assembly-Shop/Data.assets.json']) {
    writeFileSync(join(directory, name), '{}');
    utimesSync(join(directory, name), new Date(), new Date(Date.now() + 1_000));
  }
  jest.advanceTimersByTime(1_000);
  progress.end();
  jest.advanceTimersByTime(60_000);

  expect(output.written).toEqual([
    `${CLEAR}Synthesizing`,
    `${CLEAR}Synthesizing: 1 s, 0 templates`,
    `${CLEAR}Synthesizing: 2 s, 2 templates`,
    CLEAR,
  ]);
});

test('tells in lines of their own every ten seconds elsewhere', () => {
  const output = new Recorded();
  const progress = new SynthesisProgress(join(temporaryDirectory(), 'not-there-yet'), output);

  jest.advanceTimersByTime(25_000);
  progress.end();

  expect(output.written).toEqual([
    'Synthesizing\n',
    'Synthesizing: 10 s, 0 templates\n',
    'Synthesizing: 20 s, 0 templates\n',
  ]);
});

test('counts neither what an earlier run left nor what lies in assets', () => {
  const directory = temporaryDirectory();
  const output = new Recorded();
  mkdirSync(join(directory, 'asset.1'));
  for (const name of ['Old.template.json', 'asset.1/Other.template.json', 'New.template.json']) {
    writeFileSync(join(directory, name), '{}');
    utimesSync(join(directory, name), new Date(), new Date(name === 'Old.template.json' ? 0 : Date.now() + 1_000));
  }

  const progress = new SynthesisProgress(directory, output);
  jest.advanceTimersByTime(10_000);
  progress.end();

  expect(output.written.at(-1)).toBe('Synthesizing: 10 s, 1 template\n');
});
