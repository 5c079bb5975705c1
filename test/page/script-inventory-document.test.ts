import {
  inventoryJson,
  inventoryMarkdown,
  type ScriptInventoryDocument,
} from '../../lib/page/script-inventory-document';

const entry = {
  name: 'Checkout',
  source: '/assets/checkout.js',
  owner: 'Checkout team',
  justification: 'Starts the payment form of the shop.',
  authorizedBy: 'Head of security',
  authorizedOn: '2026-03-01',
  reviewBy: '2027-03-01',
  integrity: 'sha384-abc+/=',
};

const document: ScriptInventoryDocument = {
  page: 'https://shop.example.com/checkout',
  path: '/checkout*',
  integration: 'iframe',
  provider: 'Psp',
  contentSecurityPolicy: "default-src 'none'",
  integrityPolicy: 'enforced',
  scripts: [entry],
};

test('the JSON holds all of it', () => {
  expect(JSON.parse(inventoryJson(document))).toEqual(document);
  expect(inventoryJson(document)).toMatch(/\}\n$/);
});

test('the Markdown has a row for each script', () => {
  expect(inventoryMarkdown(document)).toBe(`# Scripts of https://shop.example.com/checkout

Every script that may run in the consumer’s browser on this page: authorization, integrity and justification (PCI DSS 4.0.1, 6.4.3).

- Path pattern: \`/checkout*\`
- Integration: iframe, with Psp
- Scripts without integrity are blocked by browsers that know \`Integrity-Policy\`
- \`Content-Security-Policy\`: \`default-src 'none'\`

| Script | Source | Owner | Justification | Authorized by | Authorized on | Review by | Integrity |
| --- | --- | --- | --- | --- | --- | --- | --- |
| Checkout | \`/assets/checkout.js\` | Checkout team | Starts the payment form of the shop. | Head of security | 2026-03-01 | 2027-03-01 | \`sha384-abc+/=\` |
`);
});

test('the Markdown says why a script is not pinned, and that others are only reported', () => {
  const { integrity: _, ...unpinned } = { ...entry, noIntegrityReason: 'The provider changes it.' };
  const text = inventoryMarkdown({ ...document, integrityPolicy: 'reported', scripts: [unpinned] });

  expect(text).toContain('| not pinned: The provider changes it. |');
  expect(text).toContain('- Scripts without integrity are reported by browsers');
});

test('the Markdown says when no script may run', () => {
  expect(inventoryMarkdown({ ...document, scripts: [] })).toContain('\n\nNo script may run.\n');
});

test.each([
  ['a | b', 'a &#124; b'],
  ['<img src=x>', '&#60;img src=x&#62;'],
  ['[x](javascript:1)', '&#91;x&#93;(javascript:1)'],
  ['two\nlines', 'two lines'],
  ['@team', '&#64;team'],
])('what people write stays text in the Markdown: %j', (justification, shown) => {
  const text = inventoryMarkdown({ ...document, scripts: [{ ...entry, justification }] });

  expect(text).toContain(`| Checkout team | ${shown} | Head of security |`);
});
