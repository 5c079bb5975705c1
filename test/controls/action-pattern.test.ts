import * as fc from 'fast-check';
import { matchesAction } from '../../lib/controls/action-pattern';

test.each([
  ['kms:Decrypt', 'kms:Decrypt', true],
  ['KMS:decrypt', 'kms:Decrypt', true],
  ['kms:Decrypt*', 'kms:Decrypt', true],
  ['kms:Dec*pt', 'kms:Decrypt', true],
  ['kms:D?crypt', 'kms:Decrypt', true],
  ['*', 'kms:Decrypt', true],
  ['kms:Decrypt?', 'kms:Decrypt', false],
  ['kms:*Key', 'kms:Decrypt', false],
  ['kms.Decrypt', 'kms:Decrypt', false],
  ['', 'kms:Decrypt', false],
])('%s matches %s: %s', (pattern, action, expected) => {
  expect(matchesAction(pattern, action)).toBe(expected);
});

test('matches as a regular expression would', () => {
  const pattern = fc.string({ unit: fc.constantFrom('a', 'b', ':', '*', '?'), maxLength: 8 });
  const action = fc.string({ unit: fc.constantFrom('a', 'b', ':'), maxLength: 8 });

  fc.assert(
    fc.property(pattern, action, (wildcards, text) => {
      const expression = wildcards.replaceAll('*', '.*').replaceAll('?', '.');
      expect(matchesAction(wildcards, text)).toBe(new RegExp(`^${expression}$`).test(text));
    }),
    { numRuns: 2_000 },
  );
});

test('ends for any number of wildcards', () => {
  expect(matchesAction(`i${'*?'.repeat(2_000)}!`, 'iam:CreateServiceSpecificCredential')).toBe(false);
});
