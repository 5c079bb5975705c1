import { usesExampleDomain } from '../../lib/settings/example-domain';

describe('usesExampleDomain', () => {
  test.each([
    'shop.example.com',
    'example.com',
    'a.b.example.net',
    'example.org',
    'SHOP.EXAMPLE.COM',
    'shop.example',
    'shop.test',
    'shop.invalid',
    'shop.localhost',
  ])('knows %s as reserved', (domainName) => {
    expect(usesExampleDomain({ domainName })).toBe(true);
  });

  test.each(['myexample.com', 'example.com.shop', 'example.co.uk', 'shop.testing', 'test.shop', 'example.io'])(
    'takes %s for a real domain',
    (domainName) => {
      expect(usesExampleDomain({ domainName })).toBe(false);
    },
  );
});
