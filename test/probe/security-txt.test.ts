import { judgeSecurityTxt, observedSecurityTxt } from '../../lib/probe/judge-security-txt';
import { securityTxtOf } from '../../lib/probe/security-txt';
import type { SecurityTxtObservation } from '../../lib/probe/security-txt-observation';

const URL_OF_FILE = 'https://shop.example/.well-known/security.txt';
const NOW = new Date('2026-11-22T12:00:00Z');
const CONTACT = 'Contact: mailto:security@shop.example';
const EXPIRES = 'Expires: 2027-06-30T00:00:00Z';
const SIGNED = `-----BEGIN PGP SIGNED MESSAGE-----
Hash: SHA512

# Dear finder:
${CONTACT}
- ${EXPIRES}
-----BEGIN PGP SIGNATURE-----

Contact: not-a-field
-----END PGP SIGNATURE-----
`;

const answered = (
  body: string,
  { status = 200, type = 'text/plain; charset=utf-8', truncated = false, url = URL_OF_FILE } = {},
): SecurityTxtObservation => {
  const response = { status, headers: { 'content-type': [type] }, body, truncated };
  return { url: URL_OF_FILE, chain: { hops: [], cookies: [], end: { kind: 'answer', url: new URL(url), response } } };
};

const faults = (observation: SecurityTxtObservation) =>
  judgeSecurityTxt(observation, NOW).flatMap((judgement) =>
    judgement.faults.map((fault) => `${judgement.rule.id}: ${fault}`),
  );

test.each<[string, string]>([
  ['plain', `${CONTACT}\n${EXPIRES}\n`],
  ['with the line ends of Windows and a byte order mark', `\ufeff${CONTACT}\r\n${EXPIRES}\r\n`],
  [
    'in other letters, with comments',
    `# security\ncontact:https://shop.example/report\n\nEXPIRES:\t2027-06-30T02:00:00+02:00 \n`,
  ],
  ['with its address', `${CONTACT}\n${EXPIRES}\nCanonical: https://old.example/\nCanonical: ${URL_OF_FILE}`],
  ['signed', SIGNED],
])('a file is fine %s', (_name, text) => {
  expect(faults(answered(text))).toEqual([]);
  expect(judgeSecurityTxt(answered(text), NOW)).toHaveLength(4);
});

test('a file is fine that names the address that it was redirected to', () => {
  const url = 'https://shop.example/security/security.txt';

  expect(faults(answered(`${CONTACT}\n${EXPIRES}\nCanonical: ${url}`, { url }))).toEqual([]);
});

test('a signature is noticed, and its own lines are no fields', () => {
  expect(securityTxtOf(SIGNED)).toEqual({
    signed: true,
    fields: new Map([
      ['contact', ['mailto:security@shop.example']],
      ['expires', ['2027-06-30T00:00:00Z']],
    ]),
  });
  expect(securityTxtOf(CONTACT).signed).toBe(false);
});

test.each<[string, SecurityTxtObservation, readonly string[]]>([
  ['missing', answered('', { status: 404 }), ['SecurityTxtServed: it answers 404']],
  [
    'of another type',
    answered('<html>', { type: 'text/html' }),
    ['SecurityTxtServed: its Content-Type is "text/html"; expected text/plain'],
  ],
  [
    'of another charset',
    answered(CONTACT, { type: 'text/plain; charset="ISO-8859-1"' }),
    ['SecurityTxtServed: its charset is iso-8859-1; expected utf-8'],
  ],
  ['too long', answered(CONTACT, { truncated: true }), ['SecurityTxtServed: it is longer than 1 MiB']],
  ['empty', answered(''), ['SecurityTxtContact: it has no Contact', 'SecurityTxtCurrent: it has no Expires']],
  [
    'with a bare address',
    answered(`Contact: security@shop.example\nContact: http://shop.example/\n${EXPIRES}`),
    [
      'SecurityTxtContact: Contact is "security@shop.example"; expected mailto:, tel: or https:',
      'SecurityTxtContact: Contact is "http://shop.example/"; expected mailto:, tel: or https:',
    ],
  ],
  [
    'over to the second',
    answered(`${CONTACT}\nExpires: 2026-11-22T12:00:00Z`),
    ['SecurityTxtCurrent: it expired on 2026-11-22T12:00:00Z'],
  ],
  [
    'with a date of its own',
    answered(`${CONTACT}\nExpires: 30 June 2027`),
    ['SecurityTxtCurrent: Expires is "30 June 2027"; expected a date and time such as 2027-06-30T00:00:00Z'],
  ],
  [
    'with a day that there is not',
    answered(`${CONTACT}\nExpires: 2027-13-45T00:00:00Z`),
    ['SecurityTxtCurrent: Expires is "2027-13-45T00:00:00Z"; expected a date and time such as 2027-06-30T00:00:00Z'],
  ],
  [
    'with two ends',
    answered(`${CONTACT}\n${EXPIRES}\n${EXPIRES}`),
    ['SecurityTxtCurrent: it has 2 Expires; expected one'],
  ],
  [
    'of elsewhere',
    answered(`${CONTACT}\n${EXPIRES}\nCanonical: https://other.example/security.txt`),
    [`SecurityTxtCanonical: Canonical is https://other.example/security.txt; expected ${URL_OF_FILE} among them`],
  ],
])('a file is found %s', (_name, observation, expected) => {
  expect(faults(observation)).toEqual(expected);
});

test.each<[string, SecurityTxtObservation]>([
  ['that did not come', { url: URL_OF_FILE, unread: 'no answer within 10 s' }],
  [
    'on another host',
    {
      url: URL_OF_FILE,
      chain: { hops: [], cookies: [], end: { kind: 'elsewhere', location: 'https://other.example/' } },
    },
  ],
])('nothing is said of a file %s', (_name, observation) => {
  expect(judgeSecurityTxt(observation, NOW)).toEqual([]);
  expect(observedSecurityTxt(observation)).toBeUndefined();
});
