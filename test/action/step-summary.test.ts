import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { appendToSummary, fittedSummary } from '../../bin/action/step-summary';
import { temporaryDirectory } from '../check/temporary-directory';

const MEBIBYTE = 1_048_576;
const LEFT_OUT =
  '\n\nThe rest is left out: GitHub shows no summary of more than 1 MiB. The reports of the step have it all.\n';

describe('a summary', () => {
  test('that fits to the byte is whole', () => {
    expect(fittedSummary('é\n', 3)).toBe('é\n');
  });

  test('that does not fit ends after a whole line', () => {
    const room = Buffer.byteLength(`first é\n${LEFT_OUT}`);

    expect(fittedSummary(`first é\nsecond${'.'.repeat(200)}`, room)).toBe(`first é\n${LEFT_OUT}`);
    expect(fittedSummary(`first é\nsecond${'.'.repeat(200)}`, room - 1)).toBe(LEFT_OUT);
  });

  test('for which there is no room is left out', () => {
    expect(fittedSummary('x'.repeat(200), 10)).toBe('');
  });

  test('makes the file no larger than GitHub takes, whatever stands there before', () => {
    const file = join(temporaryDirectory(), 'summary');
    writeFileSync(file, 'b'.repeat(MEBIBYTE - 500));

    appendToSummary({ GITHUB_STEP_SUMMARY: file }, 'line\n'.repeat(1_000));

    expect(statSync(file).size).toBeLessThanOrEqual(MEBIBYTE);
    expect(statSync(file).size).toBeGreaterThan(MEBIBYTE - 10);
    expect(readFileSync(file, 'utf8').endsWith(`line\n${LEFT_OUT}`)).toBe(true);
  });

  test('is nowhere without a runner', () => {
    expect(() => appendToSummary({}, 'text')).not.toThrow();
  });
});
