/** Texts that are credentials whatever the variable is called; each with what it is. */
const FORMATS: readonly (readonly [RegExp, string])[] = [
  [/\b(AKIA|ASIA)[0-9A-Z]{16}\b/, 'an AWS access key'],
  [/\b[rs]k_live_\w+/, 'a live Stripe key'],
  [/\bwhsec_\w+/, 'a webhook signing secret'],
  [/-----BEGIN [A-Z ]*PRIVATE KEY/, 'a private key'],
  [/\bgh[oprsu]_\w{30,}/, 'a GitHub token'],
  [/\bxox[abprs]-[\w-]{10,}/, 'a Slack token'],
  [/\bshp(at|ca|pa|ss)_[0-9a-f]{32}\b/, 'a Shopify token'],
  [/\bSG\.[\w-]{16,}\.[\w-]{16,}/, 'a SendGrid key'],
  [/:\/\/[^/\s:@]*:[^/\s@${]{3,}@/, 'an address with a password in it'],
];

const PASSWORD = /(password|passwd|passphrase|pwd|\bpass)$/;
const CREDENTIAL = /(secret|token|credentials?|apikey|\b(api|access|auth|private|secret|shared|signing) key)$/;
const QUALIFIER = / (v?\d+|default|dev|development|live|new|old|prod|production|stage|staging|test|value)$/;
const SWITCH = /^(allow|disable|enable|has|is|max|min|no|require|show|use)\b/;

/** What kind of secret a variable's name announces. `TOKEN_TTL`, `SECRET_ARN` and `PASSWORD_POLICY` announce none. */
function announced(name: string): 'password' | 'credential' | undefined {
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Za-z])(\d+)$/, '$1 $2')
    .replace(/[^A-Za-z0-9]+/g, ' ')
    .trim()
    .toLowerCase()
    .replace(QUALIFIER, '');
  if (SWITCH.test(words)) return undefined;
  return PASSWORD.test(words) ? 'password' : CREDENTIAL.test(words) ? 'credential' : undefined;
}

/** Whether a variable's name announces a secret. */
export function announcesSecret(name: string): boolean {
  return announced(name) !== undefined;
}

/** The credential format that a text has, as a noun with its article. */
export function credentialFormat(text: string): string | undefined {
  return FORMATS.find(([format]) => format.test(text))?.[1];
}

/** What credential a literal value is, as a noun with its article; none where it is a number, an address or a name. */
export function literalCredential(name: string, text: string): string | undefined {
  const format = credentialFormat(text);
  if (format !== undefined) return format;
  const kind = announced(name);
  if (kind === undefined || isHarmless(text)) return undefined;
  if (kind === 'password') return /\//.test(text) && isName(text) ? undefined : 'a password';
  return isName(text) ? undefined : 'a secret';
}

/** Too short, a switch, a number, an ARN, an address, a path, an alias, or a stand-in. */
function isHarmless(text: string): boolean {
  return (
    text.length < 4 ||
    /^(disabled|enabled|false|none|null|true|undefined)$/i.test(text) ||
    /^\d{1,6}(\.\d+)?$/.test(text) ||
    /^(arn:|alias\/|[./]|[a-z][a-z0-9+.-]*:\/\/)/i.test(text) ||
    /^(<.*>|\$\{.*\}|\*+|x+)$/i.test(text) ||
    /placeholder|replace|your[-_]/i.test(text)
  );
}

/** A name is made of words: `shop/payment-api`, `X-Auth-Token`, `PaymentSecret`. */
function isName(text: string): boolean {
  return /^[a-z]+\d{0,2}([-./_]([a-z]+\d{0,2}|\d{1,4}))+$/i.test(text) || /^([A-Z][a-z]+){2,}$/.test(text);
}
