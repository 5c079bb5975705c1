import { comparePage } from '../../lib/page/compare-page';
import { contentDigests } from '../../lib/page/content-digests';
import type { InventoryScript } from '../../lib/page/page-inventory';
import { integrityOf } from './integrity-of';
import { HEADERS, inventoryOf, pageOf, received } from './page-of';

const APP = 'https://shop.example.com/assets/app.js';
const app = (content: string): InventoryScript => ({
  name: 'app',
  source: '/assets/app.js',
  integrity: integrityOf(content),
});
const psp: InventoryScript = { name: 'psp', source: 'https://js.psp.example/v3/*', noIntegrityReason: 'changes daily' };
const start = (content: string, algorithm = 'sha256'): InventoryScript => ({
  name: 'start',
  source: 'inline',
  integrity: integrityOf(content, algorithm),
});

describe('headers', () => {
  const cases: readonly (readonly [string, Record<string, string>, readonly object[]])[] = [
    ['as they should be', HEADERS, []],
    ['with others beside them', { ...HEADERS, 'x-cache': 'Miss from cloudfront' }, []],
    [
      'of which one is missing',
      { 'x-frame-options': 'DENY' },
      [{ kind: 'header-missing', subject: 'content-security-policy', expected: "default-src 'none'" }],
    ],
    [
      'of which one differs in a letter',
      { ...HEADERS, 'x-frame-options': 'Deny' },
      [{ kind: 'header-changed', subject: 'x-frame-options', expected: 'DENY', observed: 'Deny' }],
    ],
    [
      'with a second policy',
      { ...HEADERS, 'content-security-policy': "default-src 'none', default-src *" },
      [
        {
          kind: 'header-changed',
          subject: 'content-security-policy',
          expected: "default-src 'none'",
          observed: "default-src 'none', default-src *",
        },
      ],
    ],
    [
      'with one that must be absent',
      { ...HEADERS, 'x-powered-by': 'PHP' },
      [{ kind: 'header-present', subject: 'x-powered-by', observed: 'PHP' }],
    ],
  ];

  test.each(cases)('%s', (_title, headers, expected) => {
    expect(comparePage(inventoryOf(), pageOf([], { headers }))).toEqual(expected);
  });
});

describe('scripts', () => {
  test('as they should be', () => {
    const inventory = inventoryOf([app('1'), psp, start('go()')]);
    const page = pageOf([received(APP, '1'), received('https://js.psp.example/v3/', '2'), received('inline', 'go()')]);

    expect(comparePage(inventory, page)).toEqual([]);
  });

  test.each(['sha256', 'sha384', 'sha512'])('pinned by %s, of which one value must match', (algorithm) => {
    const integrity = `${integrityOf('old', algorithm)} ${integrityOf('new', algorithm)}`;
    const inventory = inventoryOf([{ ...app(''), integrity }]);

    expect(comparePage(inventory, pageOf([received(APP, 'new')]))).toEqual([]);
    expect(comparePage(inventory, pageOf([received(APP, 'evil')]))).toEqual([
      { kind: 'script-changed', subject: APP, expected: integrity, observed: integrityOf('evil', algorithm) },
    ]);
  });

  const unknown: readonly (readonly [string, string])[] = [
    ['of another host', 'https://evil.example/assets/app.js'],
    ['of a host that begins alike', 'https://js.psp.example.evil.example/v3/'],
    ['of another scheme', 'http://js.psp.example/v3/'],
    ['of another path', 'https://shop.example.com/assets/app.js.map'],
    ['with another query', `${APP}?v=2`],
    ['above a pattern', 'https://js.psp.example/v2/'],
    ['of no address', 'blob:'],
  ];

  test.each(unknown)('%s', (_title, subject) => {
    const page = pageOf([received(APP, '1'), received(subject, '1')]);

    expect(comparePage(inventoryOf([app('1'), psp]), page)).toEqual([{ kind: 'script-unknown', subject }]);
  });

  test('that an entry names are judged by it and not by a pattern', () => {
    const pinned = { name: 'psp core', source: 'https://js.psp.example/v3/core.js', integrity: integrityOf('core') };
    const page = pageOf([received('https://js.psp.example/v3/core.js', 'evil')]);

    expect(comparePage(inventoryOf([psp, pinned]), page)).toMatchObject([{ kind: 'script-changed' }]);
  });

  test('that are pinned and could not be read', () => {
    expect(comparePage(inventoryOf([app('1')]), pageOf([{ source: APP }]))).toEqual([
      { kind: 'script-unread', subject: APP, expected: integrityOf('1') },
    ]);
  });

  test('that came twice, once with other content', () => {
    expect(comparePage(inventoryOf([app('1')]), pageOf([received(APP, '1'), received(APP, '2')]))).toMatchObject([
      { kind: 'script-changed', observed: integrityOf('2') },
    ]);
  });

  test('inline, with other content, are unknown, and the known one is missing', () => {
    const page = pageOf([{ ...received('inline', 'evil()'), excerpt: 'evil()' }]);

    expect(comparePage(inventoryOf([start('go()')]), page)).toEqual([
      { kind: 'script-unknown', subject: 'inline', observed: 'evil()' },
      { kind: 'script-missing', subject: 'inline start' },
    ]);
  });

  test('inline, without readable content, are unknown', () => {
    expect(comparePage(inventoryOf(), pageOf([{ source: 'inline' }]))).toEqual([
      { kind: 'script-unknown', subject: 'inline' },
    ]);
  });

  test('that are missing, save for those of a pattern and conditional ones', () => {
    const later: InventoryScript = { ...app('1'), name: 'later', source: '/assets/later.js', conditional: true };

    expect(comparePage(inventoryOf([app('1'), psp, later]), pageOf())).toEqual([
      { kind: 'script-missing', subject: APP },
    ]);
  });

  test('are not missed where no browser ran the page', () => {
    expect(comparePage(inventoryOf([app('1'), start('go()')]), pageOf([], { ran: false }))).toEqual([]);
  });
});

describe('the address', () => {
  test('counts without its query', () => {
    const inventory = inventoryOf([], { url: 'https://shop.example.com/checkout?product=monitor' });

    expect(comparePage(inventory, pageOf())).toEqual([]);
  });

  test('of another host is a difference', () => {
    expect(comparePage(inventoryOf(), pageOf([], { url: 'https://evil.example/checkout' }))).toEqual([
      { kind: 'redirected', subject: 'https://shop.example.com/checkout', observed: 'https://evil.example/checkout' },
    ]);
  });
});

test('bytes and their text have the same digests', () => {
  expect(contentDigests(Buffer.from('ä'))).toEqual(contentDigests('ä'));
  expect(contentDigests('ä')).toEqual(['sha256', 'sha384', 'sha512'].map((algorithm) => integrityOf('ä', algorithm)));
});
