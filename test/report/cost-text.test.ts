import picocolors from 'picocolors';
import type { CostEstimate } from '../../lib/cost/cost-estimate';
import { priced, unpriced } from '../../lib/cost/price';
import type { PriceSource } from '../../lib/cost/price-source';
import { costText } from '../../lib/report/cost-text';

const plain = picocolors.createColors(false);
const coloured = picocolors.createColors(true);

const PAGE: PriceSource = {
  title: 'KMS pricing',
  url: 'https://aws.example/kms',
  read: '2026-11-22',
  secondary: false,
};
const OTHER: PriceSource = {
  title: 'A blog',
  url: 'https://blog.example',
  read: '2026-11-22',
  of: '2024-07-01',
  region: 'eu-west-1',
  secondary: true,
};

const KEY = priced('key', '1', 'month', PAGE);
const GATEWAY = priced('gateway', '0.045', 'hour', OTHER);
const SUBSCRIPTION = unpriced('subscription', 'month');
const REQUESTS = priced('requests', '0.03', '10,000', PAGE);
const TEXTS = unpriced('texts', 'message');

const NOTHING: CostEstimate = { constructs: [], amount: 0, withoutAmount: 0, usage: [], unknown: [] };

const FULL: CostEstimate = {
  constructs: [
    {
      construct: 'Shop/Net/Gateways',
      amount: 32_850_000,
      lines: [{ price: GATEWAY, quantity: 730, untold: 1, amount: 32_850_000 }],
    },
    {
      construct: 'Shop/Data/Keys',
      amount: 3_000_000,
      lines: [{ price: KEY, quantity: 3, untold: 0, amount: 3_000_000 }],
    },
    {
      construct: 'Shop/Data/Key',
      amount: 1_000_000,
      lines: [
        { price: KEY, quantity: 1, untold: 0, amount: 1_000_000 },
        { price: SUBSCRIPTION, quantity: 2, untold: 0, amount: undefined },
      ],
    },
    {
      construct: 'Shop/Open',
      amount: 0,
      lines: [{ price: KEY, quantity: 0, untold: 1, amount: 0 }],
    },
  ],
  amount: 36_850_000,
  withoutAmount: 3,
  usage: [
    { price: REQUESTS, resources: 4 },
    { price: TEXTS, resources: 1 },
  ],
  unknown: [{ type: 'AWS::EC2::Instance', resources: 2 }],
};

test('of an app that costs nothing says so', () => {
  expect(costText(NOTHING, plain)).toEqual([
    `Fixed cost a month in USD, used or not (list prices of us-east-1, before free tiers; other regions differ)
  0.00 in all`,
  ]);
});

test('shows what each construct costs, what nobody knows, what use costs, and every page', () => {
  expect(
    costText(FULL, plain).join('\n\n'),
  ).toBe(`Fixed cost a month in USD, used or not (list prices of us-east-1, before free tiers; other regions differ)
  32.85 + ?  Shop/Net/Gateways: gateway 32.85 (730 hours at 0.045) + ? (0.045 a hour) [1]
       3.00  Shop/Data/Keys: key 3.00 (3 at 1.00) [2]
   1.00 + ?  Shop/Data/Key: key 1.00 [2]; subscription ? (2 times)
          ?  Shop/Open: key ? (1.00 a month) [2]
  at least 36.85, and 3 items without an amount

Charged by use in USD, not in the sum
  requests: 0.03 per 10,000 (4 resources) [2]
  texts: ? per message (1 resource)

Not priced, so missing above
  not priced: AWS::EC2::Instance (2)

Pages of these prices
  [1] A blog, not by AWS, of eu-west-1, read 2026-11-22, as of 2024-07-01
  [2] KMS pricing, read 2026-11-22`);
});

test('without an unknown amount has a sum that is one', () => {
  const [keys] = FULL.constructs.slice(1);

  expect(costText({ ...NOTHING, constructs: keys === undefined ? [] : [keys], amount: 3_000_000 }, plain)[0]).toMatch(
    /\n {2}3\.00 in all$/,
  );
});

test('has colours in its titles alone', () => {
  const titles = costText(FULL, coloured).map((section) => section.split('\n')[0] ?? '');

  expect(titles).toContain(coloured.bold('Pages of these prices'));
  expect(costText(FULL, coloured).map((section) => section.split('\n').slice(1))).toEqual(
    costText(FULL, plain).map((section) => section.split('\n').slice(1)),
  );
});

test('lets no name of the app steer the terminal', () => {
  const [first] = FULL.constructs;
  const hostile = { ...FULL, constructs: first === undefined ? [] : [{ ...first, construct: 'a\u001b[2Jb\nc' }] };

  expect(costText(hostile, plain).join('').replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
});
