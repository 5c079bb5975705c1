import { judgeCookies } from '../../lib/probe/cookies';

const NOW = new Date('2026-11-22T12:00:00Z');
const judge = (...headers: readonly string[]) => judgeCookies('https://shop.example/', headers, NOW);
const faults = (...headers: readonly string[]) => judge(...headers).flatMap((judgement) => judgement.faults);

test('good cookies are judged, and fine', () => {
  const judgements = judge('__Host-sid=s; Path=/; Secure; HttpOnly; SameSite=Lax', 'a=1;secure;httponly;samesite=NONE');

  expect(judgements).toHaveLength(6);
  expect(judgements.flatMap((judgement) => judgement.faults)).toEqual([]);
});

test.each<[string, readonly string[]]>([
  ['sid=Secure', ['sid is not Secure', 'sid is not HttpOnly', 'SameSite of sid is absent']],
  ['sid=1; Secure; HttpOnly; SameSite=Loose', ['SameSite of sid is Loose']],
  ['sid=1; Secure; HttpOnly; SameSite', ['SameSite of sid is absent']],
  ['sid=1; Secure; Max-Age=60; SameSite=Lax', ['sid is not HttpOnly']],
])('%s', (header, expected) => {
  expect(faults(header)).toEqual(expected);
});

test.each([
  'sid=; Max-Age=0',
  'sid=; Expires=Thu, 01 Jan 1970 00:00:00 GMT',
  'AWSALB=x; Path=/',
  'AWSALBTGCORS=x; Path=/',
  'AWSALBAPP-0=x',
])('nothing is said of %s', (header) => {
  expect(judge(header)).toEqual([]);
});

test('a cookie that stays is judged, whatever its end', () => {
  expect(faults('sid=1; Expires=Fri, 01 Jan 2038 00:00:00 GMT')).toHaveLength(3);
  expect(faults('sid=1; Max-Age=60; Expires=Thu, 01 Jan 1970 00:00:00 GMT')).toHaveLength(3);
});

test('values are told nowhere', () => {
  expect(JSON.stringify(judge('sid=s3cr3t'))).not.toContain('s3cr3t');
});
