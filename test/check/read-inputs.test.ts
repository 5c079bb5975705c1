import { join } from 'node:path';
import { readInputs } from '../../lib/check/read-inputs';
import { AssemblyError } from '../../lib/errors';
import { manifest, stack, writtenFiles } from './written-assembly';

const body = { Resources: { Orders: { Type: 'AWS::S3::Bucket' } } };

test('judges an assembly as a whole, and each template by itself', () => {
  const directory = writtenFiles({
    'cdk.out/manifest.json': manifest({ A: stack('A.json'), B: stack('B.json') }),
    'cdk.out/A.json': body,
    'cdk.out/B.json': body,
    'one.json': body,
    'two.json': body,
  });

  const { inputs, incomplete } = readInputs([directory]);

  const names = inputs.map(({ templates }) => templates.map(({ name }) => name.split('/').at(-1)));
  expect(names).toEqual([['A.json', 'B.json'], ['one.json'], ['two.json']]);
  expect(incomplete).toEqual([]);
});

test('says of a template beside others why it cannot be read, and reads the rest', () => {
  const directory = writtenFiles({ 'good.json': body, 'bad.json': `${JSON.stringify(body)}}` });

  const { inputs, incomplete } = readInputs([directory]);

  expect(inputs).toHaveLength(1);
  expect(incomplete).toEqual([expect.stringMatching(/bad\.json:1:\d+: [^\n]+$/)]);
});

test('refuses a named file that cannot be read', () => {
  const file = join(writtenFiles({ 'bad.json': '{' }), 'bad.json');

  expect(() => readInputs([file])).toThrow(AssemblyError);
});
