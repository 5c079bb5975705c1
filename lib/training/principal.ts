/** How AWS knows a person. */
export enum PrincipalKind {
  /** A user of IAM, by name. The daily job writes the tag of the gate. */
  IAM_USER = 'iam-user',
  /** A user of IAM Identity Center, by id. The daily job keeps the group of the trained. */
  IDENTITY_CENTER = 'identity-center',
  /** A subject of another identity provider, which brings the tag of the gate along itself. */
  SAML = 'saml',
}

/** A person as AWS knows them. */
export interface Principal {
  readonly kind: PrincipalKind;
  readonly name: string;
}

/**
 * What names are taken. "CreateUser", IAM API Reference; "MemberId", Identity Store API Reference; a NameID of SAML has at
 * most 256 characters (SAML 2.0 core, 8.3).
 */
const NAMES: Readonly<Record<PrincipalKind, RegExp>> = {
  [PrincipalKind.IAM_USER]: /^[\w+=,.@-]{1,64}$/,
  [PrincipalKind.IDENTITY_CENTER]: /^([0-9a-f]{10}-)?[A-Fa-f0-9]{8}(-[A-Fa-f0-9]{4}){3}-[A-Fa-f0-9]{12}$/,
  [PrincipalKind.SAML]: /^[\x21-\x7e]{1,256}$/,
};

/** Reads `<kind>:<name>`; `undefined` where it names no principal. */
export function parsePrincipal(text: string): Principal | undefined {
  const colon = text.indexOf(':');
  const kind = Object.values(PrincipalKind).find((each) => each === text.slice(0, Math.max(colon, 0)));
  const name = text.slice(colon + 1);
  return kind !== undefined && NAMES[kind].test(name) ? { kind, name } : undefined;
}

/** `<kind>:<name>`. */
export function principalText({ kind, name }: Principal): string {
  return `${kind}:${name}`;
}
