import { integrityManifest } from '../../lib/page/integrity-manifest';

test('pinned scripts with an address have attributes, others have none', () => {
  const manifest = integrityManifest([
    { source: '/assets/checkout.js', integrity: 'sha384-a' },
    { source: 'https://js.example.com/sdk.js', integrity: 'sha384-b sha512-c' },
    { source: 'https://js.example.com/v3/*' },
    { source: 'inline', integrity: 'sha256-d' },
  ]);

  expect(manifest).toEqual({
    '/assets/checkout.js': { integrity: 'sha384-a', crossorigin: 'anonymous' },
    'https://js.example.com/sdk.js': { integrity: 'sha384-b sha512-c', crossorigin: 'anonymous' },
  });
});
