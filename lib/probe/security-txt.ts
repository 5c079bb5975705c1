/** A file `security.txt` (RFC 9116), read. */
export interface SecurityTxt {
  /** Values by lower-case name of their field, in the order of the file. */
  readonly fields: ReadonlyMap<string, readonly string[]>;
  /** Whether it lies in an OpenPGP cleartext signature. The signature itself is not verified. */
  readonly signed: boolean;
}

const SIGNED = '-----BEGIN PGP SIGNED MESSAGE-----';
const SIGNATURE = '-----BEGIN PGP SIGNATURE-----';

/** Reads the fields of a file; what is no field is passed over, as comments are. */
export function securityTxtOf(text: string): SecurityTxt {
  const lines = text.replace(/^\ufeff/, '').split(/\r\n|\n|\r/);
  const signed = lines.find((line) => line.trim() !== '')?.trim() === SIGNED;
  const fields = new Map<string, string[]>();
  for (const line of signed ? signedLines(lines) : lines) {
    const [, name, value] = /^([A-Za-z][A-Za-z0-9-]*):[ \t]*(.*?)[ \t]*$/.exec(line) ?? [];
    if (name === undefined || value === undefined || value === '') continue;
    const values = fields.get(name.toLowerCase()) ?? [];
    fields.set(name.toLowerCase(), [...values, value]);
  }
  return { fields, signed };
}

/** The text between the headers of the signature and the signature, with its dashes unescaped (RFC 4880, section 7). */
function signedLines(lines: readonly string[]): readonly string[] {
  const begin = lines.findIndex((line) => line.trim() === SIGNED);
  const text = lines.findIndex((line, index) => index > begin && line.trim() === '');
  const end = lines.indexOf(SIGNATURE);
  return lines.slice(text + 1, end < 0 ? undefined : end).map((line) => line.replace(/^- /, ''));
}
