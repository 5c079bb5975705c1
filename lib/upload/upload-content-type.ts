import { UserError } from '../errors';

const MEDIA_TYPE = /^[a-z0-9][a-z0-9!#$&^_.+-]{0,62}\/[a-z0-9][a-z0-9!#$&^_.+-]{0,126}$/;

/** Types that a browser runs as a page or script of the host that serves them. */
const ACTIVE = /^text\/(html|css|javascript|ecmascript)$|^application\/(javascript|ecmascript|wasm)$|[+/]x[ms]l$/;

/**
 * Refuses a type that the shop does not take, and one that no shop should take: a browser would run a file of it.
 *
 * @param contentType what the shopper's browser says that the file is: a claim, not a proof
 * @param accepted exact types, in lower case
 * @throws UserError when either list or type cannot be used
 */
export function refuseContentType(contentType: string, accepted: readonly string[]): void {
  for (const type of accepted) {
    if (!MEDIA_TYPE.test(type)) {
      throw new UserError(`contentTypes has ${JSON.stringify(type)}; give exact types, such as "image/jpeg"`);
    }
    if (ACTIVE.test(type)) {
      throw new UserError(
        `contentTypes has ${JSON.stringify(type)}; leave it out: browsers run such files as pages or scripts`,
      );
    }
  }
  if (!accepted.includes(contentType)) {
    throw new UserError(`contentType is ${JSON.stringify(contentType)}; it must be one of ${accepted.join(', ')}`);
  }
}
