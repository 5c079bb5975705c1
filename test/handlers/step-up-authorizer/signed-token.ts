import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';

/** A key pair of a user pool: RSA with 2,048 bits, as Cognito has. */
export interface SigningKey {
  readonly kid: string;
  readonly privateKey: KeyObject;
  /** The public key as a user pool publishes it. */
  readonly jwk: object;
}

/** A new key pair. */
export function signingKey(kid: string): SigningKey {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return { kid, privateKey, jwk: { ...publicKey.export({ format: 'jwk' }), kid, alg: 'RS256', use: 'sig' } };
}

/** A token with any header and claims, signed with RS256. */
export function signedToken(key: SigningKey, claims: object, header: object = {}): string {
  const head = { kid: key.kid, alg: 'RS256', ...header };
  const body = `${encoded(head)}.${encoded(claims)}`;
  return `${body}.${sign('RSA-SHA256', Buffer.from(body), key.privateKey).toString('base64url')}`;
}

/** Part of a token. */
export function encoded(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}
