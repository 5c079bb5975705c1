import { isAsNewAs } from '../../lib/training/content-version';
import { Mend } from '../../lib/training/mend';
import { parsePrincipal, principalText } from '../../lib/training/principal';
import { DEFAULT_PROGRAMME } from '../../lib/training/training-programme';
import {
  courseField,
  dayField,
  pastDayField,
  personField,
  principalsField,
  rolesField,
  versionField,
} from '../../lib/training/written-fields';
import { ADA_USER, TODAY } from './sample-staff';

const course = (text: string) => courseField(text, DEFAULT_PROGRAMME);
const past = (text: string) => pastDayField(text, TODAY);
const PERSON = 'write an e-mail address or a staff id: letters, digits and ._%+@-, at most 128';
const DAY = 'write a calendar date such as 2027-01-31';
const PRINCIPAL = 'write iam-user:<name>, identity-center:<user id> or saml:<subject>, each once';

test.each<[(text: string) => unknown, string, unknown]>([
  [personField, 'Ada@Example.com', 'ada@example.com'],
  [personField, 'e-1001', 'e-1001'],
  [course, 'phishing', 'phishing'],
  [versionField, '2027.1', '2027.1'],
  [dayField, '2028-02-29', '2028-02-29'],
  [past, TODAY, TODAY],
  [rolesField, '', ['staff']],
  [rolesField, 'responder  developer', ['staff', 'developer', 'responder']],
  [principalsField, '', []],
  [
    principalsField,
    `iam-user:ada identity-center:${ADA_USER}`,
    [
      { kind: 'iam-user', name: 'ada' },
      { kind: 'identity-center', name: ADA_USER },
    ],
  ],
])('%p takes %j', (parse, text, value) => {
  expect(parse(text)).toEqual(value);
});

test.each<[(text: string) => unknown, string, string]>([
  [personField, '', PERSON],
  [personField, '#job', PERSON],
  [personField, 'a b', PERSON],
  [personField, 'a'.repeat(129), PERSON],
  [course, 'phising', 'did you mean phishing?'],
  [
    course,
    'x',
    'use handling-customer-data, phishing, social-engineering, incident-reporting, secure-coding, incident-response',
  ],
  [versionField, 'v1', 'write numbers with dots between them, such as 2027.1'],
  [versionField, '1.2.3.4.5', 'write numbers with dots between them, such as 2027.1'],
  [dayField, '2027-02-29', DAY],
  [dayField, '1/2/2027', DAY],
  [past, '2027-02-30', DAY],
  [past, '2027-02-16', 'it lies ahead; write a day up to 2027-02-15'],
  [rolesField, 'admin', 'use staff, developer, responder, with spaces between several'],
  [principalsField, 'ada', PRINCIPAL],
  [principalsField, 'role:ada', PRINCIPAL],
  [principalsField, 'iam-user:a/b', PRINCIPAL],
  [principalsField, 'identity-center:ada', PRINCIPAL],
  [principalsField, 'iam-user:ada iam-user:ada', PRINCIPAL],
  [principalsField, 'saml:1 saml:2 saml:3 saml:4 saml:5 saml:6', 'write at most 5 principals of a person'],
])('%p refuses %j', (parse, text, mend) => {
  expect(parse(text)).toEqual(new Mend(mend));
});

test('a principal is written as it is read', () => {
  for (const text of ['iam-user:ada', `identity-center:${ADA_USER}`, 'saml:urn:x:ada']) {
    const found = parsePrincipal(text);
    expect(found === undefined ? undefined : principalText(found)).toBe(text);
  }
});

test.each<[string, string, boolean]>([
  ['2027.1', '2027.1', true],
  ['2027.10', '2027.9', true],
  ['2027.9', '2027.10', false],
  ['2027', '2027.0', true],
  ['2027', '2027.1', false],
  ['3', '2.9.9.9', true],
])('content %s is as new as %s: %s', (version, other, expected) => {
  expect(isAsNewAs(version, other)).toBe(expected);
});
