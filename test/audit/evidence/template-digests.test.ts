import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { templateDigests } from '../../../lib/audit/evidence/template-digests';
import { AssemblyError } from '../../../lib/errors';
import { temporaryDirectory } from '../../check/temporary-directory';
import { manifest, nestedAssembly, nestedStack, stack, writtenFiles } from '../../check/written-assembly';

test('every template of an assembly has its digest, by name', () => {
  const assembly = writtenFiles({
    'manifest.json': manifest({
      Shop: stack('Shop.template.json'),
      Again: stack('Shop.template.json'),
      Stage: nestedAssembly('assembly-Stage'),
    }),
    'Shop.template.json': { Resources: { Nested: nestedStack('Nested.nested.template.json') } },
    'Nested.nested.template.json': { Resources: {} },
    'assembly-Stage/manifest.json': manifest({ Data: stack('Data.template.json') }),
    'assembly-Stage/Data.template.json': '{\n  "Resources": {}\n}\n',
  });

  const digests = templateDigests(assembly);

  expect(digests.map(({ template }) => template)).toEqual([
    'Nested.nested.template.json',
    'Shop.template.json',
    'assembly-Stage/Data.template.json',
  ]);
  for (const { template, bytes, sha256 } of digests) {
    const content = readFileSync(join(assembly, template));
    expect([bytes, sha256]).toEqual([content.length, createHash('sha256').update(content).digest('hex')]);
  }
});

test('what is no assembly is refused', () => {
  const directory = temporaryDirectory();

  expect(() => templateDigests(directory)).toThrow(
    new AssemblyError(`${directory}: there is no cloud assembly here (no manifest.json); synthesize the app first`),
  );
});
