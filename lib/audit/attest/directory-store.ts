import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { systemErrorCode } from '../../input/system-error-code';
import { EvidenceError } from '../evidence/evidence-error';
import { attestationFolder, type EvidenceStore, type KeptAttestation, RECORD_FILE, recordText } from './evidence-store';

/** Keeps attestations in a directory, each whole or not at all. */
export class DirectoryStore implements EvidenceStore {
  public constructor(private readonly directory: string) {}

  /** @throws EvidenceError in one line, when nothing can be written there */
  public async keep({ record, evidence }: KeptAttestation): Promise<string> {
    const place = join(this.directory, attestationFolder(record));
    let part: string | undefined;
    try {
      await mkdir(dirname(place), { recursive: true });
      part = await mkdtemp(join(dirname(place), '.part-'));
      await writeFile(join(part, record.evidence.file), evidence);
      await writeFile(join(part, RECORD_FILE), recordText(record));
      await rename(part, place);
      return place;
    } catch (error) {
      if (part !== undefined) await rm(part, { recursive: true, force: true });
      throw new EvidenceError(
        `${this.directory}: the evidence cannot be kept there (${systemErrorCode(error)}); name another directory`,
      );
    }
  }
}
