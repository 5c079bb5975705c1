import { quarantineName } from '../../lib/upload/quarantine-name';

test('the version comes first', () => {
  expect(quarantineName('uploads/7/a b.pdf', 'v1')).toBe('v1/uploads/7/a b.pdf');
});

test('a name fits to the last byte', () => {
  expect(quarantineName('ü'.repeat(510), 'abc')).toBe(`abc/${'ü'.repeat(510)}`);
});

test('what is too long is hashed, and told apart', () => {
  const long = quarantineName(`${'ü'.repeat(510)}a`, 'abc');

  expect(long).toMatch(/^abc\/[0-9a-f]{64}$/);
  expect(quarantineName(`${'ü'.repeat(510)}b`, 'abc')).not.toBe(long);
});
