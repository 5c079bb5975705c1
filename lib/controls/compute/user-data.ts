import { credentialFormat, literalCredential } from '../data/literal-credential';
import { isObject } from '../value';

/** A variable that a script sets, unless to something computed. */
const ASSIGNMENT = /(?:^|[\s;])([A-Z][A-Z0-9_]*)=(["']?)([^\s"'`$;|&<>(){}]+)\2(?=$|[\s;])/g;

const OPEN = '$';

/**
 * The credential that stands in clear in the user data of an instance, as a noun with its article.
 *
 * @param raw the raw property: base64 text, or the functions around a script
 */
export function credentialInUserData(raw: unknown): string | undefined {
  const script = typeof raw === 'string' ? Buffer.from(raw, 'base64').toString('utf8') : textsIn(raw).join('');
  const format = credentialFormat(script);
  if (format !== undefined) return format;
  for (const [, name = '', , value = ''] of script.matchAll(ASSIGNMENT)) {
    const credential = literalCredential(name, value);
    if (credential !== undefined) return credential;
  }
  return undefined;
}

/** Whether some of the user data stands in the template. */
export function hasLiteralText(raw: unknown): boolean {
  return textsIn(raw).some((text) => !['', OPEN].includes(text.trim()));
}

/** The literal texts of a script; what is named by a function, such as a parameter, reads {@link OPEN} in it. */
function textsIn(raw: unknown): readonly string[] {
  if (typeof raw === 'string') return [raw];
  if (Array.isArray(raw)) return raw.flatMap(textsIn);
  if (!isObject(raw)) return [];
  return Object.entries(raw).flatMap(([name, inner]) => {
    if (name === 'Fn::Base64') return textsIn(inner);
    if (name === 'Fn::If' && Array.isArray(inner)) return inner.slice(1).flatMap((raw) => [...textsIn(raw), '\n']);
    if (name === 'Fn::Sub') return textsIn(Array.isArray(inner) ? inner[0] : inner);
    if (name === 'Fn::Join' && Array.isArray(inner)) {
      return textsIn(inner[1]).flatMap((text, index) => (index === 0 ? [text] : [...textsIn(inner[0]), text]));
    }
    return [OPEN];
  });
}
