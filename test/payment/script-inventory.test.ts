import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Stack } from 'aws-cdk-lib';
import { Annotations, Match } from 'aws-cdk-lib/assertions';
import { InvalidPropertyError, UserError } from '../../lib/errors';
import type { PaymentScript } from '../../lib/payment/payment-script';
import { ScriptSource } from '../../lib/payment/script-source';
import { digestOf, directivesOf, evergreen, pageOf, script, TODAY } from './payment-page-of';

const directory = mkdtempSync(join(tmpdir(), 'payment-page-'));
const checkout = join(directory, 'checkout.js');
const empty = join(directory, 'empty.js');
writeFileSync(checkout, 'pay();\n');
writeFileSync(empty, '');
afterAll(() => rmSync(directory, { recursive: true }));

/** `printf 'pay();\n' | openssl dgst -sha384 -binary | base64` */
const CHECKOUT = 'sha384-xdZc0n/Nw9w23AkraNb5CDuQ3Nwm5QGThxiHUn+lffhohtnvNuVoyzIfHL7jWmtQ';
/** `printf 'start();' | openssl dgst -sha256 -binary | base64` */
const START = 'sha256-E6jQvrT2ZivWG9GJ4AAEZf4MhI7l3QkLroW4hgvUT4c=';
/** `printf 'start();\n' | openssl dgst -sha256 -binary | base64` */
const START_LINE = 'sha256-+ESjkQmxkyaPhtk6WP6rFWnP8sPoTyr8tWvBcXcvP/s=';
const SHA384 = `sha384-${'A'.repeat(64)}`;
const SHA512 = `sha512-${'B'.repeat(86)}==`;

const url = (address: string, given: Partial<PaymentScript> = { integrity: SHA384 }) =>
  script({ source: ScriptSource.url(address), ...given });

describe('a script runs', () => {
  test.each([
    ['inline code', script(), [`'${START}'`], { source: 'inline', integrity: START }],
    [
      'inline code as browsers normalize its line ends',
      script({ source: ScriptSource.inline('start();\r\n') }),
      [`'${START_LINE}'`],
      { source: 'inline', integrity: START_LINE },
    ],
    [
      'an asset',
      script({ source: ScriptSource.asset(checkout, '/assets/checkout.js') }),
      [`'${CHECKOUT}'`],
      { source: '/assets/checkout.js', integrity: CHECKOUT },
    ],
    [
      'a pinned URL',
      url('https://js.psp.example/v3/sdk.js'),
      [`'${SHA384}'`],
      { source: 'https://js.psp.example/v3/sdk.js', integrity: SHA384 },
    ],
    [
      'a URL with two contents',
      url('https://js.psp.example/sdk.js', { integrity: `${SHA384} ${SHA512}` }),
      [`'${SHA384}'`, `'${SHA512}'`],
      { source: 'https://js.psp.example/sdk.js', integrity: `${SHA384} ${SHA512}` },
    ],
  ])('by its hash alone: %s', (_, entry, sources, watched) => {
    const page = pageOf({ scripts: [entry] });

    expect(directivesOf(page)['script-src']).toEqual(sources);
    expect(page.inventory.scripts).toEqual([{ name: 'Start', ...watched }]);
  });

  test.each([
    ['https://js.psp.example/v3/sdk.js', 'https://js.psp.example/v3/sdk.js'],
    ['https://js.psp.example/v3/*', 'https://js.psp.example/v3/'],
    ['https://js.psp.example/*', 'https://js.psp.example'],
    ['https://js.psp.example/sdk/js?client-id=a-1&intent=capture', 'https://js.psp.example/sdk/js'],
    ['https://js.psp.example/sdk/js?*', 'https://js.psp.example/sdk/js'],
  ])('by its address where it cannot be pinned: %s', (address, source) => {
    const page = pageOf({ scripts: [evergreen(address)] });

    expect(directivesOf(page)['script-src']).toEqual([source]);
    expect(page.inventory.scripts).toEqual([
      { name: 'Psp.js', source: address, noIntegrityReason: 'The provider changes it without notice.' },
    ]);
  });

  test('once in the policy though two scripts have one content', () => {
    const scripts = ['https://a.psp.example/sdk.js', 'https://b.psp.example/sdk.js'].map((address) =>
      url(address, { name: address, integrity: SHA384 }),
    );

    expect(directivesOf(pageOf({ scripts }))['script-src']).toEqual([`'${SHA384}'`]);
  });

  test('never, where the inventory is empty', () => {
    expect(directivesOf(pageOf())['script-src']).toEqual(["'none'"]);
  });
});

const ADDRESS_MEND =
  'give an address such as "https://js.example.com/v3/sdk.js", in lower-case host, without port, fragment, space, ' +
  'comma, semicolon or quote; a * only at the end, after / or ?';
const PATH_MEND = 'give the absolute path of one file, such as "/assets/checkout.js", without query or wildcard';
const HASH_MEND = 'give "sha384-" or "sha512-" and the whole hash in base64; more than one separated by single spaces';
const DATE_MEND = 'write a calendar date such as 2026-12-31';
const EITHER_MEND = 'give either integrity, or noIntegrityReason if the provider changes the content without notice';
const COMPUTED_MEND = 'leave it out: it is computed from the content';

describe('an entry is refused', () => {
  test.each<[string, PaymentScript[], string]>([
    [
      'no name',
      [script({ name: ' ' })],
      'scripts[0].name is " "; name the script on one line of at most 80 characters',
    ],
    [
      'a name of two lines',
      [script({ name: 'a\nb' })],
      'scripts[0].name is "a\\nb"; name the script on one line of at most 80 characters',
    ],
    [
      'no owner',
      [script({ owner: '' })],
      'scripts[Start].owner is ""; name the team or person who answers for the script',
    ],
    ['no authorizer', [script({ authorizedBy: '' })], 'scripts[Start].authorizedBy is ""; name who allowed the script'],
    [
      'a justification of 19 characters',
      [script({ justification: ' needed for checkout ' })],
      'scripts[Start].justification is " needed for checkout "; write why the page needs the script, in at least 20 characters',
    ],
    ['no date', [script({ authorizedOn: '' })], `scripts[Start].authorizedOn is ""; ${DATE_MEND}`],
    [
      'a date that does not exist',
      [script({ authorizedOn: '2026-02-30' })],
      `scripts[Start].authorizedOn is "2026-02-30"; ${DATE_MEND}`,
    ],
    [
      'an authorization tomorrow',
      [script({ authorizedOn: '2026-11-23' })],
      `scripts[Start].authorizedOn is "2026-11-23"; give a day up to today, ${TODAY}`,
    ],
    [
      'a review that is no date',
      [script({ reviewBy: 'next year' })],
      `scripts[Start].reviewBy is "next year"; ${DATE_MEND}`,
    ],
    [
      'a review on the day of the authorization',
      [script({ reviewBy: '2026-03-01' })],
      'scripts[Start].reviewBy is "2026-03-01"; give a day after authorizedOn, 2026-03-01',
    ],
    [
      'a name twice',
      [script(), script({ source: ScriptSource.inline('other();') })],
      'scripts[1].name is "Start"; give each script its own name',
    ],
    [
      'an address twice',
      [url('https://js.psp.example/a.js'), url('https://js.psp.example/a.js', { name: 'Again', integrity: SHA512 })],
      'scripts[Again].source is "https://js.psp.example/a.js"; list it once: "Start" has the same source',
    ],
    [
      'inline code twice',
      [script(), script({ name: 'Again' })],
      'scripts[Again].source is "inline"; list it once: "Start" has the same source',
    ],
    [
      'blank inline code',
      [script({ source: ScriptSource.inline(' \n') })],
      'scripts[Start].source is " \\n"; give the code between <script> and </script>',
    ],
    [
      'inline code that ends its element',
      [script({ source: ScriptSource.inline('x = "</SCRIPT>"') })],
      'scripts[Start].source is "x = \\"</SCRIPT>\\""; write "<\\/script" and "<\\!--" in it: the page would end the script there',
    ],
    [
      'a missing asset',
      [script({ source: ScriptSource.asset('no/such/file.js', '/assets/a.js') })],
      'scripts[Start].source is "no/such/file.js"; give a file that exists: build the page before the synthesis',
    ],
    [
      'a folder as asset',
      [script({ source: ScriptSource.asset(directory, '/assets/a.js') })],
      `scripts[Start].source is "${directory}"; give a file that exists: build the page before the synthesis`,
    ],
    [
      'an empty asset',
      [script({ source: ScriptSource.asset(empty, '/assets/a.js') })],
      `scripts[Start].source is "${empty}"; give a file with content: this one is empty`,
    ],
    ...['assets/a.js', '/a.js?v=1', '/assets/*', '/a/../b.js', '//evil.example/a.js', '/a b.js', '/'].map(
      (path): [string, PaymentScript[], string] => [
        `an asset under ${path}`,
        [script({ source: ScriptSource.asset(checkout, path) })],
        `scripts[Start].source is "${path}"; ${PATH_MEND}`,
      ],
    ),
    [
      'integrity of an asset',
      [script({ source: ScriptSource.asset(checkout, '/assets/a.js'), integrity: SHA384 })],
      `scripts[Start].integrity is "${SHA384}"; ${COMPUTED_MEND}`,
    ],
    [
      'a reason for inline code',
      [script({ noIntegrityReason: 'because' })],
      `scripts[Start].noIntegrityReason is "because"; ${COMPUTED_MEND}`,
    ],
    [
      'http',
      [url('http://js.psp.example/a.js')],
      'scripts[Start].source is "http://js.psp.example/a.js"; give an https URL',
    ],
    [
      'a wildcard host',
      [url('https://*.psp.example/a.js')],
      'scripts[Start].source is "https://*.psp.example/a.js"; name the host: a wildcard lets in hosts that nobody authorized',
    ],
    ...[
      'https://js.psp.example',
      'https://JS.psp.example/a.js',
      'https://js.psp.example:8443/a.js',
      'https://user@js.psp.example/a.js',
      'https://js.psp.example/a.js#top',
      'https://js.psp.example/a.js; frame-src *',
      "https://js.psp.example/a.js 'unsafe-inline'",
      'https://js.psp.example/a,b.js',
      'https://js.psp.example/a*',
      'https://js.psp.example/*/a.js',
      'https://js.psp.example/a/../b.js',
      'https://localhost/a.js',
      'https://127.0.0.1/a.js',
    ].map((address): [string, PaymentScript[], string] => [
      address,
      [url(address)],
      `scripts[Start].source is "${address}"; ${ADDRESS_MEND}`,
    ]),
    [
      'a URL with neither hash nor reason',
      [url('https://js.psp.example/a.js', {})],
      `scripts[Start].integrity is undefined; ${EITHER_MEND}`,
    ],
    [
      'a URL with hash and reason',
      [url('https://js.psp.example/a.js', { integrity: SHA384, noIntegrityReason: 'It changes without notice.' })],
      `scripts[Start].integrity is "${SHA384}"; ${EITHER_MEND}`,
    ],
    [
      'a URL with a short reason',
      [url('https://js.psp.example/a.js', { noIntegrityReason: 'It changes.' })],
      'scripts[Start].noIntegrityReason is "It changes."; write why the content cannot be pinned, in at least 20 characters',
    ],
    [
      'a hash of many addresses',
      [url('https://js.psp.example/v3/*')],
      `scripts[Start].integrity is "${SHA384}"; give noIntegrityReason: an address with * has no single content`,
    ],
    ...['sha256-abc=', 'sha384-abc', `${SHA384}  ${SHA512}`, `${SHA384};`, 'md5-abc', ''].map(
      (integrity): [string, PaymentScript[], string] => [
        `integrity "${integrity}"`,
        [url('https://js.psp.example/a.js', { integrity })],
        `scripts[Start].integrity is "${integrity}"; ${HASH_MEND}`,
      ],
    ),
  ])('with %s', (_, scripts, message) => {
    expect(() => pageOf({ scripts })).toThrow(new UserError(`Edge/Page: ${message}`));
    expect(() => pageOf({ scripts })).toThrow(InvalidPropertyError);
  });
});

describe('an authorization holds', () => {
  test.each([
    ['one year by default, its last day included', {}, '2027-03-01', '2027-03-01'],
    ['up to the day of review', { reviewBy: '2026-12-24' }, '2026-12-24', '2026-12-24'],
    ['from its own day', {}, '2026-03-01', '2027-03-01'],
    ['to the end of February after a leap day', { authorizedOn: '2028-02-29' }, '2029-02-28', '2029-02-28'],
  ])('%s', (_, given, today, reviewBy) => {
    const page = pageOf({ scripts: [script(given)] }, today);

    expect(digestOf(page)).toMatchObject({ nextReview: reviewBy });
  });
});

describe('an overdue review', () => {
  test.each([
    ['by its own day', { authorizedOn: '2026-01-05', reviewBy: '2026-11-21' }],
    ['a year after the authorization', { authorizedOn: '2025-11-21' }],
  ])('%s warns, for a control judges it', (_, given) => {
    const page = pageOf({ scripts: [script(given)] });

    Annotations.fromStack(Stack.of(page)).hasWarning(
      '/Edge/Page',
      Match.stringLikeRegexp('^scripts\\[Start\\]\\.reviewBy is 2026-11-21: review the script'),
    );
  });
});
