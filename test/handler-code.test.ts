import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { handlerDirectory } from '../lib/handler-code';

const names = readdirSync('lib/handlers').filter((name) => existsSync(join('lib/handlers', name, 'index.ts')));

describe('handlerDirectory', () => {
  test('there are handlers', () => {
    expect(names.length).toBeGreaterThan(0);
  });

  test.each(names)('%s is bundled: its function is there, with the notices of what it carries', (name) => {
    const directory = handlerDirectory(name);

    expect(readdirSync(directory).sort()).toEqual(['NOTICES.txt', 'index.js']);
  });

  test('says what to run where there is no bundle', () => {
    expect(() => handlerDirectory('nothing')).toThrow(
      new Error('there is no bundle of the handler nothing; run npm run build'),
    );
  });
});
