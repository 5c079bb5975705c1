import { createHash } from 'node:crypto';

/** What makes a finding the same one tomorrow. */
export interface FingerprintFacts {
  readonly pack: string;
  readonly rule: string;
  readonly constructPath: string | undefined;
  readonly logicalId: string;
  readonly type: string;
}

/**
 * Names findings so that the names survive renamed files, moved lines and reordered resources: by rule and resource, the
 * resource by its construct path, else by its logical id and type. Two alike, such as one logical id in two templates,
 * are numbered in the order in which they come.
 */
export class Fingerprints {
  private readonly seen = new Map<string, number>();

  /** The next finding's fingerprint: 16 hexadecimal digits, and a number for all but the first of those alike. */
  public next({ pack, rule, constructPath, logicalId, type }: FingerprintFacts): string {
    const resource = constructPath ?? `${type} ${logicalId}`;
    const digest = createHash('sha256')
      .update(JSON.stringify([pack, rule, resource]))
      .digest('hex')
      .slice(0, 16);
    const count = (this.seen.get(digest) ?? 0) + 1;
    this.seen.set(digest, count);
    return count === 1 ? digest : `${digest}-${count}`;
  }
}
