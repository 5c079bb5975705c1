import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { controlDocumentation } from '../../lib/report/control-documentation';

test('points to the heading of a control in the version that judged', () => {
  expect(controlDocumentation('BucketVersioning', 'Storefront', '1.2.3')).toBe(
    'https://unpkg.com/storefront-security-baseline@1.2.3/CONTROLS.md#bucketversioning',
  );
  const document = readFileSync(join(__dirname, '..', '..', 'CONTROLS.md'), 'utf8');
  expect(document).toMatch(/^### BucketVersioning$/m);
});

test.each([
  ['BucketVersioning', 'AwsSolutions'],
  ['AwsSolutions-S1', 'Storefront'],
  ['a)](https://evil.example', 'Storefront'],
])('points nowhere for %s of %s', (rule, pack) => {
  expect(controlDocumentation(rule, pack, '1.2.3')).toBeUndefined();
});
