import * as fc from 'fast-check';
import { directivesOf } from '../../lib/controls/edge/csp-directives';
import { UserError } from '../../lib/errors';
import { policyDirectives, policyText } from '../../lib/payment/content-security-policy';
import { isExactHost } from '../../lib/payment/exact-host';
import { policySourceOf } from '../../lib/payment/script-address';
import { ScriptSource } from '../../lib/payment/script-source';
import { pageOf, script, directivesOf as sourcesOf } from './payment-page-of';

const label = fc.stringMatching(/^[a-z0-9]([a-z0-9-]{0,10}[a-z0-9])?$/);
const host = fc
  .tuple(fc.array(label, { minLength: 1, maxLength: 3 }), fc.stringMatching(/^[a-z]{2,6}$/))
  .map(([labels, top]) => [...labels, top].join('.'));
const origins = fc.array(
  host.map((name) => `https://${name}`),
  { maxLength: 5 },
);
const sources = fc.record({
  script: fc.array(
    fc.oneof(
      fc.base64String({ minLength: 64, maxLength: 64 }).map((hash) => `'sha384-${hash}'`),
      host.map((name) => `https://${name}/sdk.js`),
    ),
    { maxLength: 5 },
  ),
  style: origins,
  image: origins,
  connect: origins,
  frame: origins,
  form: origins,
});

/** What a careless or hostile configuration could hold: fragments of policies in any order. */
const fragments = fc
  .array(
    fc.oneof(
      host,
      fc.constantFrom(';', ' ', ',', "'unsafe-inline'", '*', 'https:', '\n', '\t', '"', 'script-src', '/', ':'),
    ),
    { minLength: 1, maxLength: 5 },
  )
  .map((parts) => parts.join(''));

describe('the text of a policy', () => {
  test('reads back as the sources that it was made of', () => {
    fc.assert(
      fc.property(sources, (given) => {
        const read = directivesOf(policyText(policyDirectives(given)));

        const expected = (list: readonly string[]) => (list.length === 0 ? ["'none'"] : [...new Set(list)]);
        expect(Object.fromEntries(read)).toEqual({
          'default-src': ["'none'"],
          'script-src': expected(given.script),
          'style-src': expected(given.style),
          'img-src': expected(given.image),
          'font-src': ["'self'"],
          'connect-src': expected(given.connect),
          'frame-src': expected(given.frame),
          'form-action': expected(given.form),
          'base-uri': ["'none'"],
          'object-src': ["'none'"],
          'frame-ancestors': ["'none'"],
          'upgrade-insecure-requests': [],
        });
      }),
    );
  });
});

/** The page's policy, or `undefined` where the page is refused. */
const policyOf = (given: Parameters<typeof pageOf>[0]) => {
  try {
    return sourcesOf(pageOf(given));
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
};

const NAMES = Object.keys(sourcesOf(pageOf()));

describe('nothing slips into a policy', () => {
  test('through a host', () => {
    fc.assert(
      fc.property(fc.oneof(fragments, fc.string()), (text) => {
        const read = policyOf({ additionalConnectHosts: [text] });

        expect(read !== undefined).toBe(isExactHost(text));
        if (read === undefined) return;
        expect(Object.keys(read)).toEqual(NAMES);
        expect(read['connect-src']).toEqual(["'self'", 'https://api.psp.example', `https://${text}`]);
      }),
      { numRuns: 200 },
    );
  });

  test('through the address of a script', () => {
    fc.assert(
      fc.property(fc.oneof(fragments, fc.webUrl({ withQueryParameters: true }), fc.string()), (text) => {
        const url = `https://js.psp.example/${text}`;
        const source = ScriptSource.url(url);
        const read = policyOf({ scripts: [script({ source, noIntegrityReason: 'It changes without notice.' })] });

        if (read === undefined) return;
        expect(Object.keys(read)).toEqual(NAMES);
        expect(read['script-src']).toEqual([policySourceOf(url)]);
        expect(policySourceOf(url)).toMatch(/^https:\/\/js\.psp\.example(\/[^\s;,'"?*]*)?$/);
      }),
      { numRuns: 200 },
    );
  });

  test('through paths', () => {
    fc.assert(
      fc.property(fragments, (text) => {
        const read = policyOf({ reportsPath: `/${text}` });

        if (read === undefined) return;
        expect(Object.keys(read)).toEqual(NAMES);
        expect(read['report-uri']).toEqual([`/${text}`]);
      }),
      { numRuns: 200 },
    );
  });
});
