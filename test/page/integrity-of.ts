import { createHash } from 'node:crypto';

/** A script's content as a subresource integrity value. */
export const integrityOf = (content: string, algorithm = 'sha384') =>
  `${algorithm}-${createHash(algorithm).update(content).digest('base64')}`;
