import * as fc from 'fast-check';
import { SHOP_NAME, shopNameOf } from '../../lib/settings/shop-name';

describe('shopNameOf', () => {
  test.each([
    ['shop.example.com', 'shop-example-com'],
    ['3d-shop.example', 'shop-3d-shop-example'],
    ['exactly-24-characters.io', 'exactly-24-characters-io'],
    ['shop.with-a-long-name.example.com', 'shop-with-a-long-495a4b'],
  ])('names %s', (domain, expected) => {
    expect(shopNameOf(domain)).toBe(expected);
  });

  test('keeps apart two long domains with the same beginning', () => {
    expect(shopNameOf('orders.eu.retail.example.com')).not.toBe(shopNameOf('orders.eu.retail.example.net'));
  });

  test('gives an acceptable shop name for every domain', () => {
    fc.assert(
      fc.property(fc.domain(), (domain) => {
        expect(shopNameOf(domain.toLowerCase())).toMatch(SHOP_NAME);
      }),
    );
  });
});
