import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AuditError } from './audit-error';
import type { PageStore, StoredPage } from './page-store';

/** Keeps pages in a directory, one JSON file each, which stands there whole or not at all. */
export class DirectoryPageStore implements PageStore {
  private made: Promise<unknown> | undefined;

  /** @param directory made with the first page */
  public constructor(private readonly directory: string) {}

  public async get(key: string): Promise<StoredPage | undefined> {
    try {
      const page: unknown = JSON.parse(await readFile(this.file(key), 'utf8'));
      return isStoredPage(page) ? page : undefined;
    } catch {
      // Missing or damaged: the page is asked for again.
      return undefined;
    }
  }

  /** @throws AuditError when the file cannot be written */
  public async put(key: string, page: StoredPage): Promise<void> {
    const file = this.file(key);
    try {
      this.made ??= mkdir(this.directory, { recursive: true });
      await this.made;
      await writeFile(`${file}.part`, JSON.stringify(page));
      await rename(`${file}.part`, file);
    } catch (error) {
      const reason =
        typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : String(error);
      throw new AuditError(`${file} cannot be written (${reason}); name a directory that can, with room for the pages`);
    }
  }

  private file(key: string): string {
    return join(this.directory, `${key}.json`);
  }
}

function isStoredPage(page: unknown): page is StoredPage {
  return (
    typeof page === 'object' &&
    page !== null &&
    'readAt' in page &&
    typeof page.readAt === 'string' &&
    'output' in page &&
    typeof page.output === 'object' &&
    page.output !== null
  );
}
