import { proposedExceptions } from '../../lib/check/proposed-exceptions';
import type { Exception } from '../../lib/exceptions';
import { falsePositive, risk } from '../exceptions/sample-exceptions';

const LINE =
  'exceptions.yaml:4: BucketVersioning at Shop/Data/Orders (risk, Ada): Orders are copied nightly to another account.';

test('gives what the target does not have, a line each', () => {
  expect(proposedExceptions([risk(), falsePositive()], [falsePositive()])).toEqual([LINE]);
});

test.each<[string, Exception]>([
  ['ends later', risk({ expires: '2026-12-31' })],
  ['covers more', risk({ path: 'Shop/Data' })],
  ['names another control', risk({ controls: ['BucketVersioning', 'BucketTlsOnly'] })],
  ['has another approver', risk({ approver: 'Linus' })],
  ['has another compensating control', risk({ compensatingControl: 'None.' })],
])('gives one that %s than the target', (_name, changed) => {
  expect(proposedExceptions([changed], [risk()])).toHaveLength(1);
});

test('is not told of one that only moved, or whose fields stand in another order', () => {
  const { kind, ...rest } = risk({ source: { file: 'register.yaml', line: 90 } });

  expect(proposedExceptions([{ ...rest, kind }], [risk()])).toEqual([]);
});

test('does not speak of one that is removed', () => {
  expect(proposedExceptions([], [risk()])).toEqual([]);
});

test('keeps to one line', () => {
  const reason = 'Orders are copied\n  nightly to\r\nanother account.';

  expect(proposedExceptions([risk({ reason })], [])).toEqual([LINE]);
});
