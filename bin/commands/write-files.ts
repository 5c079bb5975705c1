import {
  accessSync,
  constants,
  lstatSync,
  realpathSync,
  renameSync,
  type Stats,
  statSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, resolve } from 'node:path';
import { UsageError } from '../../lib/errors';
import { systemErrorCode } from '../../lib/input/system-error-code';

/** A file to write. */
export interface WrittenFile {
  readonly file: string;
  readonly text: string;
}

/** A file that lies beside its place until every other one is written, too. */
interface StagedFile {
  readonly file: string;
  readonly part: string;
  readonly place: string;
}

/**
 * Writes files, all of them or none: each reader finds a whole file, or what was there before. Where a link leads, the
 * file that it leads to is replaced; into a pipe or a device the text is written.
 *
 * @param mend what to do about a file that cannot be written, in a clause
 * @throws UsageError in one line naming the file that cannot be written, or that is to be written twice
 */
export function writeFiles(files: readonly WrittenFile[], mend = 'name another file'): void {
  refuseTwice(files.map(({ file }) => file));
  const streams = files.filter(({ file }) => attempt(file, mend, () => isStream(file)));
  const staged: StagedFile[] = [];
  try {
    for (const written of files) if (!streams.includes(written)) stage(written, mend, staged);
    for (const { file, part, place } of staged) attempt(file, mend, () => renameSync(part, place));
  } finally {
    for (const { part } of staged) discard(part);
  }
  for (const { file, text } of streams) attempt(file, mend, () => writeFileSync(file, text));
}

/**
 * Tells before any work that files cannot be written. What happens to their places until then shows when they are written.
 *
 * @throws UsageError as {@link writeFiles} does
 */
export function refuseUnwritable(files: readonly string[], mend = 'name another file'): void {
  refuseTwice(files);
  for (const file of files) {
    attempt(file, mend, () => {
      if (isStream(file)) return;
      refuseDirectory(file);
      // With the dot, a file in the place of the directory is refused, too.
      accessSync(`${dirname(file)}/.`, constants.W_OK);
    });
  }
}

function stage({ file, text }: WrittenFile, mend: string, staged: StagedFile[]): void {
  attempt(file, mend, () => {
    const place = lstatSync(file, { throwIfNoEntry: false })?.isSymbolicLink() === true ? realpathSync(file) : file;
    const status = refuseDirectory(place);
    const part = `${place}.${process.pid}.part`;
    staged.push({ file, part, place });
    writeFileSync(part, text, status === undefined ? {} : { mode: status.mode });
  });
}

function refuseDirectory(file: string): Stats | undefined {
  const status = statSync(file, { throwIfNoEntry: false });
  if (status?.isDirectory() === true) throw Object.assign(new Error('a directory'), { code: 'EISDIR' });
  return status;
}

/** Most have got their names by now, and one that could not be begun is not there. */
function discard(part: string): void {
  try {
    unlinkSync(part);
  } catch {}
}

/** A pipe or a device must not be replaced, as /dev/null would be by whoever may. */
function isStream(file: string): boolean {
  const status = statSync(file, { throwIfNoEntry: false });
  return status !== undefined && !status.isFile() && !status.isDirectory();
}

function refuseTwice(files: readonly string[]): void {
  const places = files.map((file) => resolve(file));
  const second = files.find((_file, index) => places.indexOf(places[index] ?? '') < index);
  if (second !== undefined) throw new UsageError(`${second}: this file would be written twice; name two files`);
}

function attempt<Result>(file: string, mend: string, action: () => Result): Result {
  try {
    return action();
  } catch (error) {
    const code = systemErrorCode(error);
    throw new UsageError(`${file}: the file cannot be written (${code}); ${mend}`);
  }
}
