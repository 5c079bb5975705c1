import { CHARGED_TYPES } from '../../lib/cost/charged-types';
import { freeTypes, whyFree } from '../../lib/cost/free-types';
import type { Price } from '../../lib/cost/price';
import { SOURCES } from '../../lib/cost/price-source';
import { costOf } from './costed-templates';

const sources = Object.entries(SOURCES);

/** Every price that a resource without properties brings up, of every type. */
const prices: readonly Price[] = Object.keys(CHARGED_TYPES).flatMap((type) => {
  const { constructs, usage } = costOf(type);
  return [...constructs.flatMap(({ lines }) => lines), ...usage].map(({ price }) => price);
});

describe('a source', () => {
  test.each(sources)('%s is a page with a title, an address and a day', (_name, { title, url, read, ...source }) => {
    expect(title.trim()).not.toBe('');
    expect(new URL(url).protocol).toBe('https:');
    expect(read).toMatch(/^20\d\d-\d\d-\d\d$/);
    expect(new Date(read).getTime()).not.toBeNaN();
    const { of } = { of: read, ...source };
    expect(of <= read).toBe(true);
  });

  test('is secondary where it is not a page of AWS', () => {
    const ofAws = /^https:\/\/(aws\.amazon\.com|docs\.aws\.amazon\.com|aws\.github\.io)\//;

    expect(sources.filter(([, { url, secondary }]) => secondary === ofAws.test(url))).toEqual([]);
  });
});

test('a price has a source or no amount, and an amount above nothing', () => {
  expect(prices.length).toBeGreaterThan(70);
  const known = prices.flatMap((price) => price.known ?? []);
  expect(known.filter(({ amount }) => !(Number.isInteger(amount) && amount > 0))).toEqual([]);
  expect(known.filter(({ source }) => !Object.values<unknown>(SOURCES).includes(source))).toEqual([]);
});

test('a name stands for one price', () => {
  const said = new Map<string, Set<string>>();
  for (const { what, per, known } of prices) {
    said.set(what, (said.get(what) ?? new Set()).add(`${known?.amount} ${per}`));
  }

  expect([...said].filter(([, ways]) => ways.size > 1)).toEqual([]);
});

test('every type of the table costs something, fixed or by use, save for what its properties decide', () => {
  const DECIDED_BY_PROPERTIES = [
    'AWS::ApiGateway::Stage',
    'AWS::CertificateManager::Certificate',
    'AWS::EC2::VPCEndpoint',
    'AWS::Lambda::Alias',
    'AWS::Lambda::Version',
    'AWS::RDS::DBCluster',
    'AWS::SSM::Parameter',
  ];
  const costless = Object.keys(CHARGED_TYPES).filter((type) => {
    const { constructs, usage } = costOf(type);
    return constructs.length + usage.length === 0;
  });

  expect(costless.filter((type) => !DECIDED_BY_PROPERTIES.includes(type))).toEqual([]);
});

describe('a free type', () => {
  test('is not charged too', () => {
    expect(freeTypes().filter((type) => type in CHARGED_TYPES)).toEqual([]);
  });

  test('stands once', () => {
    expect(new Set(freeTypes()).size).toBe(freeTypes().length);
  });

  test.each([
    ['AWS::IAM::Role', 'it is a permission or identity, and AWS IAM is free'],
    ['AWS::Events::Rule', 'events of AWS services, and schedules, are free on the default bus'],
    ['Custom::Anything', 'the function that answers for it is charged'],
    ['AWS::EC2::Instance', undefined],
    ['AWS::IAMSomething::Role', undefined],
    ['constructor', undefined],
  ])('%s: %s', (type, reason) => {
    expect(whyFree(type)).toBe(reason);
  });
});
