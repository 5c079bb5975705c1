import { coverageOf, subjectTypes } from '../../measure/coverage';
import type { Mapping } from '../../measure/mapping';
import { judged, label, SHUTTERS } from './shop';

const MAPPING: Mapping = {
  serves: (type) => type === 'Shop::Shutter',
  mapped: new Map([['owner/name Shutters', SHUTTERS]]),
  unmapped: new Map([['owner/name Paint', 'paint is a matter of taste']]),
};

const templates = new Map([
  ['owner+name/shop.json', judged({ Front: { Type: 'Shop::Shutter' }, Floor: { Type: 'Shop::Floor' } })],
  ['owner+name/roof.json', judged({ Roof: { Type: 'Shop::Roof' }, Floor: { Type: 'Shop::Floor' } })],
  ['owner+name/cellar.json', judged({ Cellar: { Type: 'Shop::Cellar' } })],
]);

describe('subjectTypes', () => {
  test.each([
    [
      'the resources that labels name',
      [label({ failing: ['Front'] }), label({ path: 'roof.json' })],
      ['Shop::Shutter'],
    ],
    ['what stands in each template', [label(), label({ path: 'roof.json' })], ['Shop::Floor']],
    [
      'all, where nothing stands in each',
      [label({ path: 'cellar.json' }), label({ path: 'roof.json' })],
      ['Shop::Cellar', 'Shop::Floor', 'Shop::Roof'],
    ],
    ['nothing, where no template could be read', [label({ path: 'gone.json' })], []],
  ])('are those of %s', (_case, labels, types) => {
    expect(subjectTypes(labels, templates)).toEqual(types);
  });
});

describe('coverageOf', () => {
  const coverage = (rule: string, failing: readonly string[], path = 'shop.json') =>
    coverageOf([label({ rule, failing, path })], templates, MAPPING)[0];

  test('a rule counts once, however many labels it has', () => {
    expect(coverageOf([label(), label({ path: 'roof.json' })], templates, MAPPING)).toHaveLength(1);
  });

  test('a mapped rule is covered', () => {
    expect(coverage('Shutters', ['Front'])).toEqual({
      repo: 'owner/name',
      rule: 'Shutters',
      types: ['Shop::Shutter'],
      served: true,
      unmapped: undefined,
    });
  });

  test.each([
    ['the reason that the mapping gives', 'Paint', ['Front'], true, 'paint is a matter of taste'],
    [
      'that the mapping forgot it',
      'Bolts',
      ['Front'],
      true,
      'the mapping does not name it; it speaks of Shop::Shutter',
    ],
    [
      'that the product does not serve it',
      'Floors',
      ['Floor'],
      false,
      'speaks of Shop::Floor, which the product does not serve',
    ],
  ])('tells %s', (_case, rule, failing, served, unmapped) => {
    expect(coverage(rule, failing)).toEqual(expect.objectContaining({ served, unmapped }));
  });

  test('tells that a template has no resource', () => {
    expect(coverage('Floors', [], 'gone.json')?.unmapped).toBe(
      'speaks of no resource, which the product does not serve',
    );
  });
});
