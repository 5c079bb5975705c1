import { createHash } from 'node:crypto';

/** What subresource integrity and Content-Security-Policy know ("Subresource Integrity", W3C, section 3.2). */
const ALGORITHMS = ['sha256', 'sha384', 'sha512'];

/**
 * The digests of a script's content as subresource integrity values, such as `sha384-...`. Which of them an inventory
 * gives is the author's choice, so all are made.
 *
 * @param content the bytes as received, after decompression; text counts as UTF-8
 */
export function contentDigests(content: Buffer | string): readonly string[] {
  return ALGORITHMS.map((algorithm) => `${algorithm}-${createHash(algorithm).update(content).digest('base64')}`);
}
